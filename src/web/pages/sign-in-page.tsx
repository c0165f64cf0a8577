import type { VNode } from 'preact';
import { Choice, Field } from '../components/field.js';
import { Actions, Form, Notice } from '../components/form.js';
import { type Frame, Layout } from '../components/layout.js';
import { type FormState, isRefused } from '../form-state.js';

/** A provider at which people may sign in instead. */
export interface ElsewhereLink {
  /** Its name, as people know it. */
  readonly provider: string;
  readonly href: string;
}

interface SignInPageProps {
  readonly frame: Frame;
  readonly state: FormState;
  readonly action: string;
  /** What was done just before; null: nothing. */
  readonly notice: string | null;
  readonly elsewhere: ElsewhereLink | null;
}

export function SignInPage({ frame, state, action, notice, elsewhere }: SignInPageProps): VNode {
  const { say, to } = frame;
  const title = say('page.signIn.title');
  return (
    <Layout frame={frame} title={title} isRefused={isRefused(state)}>
      <h1>{title}</h1>
      {notice === null ? null : <Notice>{notice}</Notice>}
      <Form action={action} state={state}>
        <Field
          {...{
            state,
            name: 'handle',
            label: say('page.signIn.handle'),
            hint: say('page.signIn.handleHint'),
          }}
          {...{ autocomplete: 'username', isCode: true, isFirst: true }}
        />
        <Field
          {...{ state, name: 'passphrase', label: say('page.signIn.passphrase') }}
          {...{ autocomplete: 'current-password', isSecret: true }}
        />
        <Choice
          {...{ type: 'checkbox', name: 'shared', value: 'yes', isChosen: state.values.shared === 'yes' }}
          {...{ label: say('page.signIn.shared'), hint: say('page.signIn.sharedHint') }}
        />
        <Actions>
          <button class="primary">{say('page.signIn.submit')}</button>
          {elsewhere === null ? null : (
            <a href={elsewhere.href}>{say('page.signIn.elsewhere', { provider: elsewhere.provider })}</a>
          )}
        </Actions>
      </Form>
      <section>
        <p>
          <a href={to('/join')}>{say('page.signIn.invited')}</a>
        </p>
        <p class="quiet">{say('page.signIn.lost')}</p>
      </section>
    </Layout>
  );
}
