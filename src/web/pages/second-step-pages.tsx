import type { VNode } from 'preact';
import { AccountFrame } from '../components/account-frame.js';
import { Field } from '../components/field.js';
import { Actions, Form } from '../components/form.js';
import type { Frame } from '../components/layout.js';
import type { FormState } from '../form-state.js';

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
  /** Null: they were shown before. */
  readonly codes: readonly string[] | null;
}

/** Ten codes, shown this once. */
export function RecoveryCodesPage({ frame, notice, codes }: RecoveryCodesPageProps): VNode {
  const { say } = frame;
  return (
    <AccountFrame {...{ frame, notice }} title={say('page.recovery.title')}>
      {codes === null ? (
        <p>{say('page.recovery.shown')}</p>
      ) : (
        <>
          <p>{say('page.recovery.once')}</p>
          <ul class="codes" dir="ltr">
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
          <p class="quiet">{say('page.recovery.replaces')}</p>
        </>
      )}
      <p>
        <a class="primary" href="/account/second-step">
          {say(codes === null ? 'page.totp.title' : 'page.recovery.kept')}
        </a>
      </p>
    </AccountFrame>
  );
}
