/** The front-matter keys of a list with commas, as typed; undefined where there is none. */
export function proseKeysOf(typed: string | undefined): string[] | undefined {
  return typed
    ?.split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '');
}
