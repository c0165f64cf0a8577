import type { VNode } from 'preact';
import { Field } from '../components/field.js';
import { Actions, Form } from '../components/form.js';
import { type Frame, Layout } from '../components/layout.js';
import { type FormState, isRefused } from '../form-state.js';

interface OneFieldPageProps {
  readonly frame: Frame;
  readonly state: FormState;
  readonly action: string;
}

/** Where a code of the second factor is typed in. */
export function SecondStepPage(props: OneFieldPageProps & { readonly hasApp: boolean }): VNode {
  const { say } = props.frame;
  return (
    <OneFieldPage
      {...props}
      title={say('page.secondStep.title')}
      label={say('page.secondStep.label')}
      hint={say(props.hasApp ? 'page.secondStep.hint' : 'page.secondStep.hintRecovery')}
      submit={say('page.secondStep.submit')}
      autocomplete="one-time-code"
    />
  );
}

/** Where an invitation's code, or one to set a new passphrase, is typed in. */
export function CodePage(props: OneFieldPageProps): VNode {
  const { say } = props.frame;
  return (
    <OneFieldPage
      {...props}
      title={say('page.code.title')}
      label={say('page.code.label')}
      hint={say('page.code.hint')}
      submit={say('page.code.submit')}
      autocomplete="off"
    />
  );
}

interface Words {
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  readonly submit: string;
  readonly autocomplete: 'one-time-code' | 'off';
}

function OneFieldPage({ frame, state, action, title, ...words }: OneFieldPageProps & Words): VNode {
  return (
    <Layout frame={frame} title={title} isRefused={isRefused(state)}>
      <h1>{title}</h1>
      <Form action={action} state={state}>
        <Field
          {...{ state, name: 'code', label: words.label, hint: words.hint, autocomplete: words.autocomplete }}
          {...{ isCode: true, isFirst: true }}
        />
        <Actions>
          <button class="primary">{words.submit}</button>
        </Actions>
      </Form>
    </Layout>
  );
}
