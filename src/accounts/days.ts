const DAY_MS = 24 * 60 * 60 * 1000;

/** The day of a time, `YYYY-MM-DD` (UTC): more is told to nobody but the owner. */
export function dayOf(time: string): string {
  return time.slice(0, 10);
}

/** Today, `YYYY-MM-DD` (UTC). */
export function today(): string {
  return dayOf(new Date().toISOString());
}

/** The end of a day, ISO 8601 UTC: what is good through that day says nothing about when it was made. */
export function endOf(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString();
}

/** The last day of what ends at a time, `YYYY-MM-DD`. */
export function lastDayBefore(end: string): string {
  return dayOf(new Date(Date.parse(end) - 1).toISOString());
}

/** The day so many days from today, `YYYY-MM-DD`; negative: before. */
export function daysFromToday(days: number): string {
  return dayOf(new Date(Date.now() + days * DAY_MS).toISOString());
}
