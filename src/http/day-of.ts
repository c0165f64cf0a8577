/** The day of a time, as others see it: `YYYY-MM-DD` of an ISO 8601 UTC time. When somebody worked is theirs to know. */
export function dayOf(time: string): string;
export function dayOf(time: string | null): string | null;
export function dayOf(time: string | null): string | null {
  return time === null ? null : time.slice(0, 10);
}
