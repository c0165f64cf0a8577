import type { VNode } from 'preact';
import { AccountFrame, ConfirmField } from '../components/account-frame.js';
import { Actions, Form } from '../components/form.js';
import type { Frame } from '../components/layout.js';
import type { FormState } from '../form-state.js';
import { dayInWords } from '../times.js';

/** A passkey as its owner sees it. */
export interface PasskeyView {
  readonly id: string;
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly addedOn: string;
}

/** What of the second step is set up. */
export interface SecondStepView {
  readonly hasApp: boolean;
  readonly passkeys: readonly PasskeyView[];
  readonly codesLeft: number;
}

/** What can be changed: an app set up, new codes, the app, a passkey or all of it taken away. */
export const SECOND_STEP_CHANGES = ['begin', 'codes', 'remove', 'passkey', 'off'] as const;

/** One change, and the passkey that it is about. */
export interface SecondStepChange {
  readonly kind: (typeof SECOND_STEP_CHANGES)[number];
  readonly passkey: PasskeyView | null;
}

const PATH = '/account/second-step';

/** What each change is called, and what it does. */
const WORDS = {
  begin: ['page.totp.begin', 'page.totp.why'],
  codes: ['page.recovery.make', 'page.recovery.willReplace'],
  remove: ['page.totp.remove', 'page.totp.willRemove'],
  passkey: ['page.passkeys.remove', 'page.passkeys.willRemove'],
  off: ['page.totp.off', 'page.totp.willBeOff'],
} as const;

interface SecondStepSettingsProps {
  readonly frame: Frame;
  readonly notice: string | null;
  readonly view: SecondStepView;
}

/** The second step as it is. Each change has a form of its own. */
export function SecondStepSettingsPage({ frame, notice, view }: SecondStepSettingsProps): VNode {
  const { say } = frame;
  const { hasApp, passkeys, codesLeft } = view;
  const isOn = hasApp || passkeys.length > 0;
  return (
    <AccountFrame {...{ frame, notice }} title={say('page.totp.title')}>
      <p>{say(isOn ? 'page.totp.isOn' : 'page.totp.why')}</p>
      <ul class="rows">
        <li>
          <p class="what">
            {say('page.totp.app')}
            <br />
            <span class="quiet">{say(hasApp ? 'page.account.on' : 'page.account.off')}</span>
          </p>
          <ChangeLink frame={frame} kind={hasApp ? 'remove' : 'begin'} />
        </li>
        {passkeys.map((passkey) => (
          <li key={passkey.id}>
            <p class="what">
              {say('page.passkeys.one')} <bdi>{passkey.name}</bdi>
              <br />
              <time class="quiet" dateTime={passkey.addedOn}>
                {dayInWords(passkey.addedOn, frame.language)}
              </time>
            </p>
            <ChangeLink frame={frame} kind="passkey" passkey={passkey} />
          </li>
        ))}
        {isOn ? (
          <li>
            <p class="what">
              {say('page.recovery.title')}
              <br />
              <span class="quiet">
                {say('page.recovery.why')} {say('page.recovery.left', { count: codesLeft })}
              </span>
            </p>
            <ChangeLink frame={frame} kind="codes" />
          </li>
        ) : null}
      </ul>
      {isOn ? (
        <p>
          <ChangeLink frame={frame} kind="off" />
        </p>
      ) : null}
    </AccountFrame>
  );
}

interface ChangeLinkProps {
  readonly frame: Frame;
  readonly kind: SecondStepChange['kind'];
  readonly passkey?: PasskeyView;
}

function ChangeLink({ frame: { say }, kind, passkey }: ChangeLinkProps): VNode {
  const query = new URLSearchParams({ do: kind, ...(passkey === undefined ? {} : { id: passkey.id }) });
  const words = say(WORDS[kind][0]);
  return (
    <a
      href={`${PATH}?${query.toString()}`}
      aria-label={passkey === undefined ? undefined : `${words}: ${passkey.name}`}
    >
      {words}
    </a>
  );
}

interface SecondStepConfirmProps {
  readonly frame: Frame;
  readonly state: FormState;
  readonly change: SecondStepChange;
  readonly hasPassphrase: boolean;
}

/** One change, what it does, and the passphrase once more. */
export function SecondStepConfirmPage({
  frame,
  state,
  change,
  hasPassphrase,
}: SecondStepConfirmProps): VNode {
  const { say } = frame;
  const [title, what] = WORDS[change.kind];
  return (
    <AccountFrame {...{ frame, state }} title={say(title)}>
      {change.passkey === null ? null : (
        <p>
          <bdi>{change.passkey.name}</bdi>
        </p>
      )}
      <p>{say(what)}</p>
      <Form action={PATH} state={state}>
        <input type="hidden" name="do" value={change.kind} />
        <input type="hidden" name="id" value={change.passkey?.id ?? ''} />
        <ConfirmField {...{ say, state, hasPassphrase }} />
        <Actions>
          <button class="primary">{say(title)}</button>
          <a href={PATH}>{say('page.cancel')}</a>
        </Actions>
      </Form>
    </AccountFrame>
  );
}
