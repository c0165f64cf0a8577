import type { VNode } from 'preact';
import { AccountFrame, ConfirmField } from '../components/account-frame.js';
import { Field } from '../components/field.js';
import { Actions, Form } from '../components/form.js';
import type { Frame } from '../components/layout.js';
import type { FormState } from '../form-state.js';

/** What of the second step is set up. */
export interface SecondStepView {
  readonly hasApp: boolean;
  readonly passkeys: number;
  readonly codesLeft: number;
  readonly hasPassphrase: boolean;
}

interface SecondStepSettingsProps {
  readonly frame: Frame;
  readonly state: FormState;
  readonly notice: string | null;
  readonly view: SecondStepView;
}

/** The second step as it is, and what can be done about it: one confirmation, several buttons. */
export function SecondStepSettingsPage({ frame, state, notice, view }: SecondStepSettingsProps): VNode {
  const { say } = frame;
  const isOn = view.hasApp || view.passkeys > 0;
  return (
    <AccountFrame {...{ frame, state, notice }} title={say('page.totp.title')}>
      <p>{say(isOn ? 'page.totp.isOn' : 'page.totp.why')}</p>
      {view.passkeys === 0 ? null : <p>{say('page.totp.passkeys', { count: view.passkeys })}</p>}
      {isOn ? (
        <p>
          {say('page.recovery.why')} {say('page.recovery.left', { count: view.codesLeft })}
        </p>
      ) : null}
      <Form action="/account/second-step" state={state}>
        <ConfirmField {...{ say, state, hasPassphrase: view.hasPassphrase }} />
        <Actions>
          {view.hasApp ? null : (
            <button class={isOn ? 'secondary' : 'primary'} name="do" value="begin">
              {say('page.totp.begin')}
            </button>
          )}
          {isOn ? (
            <button class="primary" name="do" value="codes">
              {say('page.recovery.make')}
            </button>
          ) : null}
          {view.hasApp ? (
            <button class="secondary" name="do" value="remove">
              {say('page.totp.remove')}
            </button>
          ) : null}
        </Actions>
      </Form>
    </AccountFrame>
  );
}

interface AppKeyPageProps {
  readonly frame: Frame;
  readonly state: FormState;
  /** Base32, to be typed into an app. */
  readonly secret: string;
  /** `otpauth:`, to be opened by one. */
  readonly address: string;
}

/** The key of an app that shows codes, and the field for the first of them. */
export function AppKeyPage({ frame, state, secret, address }: AppKeyPageProps): VNode {
  const { say } = frame;
  return (
    <AccountFrame {...{ frame, state }} title={say('page.totp.begin')}>
      <p id="key">{say('page.totp.secret')}</p>
      <output class="secret" dir="ltr" aria-labelledby="key">
        {(secret.match(/.{1,4}/g) ?? []).join(' ')}
      </output>
      <p>
        <a href={address}>{say('page.totp.open')}</a>
      </p>
      <Form action="/account/second-step/app" state={state}>
        <input type="hidden" name="secret" value={secret} />
        <Field
          {...{ state, name: 'code', label: say('page.totp.code'), hint: say('page.totp.codeHint') }}
          {...{ autocomplete: 'one-time-code', isCode: true, inputMode: 'numeric', isFirst: true }}
        />
        <Actions>
          <button class="primary">{say('page.totp.confirm')}</button>
        </Actions>
      </Form>
    </AccountFrame>
  );
}

interface RecoveryCodesPageProps {
  readonly frame: Frame;
  readonly notice: string | null;
  readonly codes: readonly string[];
}

/** Ten codes, shown this once. */
export function RecoveryCodesPage({ frame, notice, codes }: RecoveryCodesPageProps): VNode {
  const { say } = frame;
  return (
    <AccountFrame {...{ frame, notice }} title={say('page.recovery.title')}>
      <p>{say('page.recovery.once')}</p>
      <ul class="codes" dir="ltr">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p class="quiet">{say('page.recovery.replaces')}</p>
      <p>
        <a class="primary" href="/account/second-step">
          {say('page.recovery.kept')}
        </a>
      </p>
    </AccountFrame>
  );
}
