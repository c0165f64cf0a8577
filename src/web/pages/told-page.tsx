import type { VNode } from 'preact';
import { type Frame, Layout } from '../components/layout.js';

interface ToldPageProps {
  readonly frame: Frame;
  readonly title: string;
  readonly sentences: readonly string[];
  /** The way on. */
  readonly link: { readonly href: string; readonly words: string };
  /** The way on is what the page is for. */
  readonly isStep?: boolean;
}

/** A page that says something, and where to go from here. */
export function ToldPage({ frame, title, sentences, link, isStep }: ToldPageProps): VNode {
  return (
    <Layout frame={frame} title={title}>
      <h1>{title}</h1>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p>
        <a href={link.href} class={isStep === true ? 'primary' : undefined} rel="noreferrer">
          {link.words}
        </a>
      </p>
    </Layout>
  );
}
