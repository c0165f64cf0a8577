import type { VNode } from 'preact';
import { type Frame, Layout } from '../components/layout.js';

interface ProblemPageProps {
  readonly frame: Frame;
  /** What went wrong, in words. */
  readonly title: string;
  /** More about it, in English; null: there is nothing more to say. */
  readonly detail: string | null;
  /** Seconds after which it may be tried again; null: nobody has to wait. */
  readonly wait: number | null;
  readonly next: WayOn;
}

/** A page to go on to, and the key of the words for it. */
export interface WayOn {
  readonly href: string;
  readonly words: string;
}

/** A refusal, for whoever reads with a browser. */
export function ProblemPage({ frame, title, detail, wait, next }: ProblemPageProps): VNode {
  return (
    <Layout frame={frame} title={title}>
      <h1>{title}</h1>
      {wait === null ? null : <p>{frame.say('page.tooMany', { count: wait })}</p>}
      {detail === null || wait !== null ? null : (
        <p lang="en" dir="ltr">
          {detail}
        </p>
      )}
      <p>
        <a href={next.href}>{frame.say(next.words)}</a>
      </p>
    </Layout>
  );
}
