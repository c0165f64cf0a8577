import type { VNode } from 'preact';
import { AccountFrame, ConfirmField } from '../components/account-frame.js';
import { Actions, Form } from '../components/form.js';
import type { Frame } from '../components/layout.js';
import type { FormState } from '../form-state.js';
import { dayInWords } from '../times.js';

interface ElsewherePageProps {
  readonly frame: Frame;
  readonly state: FormState;
  readonly notice: string | null;
  readonly provider: string;
  /** Somebody at the provider whom the account belongs to; null: nobody. */
  readonly linked: { readonly id: string; readonly on: string } | null;
  readonly hasPassphrase: boolean;
}

/** Where a sign-in elsewhere is linked with the account, or unlinked. */
export function ElsewherePage({
  frame,
  state,
  notice,
  provider,
  linked,
  hasPassphrase,
}: ElsewherePageProps): VNode {
  const { say, language } = frame;
  return (
    <AccountFrame {...{ frame, state, notice }} title={say('page.identities.title')}>
      <p>{say('page.identities.why', { provider })}</p>
      {linked === null ? null : (
        <p>{say('page.identities.isLinked', { day: dayInWords(linked.on, language) })}</p>
      )}
      <Form action={linked === null ? '/account/elsewhere/link' : '/account/elsewhere/unlink'} state={state}>
        {linked === null ? null : <input type="hidden" name="id" value={linked.id} />}
        <ConfirmField {...{ say, state, hasPassphrase }} />
        <Actions>
          {linked === null ? (
            <button class="primary">{say('page.identities.link', { provider })}</button>
          ) : (
            <button class="secondary">{say('page.identities.unlink')}</button>
          )}
        </Actions>
      </Form>
    </AccountFrame>
  );
}
