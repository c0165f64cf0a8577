import type { Check } from '../check.js';
import { foldText } from '../fold-text.js';
import { proseOf } from '../prose.js';

/** Words of an instrument that has an authoritative translation are quoted as that translation has them. */
export const quotationLock: Check = {
  id: 'quotation-lock',
  severity: 'warning',
  run: ({ source, target, quotations = [] }) => {
    if (quotations.length === 0 || target.trim() === '') return [];
    const said = comparable(source);
    const rendered = comparable(target);
    return quotations
      .filter((one) => said.includes(comparable(one.source)) && !rendered.includes(comparable(one.target)))
      .map(({ instrument, target: expected }) => ({
        key: 'quotation-lock',
        range: [0, target.length] as const,
        params: { instrument, expected },
      }));
  },
};

/** The words without their marks: quotation marks and the full stop before them go by the sentence around. */
function comparable(text: string): string {
  return foldText(proseOf(text))
    .text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
