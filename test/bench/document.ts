const SUBJECTS = ['The observers', 'The organisers', 'The parties', 'The election commission', 'The courts'];
const VERBS = ['recorded', 'shall publish', 'have refused', 'are asked to verify', 'did not report'];
const OBJECTS = [
  'the protocols of every polling station',
  'the number of ballots that were issued and returned',
  'each complaint together with the decision on it',
  'the list of voters who were struck off',
  'all payments made to the members of the board',
];
const ENDS = [
  'before the results are announced.',
  'in a form that any citizen can check.',
  'within 14 days, as the law requires.',
  'which may create risks for civil confrontation.',
  'although **nobody** had asked for it (see [the report](https://example.org/report)).',
];

/**
 * A communiqué of `count` numbered clauses, each with two sub-clauses: 3 × `count` blocks, always the same text.
 * About 400 bytes a clause.
 */
export function communiqueOf(count: number): string {
  const parts: string[] = ['# Communiqué\n\nBerlin, 14 March 2024\n\n'];
  for (let number = 1; number <= count; number += 1) {
    parts.push(`${number}. ${sentence(number)}\n`);
    parts.push(`   a) ${sentence(number * 7 + 1)}\n   b) ${sentence(number * 11 + 2)}\n\n`);
  }
  return parts.join('');
}

function sentence(seed: number): string {
  const pick = (words: readonly string[], step: number): string =>
    words[Math.floor(seed / step) % words.length] ?? '';
  // The number makes every sentence another one, as in a real text.
  return `${pick(SUBJECTS, 1)} of district ${seed} ${pick(VERBS, 5)} ${pick(OBJECTS, 2)} ${pick(ENDS, 3)}`;
}
