/** Units, texts and queries that are always the same. */

const VOCABULARY = 40_000;
/** Words of a unit. */
export const WORDS = 30;
const SYLLABLES =
  'ba be bi bo bu da de di do du fa fe fi ga ge go ka ke ki ko la le li lo lu ma me mi mo na ne ni no pa pe po ra re ri ro sa se si so ta te ti to va ve vi vo za ze'.split(
    ' ',
  );

/** Numbers from 0 to 1 that look like chance (mulberry32), and are the same for the same seed. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A word of the vocabulary; how often it comes falls with its number (Zipf). */
function wordOf(random: () => number): string {
  return spell(Math.floor(VOCABULARY ** random()) - 1);
}

function spell(number: number): string {
  let word = '';
  for (let left = number + 7; left > 0; left = Math.floor(left / SYLLABLES.length))
    word += SYLLABLES[left % SYLLABLES.length] ?? '';
  return word;
}

/** The source of the unit with this number: one sentence of thirty words. */
export function unitText(number: number): string {
  const random = chance(number * 2_654_435_761);
  const words = Array.from({ length: WORDS }, () => wordOf(random)).join(' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** A text of which `share` of the words are others. */
export function editText(text: string, share: number, seed: number): string {
  const random = chance(seed);
  const words = text.split(' ');
  const places = words.map((_, at) => at).sort(() => random() - 0.5);
  for (const at of places.slice(0, Math.max(1, Math.round(words.length * share)))) words[at] = wordOf(random);
  return words.join(' ');
}
