/** What became of a clause of the new text. */
export type Fate = 'unchanged' | 'edited' | 'inserted' | 'mended' | 'split' | 'below an inserted one';

/** A clause of the new text, and what the old one said in its place; null where it had none. */
export interface RevisedUnit {
  readonly words: string;
  readonly before: string | null;
  readonly fate: Fate;
}

/** Two revisions of one text. */
export interface Revised {
  readonly old: string;
  readonly fresh: string;
  readonly units: readonly RevisedUnit[];
}

/** A numbered paragraph, and the lettered ones below it. */
interface Paragraph extends RevisedUnit {
  readonly below: readonly RevisedUnit[];
}

/** Every communiqué says many things in the same words. */
const SUBJECTS = ['The observers', 'The organisers', 'The parties', 'The election commission', 'The courts'];
const VERBS = ['recorded', 'shall publish', 'have refused', 'are asked to verify', 'did not report'];
const OBJECTS = [
  'the protocols of every polling station',
  'the number of ballots that were issued and returned',
  'each complaint together with the decision on it',
  'the list of voters who were struck off',
  'all payments made to the members of the board',
];
const WORDS =
  'observer ballot count hall seal list chair vote door minute law rule party station board result protocol complaint citizen border court region member officer witness record';

/**
 * A text of `count` clauses and its next revision: 5 % are edited (four words of about thirty), 1 % each removed,
 * inserted and moved; all are counted anew. One paragraph in a hundred has a page break in the old text that is mended
 * in the new one, one is split in two, and one has three lettered clauses, before which a new one is put. Always the same.
 *
 * @param length words that every sentence has for itself, at least.
 */
export function revisedText(count: number, length = 10): Revised {
  const random = generator(count);
  const vocabulary = WORDS.split(' ').flatMap((word) =>
    Array.from({ length: 40 }, (_, at) => `${word}${at === 0 ? '' : at}`),
  );
  const word = (): string => vocabulary[Math.floor(random() ** 2 * vocabulary.length)] ?? 'vote';
  const pick = (phrases: readonly string[]): string => phrases[Math.floor(random() * phrases.length)] ?? '';
  const words = (): string => Array.from({ length: length + Math.floor(random() * 3) }, word).join(' ');
  const sentence = (): string => `${pick(SUBJECTS)} of ${words()} ${pick(VERBS)} ${pick(OBJECTS)}.`;
  const unit = (fate: Fate): RevisedUnit => {
    const words = sentence();
    return { words, before: fate === 'inserted' ? null : words, fate };
  };
  const paragraph = (): Paragraph => {
    const kind = random();
    if (kind < 0.01) return { ...unit('mended'), below: [] };
    if (kind < 0.02) return { words: `${sentence()} ${sentence()}`, before: null, fate: 'split', below: [] };
    const below = kind < 0.03 ? [1, 2, 3].map(() => unit('below an inserted one')) : [];
    return { ...unit('unchanged'), below };
  };
  const old: Paragraph[] = [];
  for (let left = count; left > 0; left -= 1 + (old.at(-1)?.below.length ?? 0)) old.push(paragraph());
  let fresh = old.flatMap((one): Paragraph[] => {
    if (one.below.length > 0) return [{ ...one, below: [unit('inserted'), ...one.below] }];
    if (one.fate === 'split') return halves(one);
    return [one.fate === 'unchanged' && random() < 0.05 ? edit(one, random, word) : one];
  });
  fresh = fresh.filter(({ below }) => below.length > 0 || random() >= 0.01);
  for (let left = Math.round(count / 100); left > 0; left -= 1) {
    const [moved] = fresh.splice(Math.floor(random() * fresh.length), 1);
    if (moved !== undefined) fresh.splice(Math.floor(random() * fresh.length), 0, moved);
    fresh.splice(Math.floor(random() * fresh.length), 0, { ...unit('inserted'), below: [] });
  }
  return {
    old: numbered(old, ({ words, fate }) => (fate === 'mended' ? broken(words) : words)),
    fresh: numbered(fresh, ({ words }) => words),
    units: fresh.flatMap(({ below, ...one }) => [one, ...below]),
  };
}

function edit(paragraph: Paragraph, random: () => number, word: () => string): Paragraph {
  const words = paragraph.words.split(' ');
  for (let left = 4; left > 0; left -= 1)
    words[1 + Math.floor(random() * (words.length - 2))] = `new${word()}`;
  return { ...paragraph, words: words.join(' '), fate: 'edited' };
}

/** Its two sentences, each a paragraph of its own. */
function halves(paragraph: Paragraph): Paragraph[] {
  const [first = '', second = ''] = paragraph.words.split('. ');
  return [`${first}.`, second].map((words) => ({ ...paragraph, words }));
}

/** Cut in two paragraphs in the middle of the sentence, as by the foot of a page. */
function broken(sentence: string): string {
  const words = sentence.split(' ');
  const half = Math.ceil(words.length / 2);
  return `${words.slice(0, half).join(' ')}\n\n${words.slice(half).join(' ')}`;
}

function numbered(paragraphs: readonly Paragraph[], write: (paragraph: Paragraph) => string): string {
  return paragraphs
    .map((one, at) => {
      const below = one.below.map(({ words }, place) => `   ${'abcd'[place] ?? ''}) ${words}\n`);
      return [`${at + 1}. ${write(one)}\n`, ...below].join('\n');
    })
    .join('\n');
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
