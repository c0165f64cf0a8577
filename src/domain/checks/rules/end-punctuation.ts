import type { ClauseKind } from '../../clauses/clause.js';
import type { Check } from '../check.js';
import { BLANKED, proseOf } from '../prose.js';

const BEHIND: ReadonlySet<string> = new Set(
  `"”“’‘»«›「」『』'＂${BLANKED} \u00a0\u202f\u200b\u200e\u200f\n\t`,
);
const MARKS = '.?!:;,…';
/** What ends an item of a list or a recital is a matter of the language's habit. */
const LOOSE: Readonly<Record<string, string>> = { ',': ',;.', ';': ';,.' };

const LOOSE_IN_LISTS: Readonly<Record<string, string>> = { ...LOOSE, '.': '.;,' };

/** The target ends with the mark that its language has for the one that ends the source: `?` is `؟`, `.` is `。`. */
export const endPunctuation: Check = {
  id: 'end-punctuation',
  severity: 'warning',
  needs: ['endPunctuation'],
  run: ({ source, target, profile, clause }) => {
    const mark = lastOf(proseOf(source)).char;
    if (mark === '' || !MARKS.includes(mark)) return [];
    const own = (one: string): readonly string[] => profile.endPunctuation?.[one] ?? [];
    const loose = isItem(clause?.kind) ? LOOSE_IN_LISTS : LOOSE;
    const accepted = [...(loose[mark] ?? mark)].flatMap(own);
    const [expected] = own(mark);
    const { char, at } = lastOf(proseOf(target));
    if (char === '' || expected === undefined || accepted.includes('')) return [];
    const end = target.slice(Math.max(0, at - 2), at + 1);
    if (accepted.some((one) => end.endsWith(one))) return [];
    return /[\p{P}]/u.test(char) && !/[)\]）】%]/u.test(char)
      ? [{ key: 'other', range: [at, at + 1], params: { mark: char, expected } }]
      : [{ key: 'missing', range: [at + 1, at + 1], params: { expected } }];
  },
};

/** The last character that is no quotation mark, no markup and no blank. */
function lastOf(prose: string): { readonly char: string; readonly at: number } {
  let at = prose.length - 1;
  while (at >= 0 && BEHIND.has(prose.charAt(at))) at -= 1;
  return { char: prose.charAt(at), at };
}

function isItem(kind: ClauseKind | undefined): boolean {
  return kind === 'item' || kind === 'subclause';
}
