import type { VNode } from 'preact';
import type { FormState } from '../form-state.js';

interface FieldProps {
  readonly state: FormState;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** A passphrase: it is not shown while it is typed, and never sent back. */
  readonly isSecret?: boolean;
  /** The purpose of the field (HTML, section “Autofill”), for password managers. */
  readonly autocomplete: 'username' | 'current-password' | 'new-password' | 'one-time-code' | 'off';
  /** What stands in it before anybody typed. */
  readonly initial?: string;
  readonly inputMode?: 'numeric' | 'text';
  /** A code or a handle: no corrections, no capitals, from left to right. */
  readonly isCode?: boolean;
  /** Where typing begins when nothing is wrong yet. */
  readonly isFirst?: boolean;
}

/** A labelled line to type into; what is wrong with it stands beside it in words. */
export function Field(props: FieldProps): VNode {
  const { state, name, label, hint, autocomplete, initial = '', isCode = false } = props;
  const error = state.errors[name];
  const isFirstError = Object.keys(state.errors)[0] === name;
  const isFirst = props.isFirst === true && Object.keys(state.errors).length === 0;
  const described = [hint === undefined ? '' : `${name}-hint`, error === undefined ? '' : `${name}-error`];
  const shared = {
    ...{ id: name, name, autocomplete, autofocus: isFirstError || isFirst },
    'aria-describedby': described.join(' ').trim() || undefined,
    'aria-invalid': error === undefined ? undefined : ('true' as const),
  };
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint === undefined ? null : (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      )}
      {props.isSecret === true ? (
        <input {...shared} type="password" />
      ) : (
        <input
          {...shared}
          type="text"
          class={isCode ? 'code' : undefined}
          value={state.values[name] ?? initial}
          dir={isCode ? 'ltr' : 'auto'}
          spellcheck={!isCode}
          autocapitalize={isCode ? 'none' : undefined}
          inputMode={props.inputMode}
        />
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly type: 'checkbox' | 'radio';
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  readonly isChosen: boolean;
}

/** A box to tick, or one of several. */
export function Choice({ type, name, value, label, hint, isChosen }: ChoiceProps): VNode {
  const id = `${name}-${value}`;
  return (
    <div class="choice">
      <input
        id={id}
        type={type}
        name={name}
        value={value}
        checked={isChosen}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
      <div>
        <label for={id}>{label}</label>
        {hint === undefined ? null : (
          <span class="hint" id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </div>
    </div>
  );
}
