import type { VNode } from 'preact';
import { Field } from '../components/field.js';
import { Actions, Form } from '../components/form.js';
import { type Frame, Layout } from '../components/layout.js';
import { type OfferedWords, PassphraseChoice } from '../components/passphrase-choice.js';
import { type RoleInLanguage, Roles } from '../components/roles.js';
import { type FormState, isRefused } from '../form-state.js';
import type { ElsewhereLink } from './sign-in-page.js';

interface JoinPageProps {
  readonly frame: Frame;
  readonly state: FormState;
  readonly action: string;
  readonly roles: readonly RoleInLanguage[];
  /** A random one, to be changed or not. */
  readonly handle: string;
  readonly offered: OfferedWords;
  readonly elsewhere: ElsewhereLink | null;
}

/** Where somebody who was invited becomes somebody here. */
export function JoinPage({ frame, state, action, roles, handle, offered, elsewhere }: JoinPageProps): VNode {
  const { say } = frame;
  const title = say('page.join.title');
  return (
    <Layout frame={frame} title={title} isRefused={isRefused(state)}>
      <h1>{title}</h1>
      <p>{say('page.join.invitedAs')}</p>
      <Roles say={say} roles={roles} />
      <p class="quiet">{say('page.join.nothingAsked')}</p>
      <Form action={action} state={state}>
        <Field
          {...{ state, name: 'handle', label: say('page.join.handle'), hint: say('page.join.handleHint') }}
          {...{ autocomplete: 'username', isCode: true, initial: handle }}
        />
        <PassphraseChoice {...{ say, state, offered }} />
        <Actions>
          <button class="primary">{say('page.join.submit')}</button>
          {elsewhere === null ? null : (
            <a href={elsewhere.href}>{say('page.join.elsewhere', { provider: elsewhere.provider })}</a>
          )}
        </Actions>
      </Form>
    </Layout>
  );
}

interface ResetPageProps {
  readonly frame: Frame;
  readonly state: FormState;
  readonly action: string;
  readonly offered: OfferedWords;
}

/** Where somebody sets a new passphrase with a coordinator's code. */
export function ResetPage({ frame, state, action, offered }: ResetPageProps): VNode {
  const { say } = frame;
  const title = say('page.reset.title');
  return (
    <Layout frame={frame} title={title} isRefused={isRefused(state)}>
      <h1>{title}</h1>
      <p>{say('page.reset.lead')}</p>
      <Form action={action} state={state}>
        <PassphraseChoice {...{ say, state, offered }} />
        <Actions>
          <button class="primary">{say('page.reset.submit')}</button>
        </Actions>
      </Form>
    </Layout>
  );
}
