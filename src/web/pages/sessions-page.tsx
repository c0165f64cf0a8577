import type { VNode } from 'preact';
import { AccountFrame } from '../components/account-frame.js';
import type { Frame } from '../components/layout.js';
import { timeInWords } from '../times.js';

/** A place where somebody is signed in, as its owner sees it; times are ISO 8601 UTC. */
export interface SessionView {
  readonly id: string;
  readonly isHere: boolean;
  readonly via: 'join' | 'passphrase' | 'oidc';
  readonly shared: boolean;
  readonly since: string;
  readonly used: string;
  readonly until: string;
}

interface SessionsPageProps {
  readonly frame: Frame;
  readonly notice: string | null;
  readonly sessions: readonly SessionView[];
}

export function SessionsPage({ frame, notice, sessions }: SessionsPageProps): VNode {
  const { say } = frame;
  return (
    <AccountFrame {...{ frame, notice }} title={say('page.sessions.title')}>
      <p>{say('page.sessions.why')}</p>
      <ul class="rows">
        {sessions.map((session) => (
          <SessionRow key={session.id} frame={frame} session={session} />
        ))}
      </ul>
      {sessions.length < 2 ? null : (
        <form method="post" action="/account/sessions/others">
          <button class="secondary">{say('page.sessions.endOthers')}</button>
        </form>
      )}
    </AccountFrame>
  );
}

function SessionRow({ frame, session }: { readonly frame: Frame; readonly session: SessionView }): VNode {
  const { say, language } = frame;
  const time = (at: string): string => timeInWords(at, language);
  return (
    <li>
      <p class="what">
        {session.isHere ? <strong>{say('page.sessions.here')} · </strong> : null}
        {say('page.sessions.used', { time: time(session.used) })}
        <br />
        <span class="quiet small">
          {say('page.sessions.since', { time: time(session.since) })} ·{' '}
          {say('page.sessions.until', { time: time(session.until) })}
          <br />
          {say(`page.sessions.via.${session.via}`)}
          {session.shared ? ` · ${say('page.sessions.shared')}` : ''}
        </span>
      </p>
      {session.isHere ? null : (
        <form method="post" action="/account/sessions/end">
          <input type="hidden" name="id" value={session.id} />
          <button class="plain">{say('page.sessions.end')}</button>
        </form>
      )}
    </li>
  );
}
