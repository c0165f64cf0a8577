import { findInSource, sourceRecogniser } from '../../src/domain/terms/terms-in.js';
import type { TermEntry } from '../../src/domain/terms/term.js';
import { termLanguage } from '../../src/languages/term-language.js';
import { type Figures, measure } from './measure.js';

const CLAUSES = 1_000;
const WORDS_A_CLAUSE = 30;
const SYLLABLES = 'ba ce di fo gu la me ni po ru sa te vi xo zu ha'.split(' ');

/** A word of four syllables for each number below 65,536. */
function word(number: number): string {
  return [12, 8, 4, 0].map((shift) => SYLLABLES[(number >> shift) & 15] ?? '').join('');
}

/** Numbers that are the same in every run. */
function randomNumbers(): () => number {
  let state = 42;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 16;
  };
}

/** Recognises the terms of a thousand clauses of thirty words, among terms of one to three words. */
export async function recogniseTerms(count: number): Promise<Figures> {
  const next = randomNumbers();
  const words = (length: number): string => Array.from({ length }, () => word(next())).join(' ');
  const clauses = Array.from({ length: CLAUSES }, () => words(WORDS_A_CLAUSE));
  const entries = Array.from({ length: count }, (_, at): TermEntry => {
    const text = words(1 + (at % 3));
    const rendering = {
      language: 'en',
      text,
      kind: 'preferred',
      variants: [],
      note: null,
      status: 'approved',
    };
    return {
      ...{ sourceLanguage: 'en', definition: null, partOfSpeech: null, note: null, status: 'approved' },
      ...{
        doNotTranslate: false,
        communique: null,
        renderings: [rendering as TermEntry['renderings'][number]],
      },
    };
  });
  const start = performance.now();
  const recogniser = sourceRecogniser(entries, termLanguage('en'));
  const built = performance.now() - start;
  let found = 0;
  const figures = await measure(() => {
    found = 0;
    for (const clause of clauses) found += findInSource(recogniser, clause, null).length;
  });
  const note = `built in ${String(Math.round(built))} ms; ${found.toLocaleString('en')} terms found in ${CLAUSES.toLocaleString('en')} clauses`;
  return { ...figures, note };
}
