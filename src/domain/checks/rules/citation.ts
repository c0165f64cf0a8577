import { toAsciiDigits } from '../../numbering/read-digits.js';
import type { Check } from '../check.js';
import type { Counted } from '../compare-multisets.js';
import { compareMultisets } from '../compare-multisets.js';
import { hasDigits, proseOf } from '../prose.js';

/** Parts with slashes between that begin with capitals: `A/RES/217 (III)`, `CCPR/C/21/Rev.1/Add.7`, `E/CN.4/2005/L.9`. */
const SYMBOL =
  /(?<![\p{L}\p{N}/])\p{Lu}[\p{Lu}\p{N}]{0,9}(?:\.\p{N}{1,4})?(?:\/[\p{Lu}\p{N}][\p{L}\p{N}.-]{0,24}){1,9}(?:[ \u00a0]?[([][\p{N}IVXLC-]{1,9}[)\]])?/gu;
/** Symbols without slashes, by the series that they are of: `CETS No. 5`, `ETS 005`. */
const SERIES =
  /(?<![\p{L}\p{N}])(?:C?ETS|UNTS|ILM|OJ L|COM)[ \u00a0](?:No\.?[ \u00a0]?|№[ \u00a0]?)?\p{Nd}{1,5}/gu;

/** Symbols of documents are kept as they are. */
export const citation: Check = {
  id: 'citation',
  severity: 'error',
  run: ({ source, target }) => compareMultisets(symbolsIn(source), symbolsIn(target), target.length),
};

function symbolsIn(text: string): Counted[] {
  if (!hasDigits(text)) return [];
  const prose = proseOf(text);
  return [...slashed(prose), ...[...prose.matchAll(SERIES)].map(({ 0: all, index }) => counted(all, index))];
}

function slashed(prose: string): Counted[] {
  if (!prose.includes('/')) return [];
  return [...prose.matchAll(SYMBOL)].flatMap(({ 0: all, index }) => {
    const symbol = all.replace(/[.-]+$/, '');
    // `Ombudsman/Ombudswoman`, `OSCE/ODIHR` and `N/A` are words.
    return /\p{N}/u.test(symbol) ? [counted(symbol, index)] : [];
  });
}

function counted(symbol: string, index: number): Counted {
  return {
    key: toAsciiDigits(symbol).replace(/[\s\u00a0]|No\.?|№/g, ''),
    range: [index, index + symbol.length],
    params: { symbol },
  };
}
