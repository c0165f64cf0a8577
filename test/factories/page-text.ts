import type { Answer } from './concord.js';

/** Where a page leads on to. */
export const whereTo = ({ headers }: Pick<Answer, 'headers'>): string | null => headers.get('location');

/** The value that a form sends with itself. */
export const hidden = ({ text }: Pick<Answer, 'text'>, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';

/** The six words that a page offers as a passphrase. */
export const offeredWords = ({ text }: Pick<Answer, 'text'>): string =>
  /<output class="secret" lang="en" dir="ltr">([a-z ]+)<\/output>/.exec(text)?.[1] ?? '';

/** What is wrong with a field, as a page says it. */
export const errorAt = ({ text }: Pick<Answer, 'text'>, name: string): string | undefined =>
  new RegExp(`id="${name}-error">([^<]*)`).exec(text)?.[1];
