import type { Check, Finding } from '../check.js';

const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff\u{e0000}-\u{e007f}]/gu;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const MARKS: ReadonlySet<string> = new Set(['\u200e', '\u200f', '\u061c']);
const JOINERS: ReadonlySet<string> = new Set(['\u200c', '\u200d']);
/** Scripts whose letters join, so that a (non-)joiner changes what is seen (Unicode 16, ch. 9, 12, 23.2). */
const JOINING =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Extended_Pictographic}]/u;
/** Scripts without spaces, where a zero-width space says where a line may break. */
const UNSPACED =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Javanese}\p{Script=Balinese}]/u;

/** Characters that nobody sees and that make words differ: joiners where no letters join, stray zero-width spaces. */
export const zeroWidth: Check = {
  id: 'zero-width',
  severity: 'warning',
  run: ({ target }) => {
    let hasRightToLeft: boolean | undefined;
    return [...target.matchAll(UNSEEN)].flatMap(({ 0: char, index }): Finding[] => {
      const before = previousLetter(target, index);
      if (JOINERS.has(char) && JOINING.test(before)) return [];
      if (char === '\u200b' && UNSPACED.test(before)) return [];
      if (MARKS.has(char) && (hasRightToLeft ??= RIGHT_TO_LEFT.test(target))) return [];
      const code = `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
      return [{ key: 'zero-width', range: [index, index + char.length], params: { code } }];
    });
  },
};

/** The character before, with what is combined with it. */
function previousLetter(text: string, at: number): string {
  return text
    .slice(Math.max(0, at - 3), at)
    .replace(/^[\udc00-\udfff]/, '')
    .trimStart()
    .replace(/.*\s$/u, '');
}
