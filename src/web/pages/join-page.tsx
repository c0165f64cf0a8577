import type { VNode } from 'preact';
import { AlreadyIn, SharedChoice } from '../components/arriving.js';
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
  /** The handle of who is signed in already; null: nobody. */
  readonly whoIsIn: string | null;
}

/** Where somebody who was invited becomes somebody here. */
export function JoinPage({ frame, state, action, whoIsIn, ...invited }: JoinPageProps): VNode {
  const { say } = frame;
  const { roles, handle, offered, elsewhere } = invited;
  const title = say('page.join.title');
  return (
    <Layout frame={frame} title={title} isRefused={isRefused(state)}>
      <h1>{title}</h1>
      {whoIsIn === null ? null : <AlreadyIn frame={frame} handle={whoIsIn} />}
      <p>{say('page.join.invitedAs')}</p>
      <Roles say={say} roles={roles} />
      <p class="quiet">{say('page.join.nothingAsked')}</p>
      <Form action={action} state={state}>
        <Field
          {...{ state, name: 'handle', label: say('page.join.handle'), hint: say('page.join.handleHint') }}
          {...{ autocomplete: 'username', isCode: true, initial: handle }}
        />
        <PassphraseChoice {...{ say, state, offered }} />
        <SharedChoice {...{ say, state }} />
        <Actions>
          <button class="primary">{say('page.join.submit')}</button>
          {elsewhere === null ? null : (
            <>
              <a href={elsewhere.href}>{say('page.join.elsewhere', { provider: elsewhere.provider })}</a>
              <a href={elsewhere.sharedHref}>
                {say('page.join.elsewhereShared', { provider: elsewhere.provider })}
              </a>
            </>
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
  /** Whose passphrase it is. */
  readonly handle: string;
  /** The second factor, and every sign-in elsewhere, goes. */
  readonly dropsFactors: boolean;
}

/** Where somebody sets a new passphrase with a coordinator's code. */
export function ResetPage({ frame, state, action, offered, handle, dropsFactors }: ResetPageProps): VNode {
  const { say } = frame;
  const title = say('page.reset.title');
  return (
    <Layout frame={frame} title={title} isRefused={isRefused(state)}>
      <h1>{title}</h1>
      <p>{say('page.reset.lead', { handle })}</p>
      <p>{say(dropsFactors ? 'page.reset.factorsGo' : 'page.reset.factorsStay')}</p>
      <Form action={action} state={state}>
        <PassphraseChoice {...{ say, state, offered }} />
        <Actions>
          <button class="primary">{say('page.reset.submit')}</button>
        </Actions>
      </Form>
    </Layout>
  );
}
