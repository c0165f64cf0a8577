import type { VNode } from 'preact';
import { AccountFrame } from '../components/account-frame.js';
import type { Frame } from '../components/layout.js';
import { dayInWords } from '../times.js';

/** Something that was done to an account, as its owner sees it. */
export interface EventView {
  readonly id: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  /** What was done, in words. */
  readonly what: string;
  /** Who did it, in words; null where nobody can know. */
  readonly who: string | null;
}

interface EventsPageProps {
  readonly frame: Frame;
  readonly events: readonly EventView[];
  /** Null: there is nothing older. */
  readonly older: string | null;
}

export function EventsPage({ frame, events, older }: EventsPageProps): VNode {
  const { say, language } = frame;
  return (
    <AccountFrame frame={frame} title={say('page.events.title')}>
      {events.length === 0 ? <p class="quiet">{say('page.events.none')}</p> : null}
      <ul class="rows">
        {events.map(({ id, on, what, who }) => (
          <li key={id}>
            <p class="what">
              {what}
              {who === null ? null : (
                <>
                  {' · '}
                  <bdi>{who}</bdi>
                </>
              )}
            </p>
            <time dateTime={on} class="quiet">
              {dayInWords(on, language)}
            </time>
          </li>
        ))}
      </ul>
      {older === null ? null : (
        <p>
          <a href={older}>{say('page.events.older')}</a>
        </p>
      )}
    </AccountFrame>
  );
}
