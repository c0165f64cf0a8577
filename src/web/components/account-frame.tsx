import type { ComponentChildren, VNode } from 'preact';
import type { FormState } from '../form-state.js';
import { isRefused } from '../form-state.js';
import type { Say } from '../say.js';
import { Field } from './field.js';
import { Notice } from './form.js';
import { type Frame, Layout } from './layout.js';

interface AccountFrameProps {
  readonly frame: Frame;
  readonly title: string;
  readonly state?: FormState;
  /** What was done just before; null: nothing. */
  readonly notice?: string | null;
  readonly children: ComponentChildren;
}

/** One of the pages behind “Your account”, with the way back. */
export function AccountFrame({ frame, title, state, notice, children }: AccountFrameProps): VNode {
  return (
    <Layout frame={frame} title={title} isRefused={state !== undefined && isRefused(state)}>
      <p class="back">
        <a href="/account">{frame.say('page.back')}</a>
      </p>
      <h1>{title}</h1>
      {notice === undefined || notice === null ? null : <Notice>{notice}</Notice>}
      {children}
    </Layout>
  );
}

interface ConfirmFieldProps {
  readonly say: Say;
  readonly state: FormState;
  /** Who has no passphrase is not asked for one. */
  readonly hasPassphrase: boolean;
}

/** Asks for the passphrase once more, before something is changed that a borrowed session must not change. */
export function ConfirmField({ say, state, hasPassphrase }: ConfirmFieldProps): VNode | null {
  if (!hasPassphrase) return null;
  return (
    <Field
      {...{ state, name: 'confirmation', label: say('page.confirm.label'), hint: say('page.confirm.hint') }}
      {...{ autocomplete: 'current-password', isSecret: true }}
    />
  );
}
