import type { Check } from '../check.js';
import { proseOf } from '../prose.js';

/** Shorter texts are longer or shorter by more than any measure of whole paragraphs says. */
const SHORTEST = 80;
/** Standard deviations. */
const FAR = 4;
/** One text by one translator spreads less than all that will be written in the language. */
const LEAST_SD = 0.18;

/** The target is much longer or shorter than translations into its language are. */
export const lengthRatio: Check = {
  id: 'length-ratio',
  severity: 'warning',
  needs: ['lengthRatio'],
  run: ({ source, target, sourceLanguage, profile }) => {
    const usual = profile.lengthRatio?.[sourceLanguage.split('-')[0] ?? ''];
    if (source.length < SHORTEST) return [];
    // Names and symbols that stay in Latin letters are as long in every language.
    const kept = profile.scripts?.includes('Latn') === false ? count(proseOf(target), LATIN) : 0;
    const from = lengthOf(source) - kept;
    const to = lengthOf(target) - kept;
    if (usual === undefined || from < SHORTEST || to <= 0) return [];
    const distance = (Math.log(to / from) - usual.mean) / Math.max(usual.sd, LEAST_SD);
    if (Math.abs(distance) <= FAR) return [];
    return [
      {
        key: distance > 0 ? 'long' : 'short',
        range: [0, target.length],
        params: { percent: String(Math.round((to / (from * Math.exp(usual.mean))) * 100)) },
      },
    ];
  },
};

const LATIN = /[A-Za-z0-9]/g;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Characters, blanks counted once. */
function lengthOf(text: string): number {
  return proseOf(text)
    .replace(/[\s\ufff9]+/gu, ' ')
    .trim().length;
}
