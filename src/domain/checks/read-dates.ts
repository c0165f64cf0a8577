import type { Calendar, DateProfile, LanguageProfile } from '../languages/language-profile.js';
import { toAsciiDigits } from '../numbering/read-digits.js';
import { findPhrases, hasPhrase } from './find-phrases.js';
import { readHan } from './spelled-numbers.js';

/** A date in a text; a part that is not said is null, but for the month at least one is. */
export interface DateInText {
  readonly calendar: Calendar;
  readonly year: number | null;
  readonly month: number;
  readonly day: number | null;
  readonly start: number;
  readonly end: number;
}

/** How far from the month's name its day and year may stand, in code units. */
const REACH = 24;
const NUMBER_BEFORE =
  /(?<![\p{Nd}.,])(\p{Nd}{1,4})(?:st|nd|rd|th|er|\.?[ºª°]|\.|-?\p{L}{1,4})?[ ,،]{0,2}(?:\p{L}{1,5} )?$/u;
const NUMBER_AFTER =
  /^[ ,،.]{0,2}(?:\p{L}{1,5} )?(\p{Nd}{1,4})(?:st|nd|rd|th|er|[ºª°])?(?![\p{Nd}]|[.,:]\p{Nd})/u;
const IN_DIGITS =
  /(?<![\p{Nd}.,/-])(\p{Nd}{1,4})([./-])(\p{Nd}{1,2})\2(\p{Nd}{1,4})(?![\p{Nd}/-]|[.,]\p{Nd})/gu;
/** The parts of a date in the order of its digits. */
const ORDERS: Readonly<Record<DateProfile['order'], readonly [year: number, month: number, day: number]>> = {
  dmy: [2, 1, 0],
  mdy: [2, 0, 1],
  ymd: [0, 1, 2],
};

/**
 * The dates of a text, read as its language writes them: `10 December 1948`, `10 декабря 1948 года`, `١٩ آذر ١٣٢٧`,
 * `1948年12月10日`, `10.12.1948`. A month that stands alone is no date.
 *
 * @param prose as `proseOf` gives it.
 */
export function readDates(prose: string, profile: LanguageProfile): DateInText[] {
  const { dates } = profile;
  if (dates === null || !/[\p{Nd}〇一二三四五六七八九]/u.test(prose)) return [];
  const found = [...namedMonths(prose, dates, profile), ...inDigits(prose, dates), ...bySigns(prose, dates)];
  return found.sort((a, b) => a.start - b.start);
}

function inDigits(prose: string, { order }: DateProfile): DateInText[] {
  return [...prose.matchAll(IN_DIGITS)].flatMap((match) => {
    const parts = [match[1], match[3], match[4]].map((part = '') => part);
    const [y, m, d] = ORDERS[parts[0]?.length === 4 ? 'ymd' : order];
    const [year = 0, month = 0, day = 0] = [y, m, d].map((at) => numberOf(parts[at] ?? ''));
    if (parts[y]?.length !== 4 || !isMonth(month) || !isDay(day)) return [];
    const end = match.index + match[0].length;
    return [{ calendar: 'gregory' as const, year, month, day, start: match.index, end }];
  });
}

function bySigns(prose: string, { signs }: DateProfile): DateInText[] {
  if (signs === null) return [];
  const [y = '', m = '', d = ''] = signs;
  const part = '([\\p{Nd}〇零一二三四五六七八九十]{1,5}) ?';
  const pattern = new RegExp(`(?:${part}${y} ?)?${part}${m}(?: ?${part}(?:${d}|号))?`, 'gu');
  return [...prose.matchAll(pattern)].flatMap((match) => {
    const [year, month, day] = [match[1], match[2], match[3]].map((typed) =>
      typed === undefined ? null : numberOf(typed),
    );
    if (month === null || month === undefined || !isMonth(month) || (year === null && day === null))
      return [];
    const end = match.index + match[0].length;
    return [
      { calendar: 'gregory' as const, year: year ?? null, month, day: day ?? null, start: match.index, end },
    ];
  });
}

