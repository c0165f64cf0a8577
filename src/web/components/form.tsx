import type { ComponentChildren, VNode } from 'preact';
import type { FormState } from '../form-state.js';

interface FormProps {
  readonly action: string;
  readonly state: FormState;
  readonly children: ComponentChildren;
}

/** A form that works without scripts. What is wrong with it is said in our words, not the browser's: hence `novalidate`. */
export function Form({ action, state, children }: FormProps): VNode {
  return (
    <form method="post" action={action} noValidate>
      {state.problem === null ? null : <Alert>{state.problem}</Alert>}
      {children}
    </form>
  );
}

/** What went wrong, heard at once by those who listen to the page. */
export function Alert({ children }: { readonly children: ComponentChildren }): VNode {
  return (
    <div class="alert" role="alert">
      <p>{children}</p>
    </div>
  );
}

/** What was done, or is good to know. */
export function Notice({ children }: { readonly children: ComponentChildren }): VNode {
  return (
    <div class="notice" role="status">
      <p>{children}</p>
    </div>
  );
}

/** The buttons of a form; the one primary button of the screen comes first. */
export function Actions({ children }: { readonly children: ComponentChildren }): VNode {
  return <div class="actions">{children}</div>;
}
