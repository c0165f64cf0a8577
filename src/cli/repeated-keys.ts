/** The keys that the outer object of a JSON text has more than once, each once. The text must be valid JSON. */
export function repeatedKeys(json: string): string[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  let depth = 0;
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    else if (character === '"') {
      const end = endOfString(json, at);
      if (depth === 1 && isFollowedByColon(json, end)) {
        // Two spellings of one key ("1" and "\u0031") are one key.
        const key = JSON.parse(json.slice(at, end)) as string;
        if (seen.has(key)) repeated.add(key);
        seen.add(key);
      }
      at = end - 1;
    }
  }
  return [...repeated];
}

/** The offset after the closing quote of the string that begins at `start`. */
function endOfString(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at + 1;
}

function isFollowedByColon(json: string, offset: number): boolean {
  let at = offset;
  while (/\s/.test(json[at] ?? '')) at += 1;
  return json[at] === ':';
}
