import type { CheckFacts } from './check-input.js';
import type { RightPair } from './right-translations.js';
import { goldenSentences } from './right-translations.js';

/** A right translation with one thing wrong. */
export interface Damaged {
  readonly pair: RightPair;
  /** The check that exists for what is wrong. */
  readonly check: string;
  readonly target: string;
  /** What the check has to know for it. */
  readonly facts: CheckFacts;
}

/** Damages a target in one way; null where there is nothing to damage. */
type Way = (target: string, pair: RightPair) => string | null;

const LONG = 100;
const WORD = /(?<![\p{L}\p{M}'’\u200c-])[\p{L}\p{M}]{4,}(?![\p{L}\p{M}'’\u200c-])/u;
const FUNCTION_WORDS = /(?<=\s)(के|की|में|और|से|को|का|है)(?=\s)/u;
const LOOKALIKES: readonly (readonly [string, string])[] = [
  ['a', 'а'],
  ['o', 'о'],
  ['e', 'е'],
  ['p', 'р'],
];

const isPlain = (target: string): boolean => !/https?:|\[\^|\//.test(target);
const insideWord = (target: string, char: string): string | null => {
  const word = WORD.exec(target);
  return word === null ? null : target.slice(0, word.index + 2) + char + target.slice(word.index + 2);
};

/** What can be done to any text. */
const WAYS: readonly (readonly [check: string, way: Way])[] = [
  ['empty', () => ' '],
  ['unchanged', (_, { source }) => (source.length > 40 && isPlain(source) ? source : null)],
  ['numbers', (target) => (isPlain(target) ? nextDigit(target) : null)],
  ['numbers', (target) => (isPlain(target) ? `${target} 77` : null)],
  ['numbering-leak', (target, { facts }) => leak(target, facts, '$.')],
  ['numbering-leak', (target, { facts }) => leak(target, facts, '($)')],
  ['unsafe-html', (target) => `${target}<script>alert(1)</script>`],
  ['unsafe-html', (target) => `<img src=x onerror=alert(1)>${target}`],
  ['bidi-control', (target) => `\u202e${target}`],
  ['bidi-control', (target) => `\u2067${target}`],
  ['url-email', (target) => `${target} www.example.org`],
  ['citation', (target) => `${target} (A/HRC/7/12)`],
  ['markup', (target) => `${target}[^9]`],
  ['markup', (target) => (target.length > LONG ? `**${target}**` : null)],
  [
    'length-ratio',
    (target, { source }) => (source.length > LONG ? target.slice(0, target.length / 3.5) : null),
  ],
  [
    'length-ratio',
    (target, { source }) => (source.length > LONG ? `${target} ${target} ${target} ${target}` : null),
  ],
  [
    'end-punctuation',
    (target, { source }) => (source.endsWith('.') ? target.trim().replace(/\s?[.。।።]$/u, '') : null),
  ],
  ['spacing', (target) => (target.includes(' ') ? target.replace(' ', '  ') : null)],
  ['spacing', (target) => `${target} `],
  ['brackets-quotes', (target) => (target.length > LONG && !target.includes(')') ? `(${target}` : null)],
  ['duplicate-word', (target, { language }) => (isPlain(target) ? duplicate(target, language) : null)],
  ['mixed-script', (target, { language }) => lookalike(target, language)],
  ['zero-width', (target) => insideWord(target, '\u200b')],
  ['zero-width', (target) => insideWord(target, '\u00ad')],
  ['kashida', (target) => lengthened(target)],
];

/** What the checks know from elsewhere. */
const CIRCUMSTANCES: readonly (readonly [check: string, facts: (pair: RightPair) => CheckFacts])[] = [
  ['stale', () => ({ stale: true })],
  ['unresolved-comment', () => ({ openComments: 1 })],
  ['inconsistent', (pair) => ({ document: withSibling(pair, pair.source, `${pair.target} ${pair.target}`) })],
  ['reused', (pair) => ({ document: withSibling(pair, `${pair.source} And more.`, pair.target) })],
  [
    'quotation-lock',
    ({ source }) => ({ quotations: [{ source, target: 'à la lettre', instrument: 'ICCPR' }] }),
  ],
];

/** All the ways in which a pair can be damaged, whatever it says. */
export function damageAny(pair: RightPair): Damaged[] {
  const texts = WAYS.flatMap(([check, way]) => {
    const target = way(pair.target, pair);
    return target === null || target === pair.target ? [] : [{ pair, check, target, facts: pair.facts }];
  });
  const circumstances = CIRCUMSTANCES.filter(([check]) => check !== 'reused' || pair.target.length > 24).map(
    ([check, facts]) => ({ pair, check, target: pair.target, facts: { ...pair.facts, ...facts(pair) } }),
  );
  return [...texts, ...circumstances];
}

/** The slips that `test/golden/checks/` lists for a sentence, and those of its names and terms. */
export function damageGolden(pair: RightPair): Damaged[] {
  const { damage, observer } = goldenSentences(pair.language);
  const slips = [...(damage[pair.id] ?? [])];
  if (pair.id === 'names') {
    slips.push(
      [observer.stands, observer.instead, 'forbidden-term'],
      [observer.stands, observer.instead, 'glossary'],
    );
    slips.push(['GNDEM', 'GDNEM', 'names'], ['Transparency', 'Transparence', 'names']);
  }
  if (pair.id === 'symbol') {
    slips.push(
      ['217', '271', 'citation'],
      ['un.org', 'un.example', 'url-email'],
      ['info@', 'inf@', 'url-email'],
    );
  }
  if (pair.id === 'markup') slips.push(['[^1]', '', 'markup'], ['[^1]', '[^2]', 'markup']);
  return slips.map(([right, wrong, check]) => {
    if (!pair.target.includes(right)) throw new Error(`${pair.language} ${pair.id} has no “${right}”`);
    return { pair, check, target: pair.target.replace(right, () => wrong), facts: pair.facts };
  });
}

function nextDigit(target: string): string | null {
  const digit = /\p{Nd}(?!\p{Nd})/u.exec(target);
  if (digit === null) return null;
  const code = digit[0].codePointAt(0) ?? 0;
  const isNine = !/\p{Nd}/u.test(String.fromCodePoint(code + 1));
  const other = String.fromCodePoint(isNine ? code - 1 : code + 1);
  return target.slice(0, digit.index) + other + target.slice(digit.index + digit[0].length);
}

function leak(target: string, { clause }: CheckFacts, dress: string): string | null {
  const number = clause?.number?.split('.').at(-1);
  return number === undefined ? null : `${dress.replace('$', number)} ${target}`;
}

function duplicate(target: string, language: string): string | null {
  if (!/\s/.test(target) || language === 'zh-Hans') {
    const two = /[\u4e00-\u9fff]{2}/u.exec(target);
    return two === null ? null : target.slice(0, two.index) + two[0] + target.slice(two.index);
  }
  return target.replace(language === 'hi' ? FUNCTION_WORDS : WORD, (word) => `${word} ${word}`);
}

function lookalike(target: string, language: string): string | null {
  const word = WORD.exec(target);
  if (word === null) return null;
  const isCyrillic = language === 'ru';
  for (const [latin, cyrillic] of LOOKALIKES) {
    const [from, to] = isCyrillic ? [cyrillic, latin] : [latin, cyrillic];
    if (word[0].includes(from)) return target.replace(word[0], word[0].replace(from, to));
  }
  return null;
}

function lengthened(target: string): string | null {
  const joined = /[بتثجحخسشصضطظعغفقكلمنهیي](?=[\u0627-\u064a])/u.exec(target);
  return joined === null ? null : `${target.slice(0, joined.index + 1)}ـ${target.slice(joined.index + 1)}`;
}

function withSibling(
  { facts }: RightPair,
  source: string,
  target: string,
): NonNullable<CheckFacts['document']> {
  const siblings = [...(facts.document?.siblings ?? []), { key: 'another', source, target }];
  return { clauseNumbers: facts.document?.clauseNumbers ?? [], siblings };
}
