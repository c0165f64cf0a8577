import type { ComponentChildren, VNode } from 'preact';
import { Alert, Notice } from '../components/form.js';
import { type Frame, Layout } from '../components/layout.js';
import { type RoleInLanguage, Roles } from '../components/roles.js';

/** Somebody's account as its owner sees it at a glance. */
export interface AccountView {
  readonly handle: string;
  readonly roles: readonly RoleInLanguage[];
  /** Null: whatever the browser asks for. */
  readonly language: { readonly tag: string; readonly autonym: string } | null;
  readonly hasPassphrase: boolean;
  readonly secondStep: { readonly isOn: boolean; readonly codesLeft: number };
  readonly sessions: number;
  readonly tokens: number;
  /** Null: this Concord knows no sign-in elsewhere. */
  readonly elsewhere: { readonly provider: string; readonly isLinked: boolean } | null;
}

interface AccountPageProps {
  readonly frame: Frame;
  readonly account: AccountView;
  readonly notice: string | null;
  /** What others did with the account and its owner has not seen yet. */
  readonly warnings: readonly string[];
}

export function AccountPage({ frame, account, notice, warnings }: AccountPageProps): VNode {
  const { say } = frame;
  const { secondStep, elsewhere, language } = account;
  const codes = secondStep.isOn ? ` · ${say('page.account.codesLeft', { count: secondStep.codesLeft })}` : '';
  return (
    <Layout frame={frame} title={say('page.account.title')}>
      <h1>{say('page.account.title')}</h1>
      {notice === null ? null : <Notice>{notice}</Notice>}
      {warnings.map((warning) => (
        <Alert key={warning}>{warning}</Alert>
      ))}
      <ul class="rows">
        <Row name={say('page.account.handle')} href="/account/profile" link={say('page.account.change')}>
          <bdi>{account.handle}</bdi>
        </Row>
        <Row
          name={say('page.account.language')}
          href="/account/profile#language"
          link={say('page.account.change')}
        >
          {language === null ? (
            say('page.account.asBrowser')
          ) : (
            <bdi lang={language.tag}>{language.autonym}</bdi>
          )}
        </Row>
        <Row
          name={say('page.account.passphrase')}
          href="/account/passphrase"
          link={say('page.account.change')}
        >
          {say(account.hasPassphrase ? 'page.account.passphraseSet' : 'page.account.passphraseNone')}
        </Row>
        <Row
          name={say('page.account.secondStep')}
          href="/account/second-step"
          link={say(secondStep.isOn ? 'page.account.change' : 'page.account.setUp')}
        >
          {say(secondStep.isOn ? 'page.account.on' : 'page.account.off')}
          {codes}
        </Row>
        <Row name={say('page.account.sessions')} href="/account/sessions" link={say('page.account.look')}>
          {say('page.account.sessionsCount', { count: account.sessions })}
        </Row>
        <Row name={say('page.account.tokens')} href="/account/tokens" link={say('page.account.look')}>
          {say('page.account.tokensCount', { count: account.tokens })}
        </Row>
        {elsewhere === null ? null : (
          <Row
            name={say('page.account.identities')}
            href="/account/elsewhere"
            link={say('page.account.change')}
          >
            {elsewhere.provider} ·{' '}
            {say(elsewhere.isLinked ? 'page.account.linked' : 'page.account.notLinked')}
          </Row>
        )}
        <Row name={say('page.account.events')} href="/account/events" link={say('page.account.look')}>
          {say('page.account.eventsHint')}
        </Row>
      </ul>
      <section>
        <h2>{say('page.account.roles')}</h2>
        <Roles say={say} roles={account.roles} />
      </section>
      <section>
        <p>
          <a href="/account/delete">{say('page.delete.title')}</a>
        </p>
      </section>
    </Layout>
  );
}

interface RowProps {
  readonly name: string;
  readonly href: string;
  /** One verb; what it is about is said to those who hear links alone. */
  readonly link: string;
  readonly children: ComponentChildren;
}

function Row({ name, href, link, children }: RowProps): VNode {
  return (
    <li>
      <p class="what">
        {name}
        <br />
        <span class="quiet">{children}</span>
      </p>
      <a href={href} aria-label={`${link}: ${name}`}>
        {link}
      </a>
    </li>
  );
}