interface Month {
  readonly calendar: Calendar;
  readonly month: number;
  readonly start: number;
  readonly end: number;
}

function namedMonths(prose: string, { months }: DateProfile, profile: LanguageProfile): DateInText[] {
  if (!hasPhrase(prose, allMonths(months), profile.words)) return [];
  const named = Object.entries(months).flatMap(([calendar, names]) =>
    names.flatMap((phrases, index) =>
      findPhrases(prose, phrases, profile.words).map(({ start, end }): Month => ({
        calendar: calendar as Calendar,
        month: index + 1,
        start,
        end,
      })),
    ),
  );
  return joinTwins(named, prose).flatMap((month) => around(month, prose));
}

const known = new WeakMap<object, readonly string[]>();

/** One list to ask first: most texts name no month. */
function allMonths(months: DateProfile['months']): readonly string[] {
  let names = known.get(months);
  if (names === undefined) known.set(months, (names = Object.values(months).flat(2)));
  return names;
}

/** The same month by two names (كانون الأول/ديسمبر) is one month; of names that overlap the longest holds. */
function joinTwins(named: readonly Month[], prose: string): Month[] {
  const joined: Month[] = [];
  for (const one of [...named].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = joined.at(-1);
    if (last !== undefined && one.start < last.end) continue;
    const twin =
      last?.month === one.month &&
      last.calendar === one.calendar &&
      /^ ?[/(–-] ?$/.test(prose.slice(last.end, one.start));
    if (twin) joined[joined.length - 1] = { ...last, end: closeBracket(prose, one.end) };
    else joined.push(one);
  }
  return joined;
}

function closeBracket(prose: string, end: number): number {
  return prose.charAt(end) === ')' ? end + 1 : end;
}

/** The day and the year beside a month's name, on whichever side the language has them. */
function around(month: Month, prose: string): DateInText[] {
  const from = Math.max(0, month.start - REACH);
  const before = prose.slice(from, month.start).replace(/\s/g, ' ');
  const after = prose.slice(month.end, month.end + REACH).replace(/\s/g, ' ');
  const left = NUMBER_BEFORE.exec(before);
  const right = NUMBER_AFTER.exec(after);
  let start = left === null ? month.start : from + left.index;
  let end = right === null ? month.end : month.end + right[0].length;
  const numbers = [left?.[1], right?.[1]].map((typed) => (typed === undefined ? null : numberOf(typed)));
  let [first = null, second = null] = numbers;
  // `December 10, 1948`, `ታኅሣሥ 1 ቀን 1941`: the year follows the day. `1948 წლის 10 დეკემბერი`: it goes before.
  if (first === null && second !== null && isDay(second)) {
    const next = NUMBER_AFTER.exec(prose.slice(end, end + REACH).replace(/\s/g, ' '));
    if (next?.[1]?.length === 4) {
      first = second;
      second = numberOf(next[1]);
      end += next[0].length;
    }
  } else if (first !== null && second === null && isDay(first)) {
    const far = Math.max(0, start - REACH);
    const next = NUMBER_BEFORE.exec(prose.slice(far, start).replace(/\s/g, ' '));
    if (next?.[1]?.length === 4) {
      second = numberOf(next[1]);
      start = far + next.index;
    }
  }
  const day = [first, second].find((part) => part !== null && isDay(part)) ?? null;
  const year = [second, first].find((part) => part !== null && part >= 1_000) ?? null;
  if (day === null && year === null) return [];
  return [{ calendar: month.calendar, year, month: month.month, day, start, end }];
}

function numberOf(typed: string): number {
  const ascii = toAsciiDigits(typed);
  return /^\d+$/.test(ascii) ? Number(ascii) : readHan(typed);
}

function isMonth(month: number): boolean {
  return month >= 1 && month <= 12;
}

function isDay(day: number): boolean {
  return day >= 1 && day <= 31;
}
