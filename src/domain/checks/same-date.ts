import type { Calendar, DateProfile } from '../languages/language-profile.js';
import type { DateInText } from './read-dates.js';

const formats = new Map<Calendar, Intl.DateTimeFormat>();

/**
 * True where two dates are the same day as far as both say it. The second may be in another calendar (1 ታኅሣሥ 1941 is
 * 10 December 1948), or have its year counted in another one: what these are comes from the profile of its language.
 */
export function isSameDate(one: DateInText, other: DateInText, { years }: DateProfile): boolean {
  const expected = one.calendar === other.calendar ? one : inCalendar(one, other.calendar);
  if (expected === null || !agree(expected.month, other.month) || !agree(expected.day, other.day))
    return false;
  return (
    agree(expected.year, other.year) ||
    years.some((calendar) => agree(inCalendar(one, calendar)?.year ?? null, other.year ?? 0))
  );
}

interface Parts {
  readonly year: number | null;
  readonly month: number;
  readonly day: number | null;
}

/** A day of the Gregorian calendar as another counts it; null where the day or the year is not said. */
function inCalendar({ calendar, year, month, day }: DateInText, wanted: Calendar): Parts | null {
  if (calendar !== 'gregory' || year === null || day === null) return null;
  const parts = formatOf(wanted).formatToParts(Date.UTC(year, month - 1, day));
  const read = (type: string): number =>
    Number(parts.find((part) => part.type === type)?.value ?? Number.NaN);
  return { year: read('year'), month: read('month'), day: read('day') };
}

function formatOf(calendar: Calendar): Intl.DateTimeFormat {
  let format = formats.get(calendar);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(`en-u-ca-${calendar}`, {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    formats.set(calendar, format);
  }
  return format;
}

function agree(one: number | null, other: number | null): boolean {
  return one === null || other === null || one === other;
}
