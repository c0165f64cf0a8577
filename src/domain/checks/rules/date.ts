import type { Check } from '../check.js';
import { pairDates } from '../pair-dates.js';

/** The same days, in whatever calendar and order the language writes them. */
export const date: Check = {
  id: 'date',
  severity: 'error',
  needs: ['dates'],
  needsOfSource: ['dates'],
  run: (input) => {
    const { missing, extra } = pairDates(input);
    const { source, target } = input;
    return [
      ...extra.map(({ start, end }) => ({
        key: 'extra',
        range: [start, end] as const,
        params: { date: target.slice(start, end).trim() },
      })),
      ...missing.map(({ start, end }) => ({
        key: 'missing',
        range: [target.length, target.length] as const,
        params: { date: source.slice(start, end).trim() },
      })),
    ];
  },
};
