import type { VNode } from 'preact';
import type { Role } from '../../domain/accounts/grants.js';
import { AccountFrame, ConfirmField } from '../components/account-frame.js';
import { Field } from '../components/field.js';
import { Actions, Form } from '../components/form.js';
import type { Frame } from '../components/layout.js';
import { Select } from '../components/select.js';
import type { FormState } from '../form-state.js';
import { dayInWords } from '../times.js';

/** A token in force, as its owner sees it; days are `YYYY-MM-DD`. */
export interface TokenView {
  readonly prefix: string;
  readonly name: string;
  readonly role: Role;
  readonly languages: readonly string[];
  readonly lastUsedOn: string | null;
  /** Null: until it is revoked. */
  readonly until: string | null;
}

interface TokensPageProps {
  readonly frame: Frame;
  readonly state: FormState;
  readonly notice: string | null;
  readonly tokens: readonly TokenView[];
  /** What a new token may be, at most. */
  readonly roles: readonly Role[];
  readonly hasPassphrase: boolean;
}

export function TokensPage(props: TokensPageProps): VNode {
  const { frame, state, notice, tokens, roles, hasPassphrase } = props;
  const { say } = frame;
  return (
    <AccountFrame {...{ frame, state, notice }} title={say('page.tokens.title')}>
      <p>{say('page.tokens.why')}</p>
      {tokens.length === 0 ? (
        <p class="quiet">{say('page.tokens.none')}</p>
      ) : (
        <ul class="rows">
          {tokens.map((token) => (
            <TokenRow key={token.prefix} frame={frame} token={token} />
          ))}
        </ul>
      )}
      <section>
        <h2>{say('page.tokens.make')}</h2>
        <Form action="/account/tokens" state={state}>
          <Field {...{ state, name: 'name', label: say('page.tokens.name'), autocomplete: 'off' }} />
          <Select
            {...{ name: 'role', label: say('page.tokens.role'), chosen: state.values.role ?? 'translator' }}
            options={roles.map((role) => ({ value: role, words: say(`page.role.${role}`) }))}
          />
          <Field
            {...{ state, name: 'languages', label: say('page.tokens.languages') }}
            {...{ hint: say('page.tokens.languagesHint'), autocomplete: 'off', isCode: true }}
          />
          <Field
            {...{ state, name: 'days', label: say('page.tokens.days'), hint: say('page.tokens.daysHint') }}
            {...{ autocomplete: 'off', isCode: true, inputMode: 'numeric', initial: '90' }}
          />
          <ConfirmField {...{ say, state, hasPassphrase }} />
          <Actions>
            <button class="primary">{say('page.tokens.make')}</button>
          </Actions>
        </Form>
      </section>
    </AccountFrame>
  );
}

function TokenRow({ frame, token }: { readonly frame: Frame; readonly token: TokenView }): VNode {
  const { say, language } = frame;
  const day = (on: string): string => dayInWords(on, language);
  const used = token.lastUsedOn === null ? say('page.never') : day(token.lastUsedOn);
  return (
    <li>
      <p class="what">
        {token.name === '' ? null : (
          <>
            <bdi>{token.name}</bdi>
            <br />
          </>
        )}
        <span class="quiet small">
          <bdi dir="ltr">concord_{token.prefix}_…</bdi> · {say(`page.role.${token.role}`)}
          {token.languages.length === 0 ? '' : ` · ${token.languages.join(', ')}`}
          <br />
          {token.until === null
            ? say('page.tokens.unlimited')
            : say('page.tokens.until', { day: day(token.until) })}{' '}
          · {say('page.tokens.lastUsed', { day: used })}
        </span>
      </p>
      <form method="post" action="/account/tokens/revoke">
        <input type="hidden" name="prefix" value={token.prefix} />
        <button class="plain">{say('page.tokens.revoke')}</button>
      </form>
    </li>
  );
}

/** A new token, shown this once. */
export function NewTokenPage({ frame, token }: { readonly frame: Frame; readonly token: string }): VNode {
  const { say } = frame;
  return (
    <AccountFrame frame={frame} title={say('page.tokens.made')}>
      <p id="once">{say('page.tokens.once')}</p>
      <output class="secret" dir="ltr" aria-labelledby="once">
        {token}
      </output>
      <p>
        <a class="primary" href="/account/tokens">
          {say('page.tokens.kept')}
        </a>
      </p>
    </AccountFrame>
  );
}
