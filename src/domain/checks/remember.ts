/** Two texts are looked at by thirty checks one after the other; more need not be kept. */
const MOST_KNOWN = 8;

/** What was made of the last few texts, made once. */
export function remember<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let made = known.get(text);
    if (made === undefined) {
      made = make(text);
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(text, made);
    }
    return made;
  };
}
