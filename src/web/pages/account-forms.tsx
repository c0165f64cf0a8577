import type { VNode } from 'preact';
import { AccountFrame, ConfirmField } from '../components/account-frame.js';
import { Choice, Field } from '../components/field.js';
import { Actions, Form } from '../components/form.js';
import type { Frame } from '../components/layout.js';
import { type OfferedWords, PassphraseChoice } from '../components/passphrase-choice.js';
import { Select, type SelectOption } from '../components/select.js';
import type { FormState } from '../form-state.js';

interface AccountFormProps {
  readonly frame: Frame;
  readonly state: FormState;
  /** Who signs in elsewhere only has none. */
  readonly hasPassphrase: boolean;
}

interface ProfilePageProps extends Omit<AccountFormProps, 'hasPassphrase'> {
  readonly handle: string;
  /** Each by its own name; the first one is none in particular. */
  readonly languages: readonly SelectOption[];
  readonly language: string;
}

export function ProfilePage({ frame, state, handle, languages, language }: ProfilePageProps): VNode {
  const { say } = frame;
  return (
    <AccountFrame frame={frame} title={say('page.profile.title')} state={state}>
      <Form action="/account/profile" state={state}>
        <Field
          {...{ state, name: 'handle', label: say('page.join.handle'), hint: say('page.join.handleHint') }}
          {...{ autocomplete: 'username', isCode: true, initial: handle }}
        />
        <Select
          {...{ name: 'language', label: say('page.account.language'), options: languages }}
          chosen={state.values.language ?? language}
        />
        <Actions>
          <button class="primary">{say('page.save')}</button>
        </Actions>
      </Form>
    </AccountFrame>
  );
}

/** Where the passphrase is changed, or a first one is set. */
export function PassphrasePage(
  props: AccountFormProps & { readonly handle: string; readonly offered: OfferedWords },
): VNode {
  const { frame, state, hasPassphrase, handle, offered } = props;
  const { say } = frame;
  return (
    <AccountFrame frame={frame} title={say('page.passphrase.title')} state={state}>
      <p>{say('page.passphrase.ends')}</p>
      <Form action="/account/passphrase" state={state}>
        <input type="hidden" name="username" value={handle} autocomplete="username" />
        {hasPassphrase ? (
          <Field
            {...{ state, name: 'confirmation', label: say('page.passphrase.current') }}
            {...{ autocomplete: 'current-password', isSecret: true, isFirst: true }}
          />
        ) : null}
        <PassphraseChoice {...{ say, state, offered }} />
        <Choice
          {...{
            type: 'checkbox',
            name: 'revokeTokens',
            value: 'yes',
            label: say('page.passphrase.revokeTokens'),
          }}
          isChosen={state.values.revokeTokens === 'yes'}
        />
        <Actions>
          <button class="primary">{say('page.passphrase.submit')}</button>
        </Actions>
      </Form>
    </AccountFrame>
  );
}

export function DeletePage({ frame, state, hasPassphrase }: AccountFormProps): VNode {
  const { say } = frame;
  const unsure = state.errors.sure;
  return (
    <AccountFrame frame={frame} title={say('page.delete.title')} state={state}>
      <p>{say('page.delete.what')}</p>
      <Form action="/account/delete" state={state}>
        {unsure === undefined ? null : (
          <p class="error" id="sure-error">
            {unsure}
          </p>
        )}
        <Choice
          {...{ type: 'checkbox', name: 'sure', value: 'yes', isChosen: state.values.sure === 'yes' }}
          label={say('page.delete.sure')}
        />
        <ConfirmField {...{ say, state, hasPassphrase }} />
        <Actions>
          <button class="primary">{say('page.delete.submit')}</button>
        </Actions>
      </Form>
    </AccountFrame>
  );
}
