/** Two revisions of one text, and what became of each of its paragraphs. */
export interface Revised {
  readonly old: string;
  readonly fresh: string;
  /** For each paragraph of the new text, its number in the old one counted from 0; −1 where it is new. */
  readonly origins: readonly number[];
  readonly edited: readonly boolean[];
}

interface Paragraph {
  readonly words: string;
  readonly origin: number;
  readonly edited: boolean;
}

const WORDS =
  'observer ballot count hall seal list chair vote door minute law rule party station board result protocol complaint citizen border court region member officer witness record';

/**
 * A text of `count` numbered paragraphs and its next revision: 5 % are edited (four words of about thirty), 1 % each
 * removed, inserted and moved; all are counted anew. Always the same.
 */
export function revisedText(count: number): Revised {
  const random = generator(count);
  const vocabulary = WORDS.split(' ').flatMap((word) =>
    Array.from({ length: 40 }, (_, at) => `${word}${at === 0 ? '' : at}`),
  );
  const word = (): string => vocabulary[Math.floor(random() ** 2 * vocabulary.length)] ?? 'vote';
  const sentence = (): string =>
    `The ${Array.from({ length: 24 + Math.floor(random() * 12) }, word).join(' ')}.`;
  const old = Array.from({ length: count }, sentence);
  let fresh: Paragraph[] = old.map((words, origin) => ({ words, origin, edited: false }));
  fresh = fresh.map((paragraph) => (random() < 0.05 ? edit(paragraph, random, word) : paragraph));
  fresh = fresh.filter(() => random() >= 0.01);
  for (let left = Math.round(count / 100); left > 0; left -= 1) {
    const [moved] = fresh.splice(Math.floor(random() * fresh.length), 1);
    if (moved !== undefined) fresh.splice(Math.floor(random() * fresh.length), 0, moved);
    fresh.splice(Math.floor(random() * fresh.length), 0, { words: sentence(), origin: -1, edited: false });
  }
  return {
    old: numbered(old),
    fresh: numbered(fresh.map(({ words }) => words)),
    origins: fresh.map(({ origin }) => origin),
    edited: fresh.map(({ edited }) => edited),
  };
}

function edit(paragraph: Paragraph, random: () => number, word: () => string): Paragraph {
  const words = paragraph.words.split(' ');
  for (let left = 4; left > 0; left -= 1)
    words[1 + Math.floor(random() * (words.length - 2))] = `new${word()}`;
  return { ...paragraph, words: words.join(' '), edited: true };
}

function numbered(paragraphs: readonly string[]): string {
  return paragraphs.map((words, at) => `${at + 1}. ${words}\n`).join('\n');
}

/** Mulberry32, a small generator of random numbers whose sequence a seed settles. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
