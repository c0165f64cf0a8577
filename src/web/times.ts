/** A day as people of the language write it. @param day ISO 8601, of which only the date counts. */
export function dayInWords(day: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day.slice(0, 10)}T00:00:00Z`));
}

/** A time as people of the language write it, in UTC: Concord does not ask where anybody is. @param time ISO 8601 UTC. */
export function timeInWords(time: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, {
    ...{ year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' },
    ...{ timeZone: 'UTC', timeZoneName: 'short' },
  });
  return format.format(new Date(time));
}
