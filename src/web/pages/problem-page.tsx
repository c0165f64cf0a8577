import type { VNode } from 'preact';
import { type Frame, Layout } from '../components/layout.js';

interface ProblemPageProps {
  readonly frame: Frame;
  /** What went wrong, in words. */
  readonly title: string;
  /** More about it, in English; null: there is nothing more to say. */
  readonly detail: string | null;
  /** Where to sign in, for somebody who has to. */
  readonly signIn: string | null;
}

/** A refusal, for whoever reads with a browser. */
export function ProblemPage({ frame, title, detail, signIn }: ProblemPageProps): VNode {
  return (
    <Layout frame={frame} title={title}>
      <h1>{title}</h1>
      {detail === null ? null : (
        <p lang="en" dir="ltr">
          {detail}
        </p>
      )}
      <p>
        {signIn === null ? (
          <a href="/">{frame.say('page.start')}</a>
        ) : (
          <a href={signIn}>{frame.say('page.signIn.title')}</a>
        )}
      </p>
    </Layout>
  );
}
