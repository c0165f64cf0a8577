import type { Check } from '../check.js';
import { bidiControl } from './bidi-control.js';
import { bracketsQuotes } from './brackets-quotes.js';
import { citation } from './citation.js';
import { clauseReference } from './clause-reference.js';
import { date } from './date.js';
import { definedTerm } from './defined-term.js';
import { duplicateWord } from './duplicate-word.js';
import { empty } from './empty.js';
import { endPunctuation } from './end-punctuation.js';
import { enumerationCount } from './enumeration-count.js';
import { forbiddenTerm } from './forbidden-term.js';
import { glossary } from './glossary.js';
import { inconsistent } from './inconsistent.js';
import { kashida } from './kashida.js';
import { lengthRatio } from './length-ratio.js';
import { markup } from './markup.js';
import { mixedScript } from './mixed-script.js';
import { modality } from './modality.js';
import { names } from './names.js';
import { negation } from './negation.js';
import { numberingLeak } from './numbering-leak.js';
import { numbers } from './numbers.js';
import { percentQuantity } from './percent-quantity.js';
import { quotationLock } from './quotation-lock.js';
import { reused } from './reused.js';
import { spacing } from './spacing.js';
import { stale } from './stale.js';
import { unchanged } from './unchanged.js';
import { unresolvedComment } from './unresolved-comment.js';
import { unsafeHtml } from './unsafe-html.js';
import { urlEmail } from './url-email.js';
import { zeroWidth } from './zero-width.js';

/** Every check, in the order that findings are shown in: errors first. */
export const CHECKS: readonly Check[] = [
  empty,
  numbers,
  percentQuantity,
  date,
  clauseReference,
  enumerationCount,
  numberingLeak,
  citation,
  urlEmail,
  markup,
  unsafeHtml,
  bidiControl,
  forbiddenTerm,
  modality,
  negation,
  definedTerm,
  glossary,
  quotationLock,
  names,
  unchanged,
  inconsistent,
  reused,
  lengthRatio,
  endPunctuation,
  spacing,
  bracketsQuotes,
  duplicateWord,
  mixedScript,
  zeroWidth,
  kashida,
  unresolvedComment,
  stale,
];
