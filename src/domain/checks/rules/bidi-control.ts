import type { Check, Finding } from '../check.js';

const CONTROL = /[\u202a-\u202e\u2066-\u2069\n]/gu;
const OVERRIDES: ReadonlySet<string> = new Set(['\u202d', '\u202e']);
/** As deep as the bidirectional algorithm goes (max_depth). */
const DEEPEST = 125;
const POP_EMBEDDING = '\u202c';
const POP_ISOLATE = '\u2069';

interface Opened {
  readonly at: number;
  readonly closedBy: string;
}

/**
 * Characters that turn the direction of the text around: overrides always, and isolates and embeddings that do not
 * close in their line (UAX #9 § 3.3.2), so that they would turn what follows the text.
 */
export const bidiControl: Check = {
  id: 'bidi-control',
  severity: 'error',
  run: ({ target }) => {
    const findings: Finding[] = [];
    let open: Opened[] = [];
    const complain = (key: string, at: number): void => {
      findings.push({ key, range: [at, at + 1], params: { code: codeOf(target, at) } });
    };
    const leaveOpen = (): void => {
      for (const { at } of open) if (!OVERRIDES.has(target.charAt(at))) complain('unpaired', at);
    };
    for (const { 0: char, index } of target.matchAll(CONTROL)) {
      if (char === '\n') {
        leaveOpen();
        open = [];
      } else if (char === POP_EMBEDDING || char === POP_ISOLATE) {
        const last = open.findLastIndex(({ closedBy }) => closedBy === char);
        if (last < 0) complain('unpaired', index);
        else open.splice(last);
      } else if (OVERRIDES.has(char)) {
        complain('override', index);
        if (open.length < DEEPEST) open.push({ at: index, closedBy: POP_EMBEDDING });
      } else {
        const closedBy = char >= '\u2066' ? POP_ISOLATE : POP_EMBEDDING;
        if (open.length < DEEPEST) open.push({ at: index, closedBy });
        else complain('unpaired', index);
      }
    }
    leaveOpen();
    return findings.sort((a, b) => a.range[0] - b.range[0]);
  },
};

function codeOf(text: string, at: number): string {
  return `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;
}
