import type { SpacingProfile } from '../../languages/language-profile.js';
import type { Check, CheckInput, Finding } from '../check.js';
import { BLANKED, proseOf } from '../prose.js';

const DOUBLED = /[^\S\n]{2,}/gu;
const BLANK = /[^\S\n]/u;
const NAMES: Readonly<Record<string, string>> = {
  '': 'none',
  ' ': 'blank',
  '\u00a0': 'noBreak',
  '\u202f': 'narrow',
};

/** No blank twice, none at either end, and before and after marks those that the language asks for. */
export const spacing: Check = {
  id: 'spacing',
  severity: 'warning',
  run: (input) => {
    const { source, target } = input;
    if (target.trim() === '') return [];
    return [...doubled(source, target), ...atEnds(source, target), ...aroundMarks(input)];
  },
};

function doubled(source: string, target: string): Finding[] {
  if (/\S[^\S\n]{2}/u.test(source.slice(0, 10_000))) return [];
  const inner = proseOf(target);
  const from = inner.length - inner.trimStart().length;
  const to = inner.trimEnd().length;
  return [...inner.matchAll(DOUBLED)]
    .filter(({ index }) => index >= from && index < to)
    .map(({ 0: all, index }) => ({ key: 'doubled', range: [index, index + all.length], params: {} }));
}

function atEnds(source: string, target: string): Finding[] {
  const lead = target.length - target.trimStart().length;
  const trail = target.trimEnd().length;
  const findings: Finding[] = [];
  if (lead > 0 && !/^\s/.test(source)) findings.push({ key: 'leading', range: [0, lead], params: {} });
  if (trail < target.length && !/\s$/.test(source.slice(-1)))
    findings.push({ key: 'trailing', range: [trail, target.length], params: {} });
  return findings;
}

function aroundMarks({ target, profile: { spacing: rules } }: CheckInput): Finding[] {
  if (rules === null) return [];
  const prose = proseOf(target);
  const findings: Finding[] = [];
  for (const { 0: mark, index: at } of prose.matchAll(marksOf(rules))) {
    const before = rules.before[mark];
    const after = rules.after[mark];
    if (before !== undefined && at > 0 && standsAlone(prose, at)) {
      const from = BLANK.test(prose.charAt(at - 1)) ? at - 1 : at;
      add(findings, 'before', prose.slice(from, at), before, mark, [from, at + 1]);
    }
    if (after !== undefined && at < prose.length - 1) {
      const to = BLANK.test(prose.charAt(at + 1)) ? at + 2 : at + 1;
      add(findings, 'after', prose.slice(at + 1, to), after, mark, [at, to]);
    }
  }
  return findings;
}

/** A mark of the sentence: not the colon of `10:30`, not the second of `?!`, not the dot of `.org`, no label's bracket. */
function standsAlone(prose: string, at: number): boolean {
  const before = prose.slice(Math.max(0, at - 2), at);
  const after = prose.charAt(at + 1);
  if (/[\p{L}\p{Nd}]/u.test(after) && /[.:,?!]/.test(prose.charAt(at))) return false;
  if (/[.:;,!?…\n([{«“„]\s?$/u.test(before) || before.trimEnd().endsWith(BLANKED) || after === BLANKED)
    return false;
  return before.trim() !== '';
}

function add(
  findings: Finding[],
  key: 'before' | 'after',
  stands: string,
  allowed: readonly string[],
  mark: string,
  range: Finding['range'],
): void {
  if (allowed.includes(stands)) return;
  findings.push({ key, range, params: { mark, what: NAMES[allowed[0] ?? ''] ?? 'none' } });
}

const patterns = new WeakMap<SpacingProfile, RegExp>();

/** All marks that a language has rules for. */
function marksOf(rules: SpacingProfile): RegExp {
  let pattern = patterns.get(rules);
  if (pattern === undefined) {
    const marks = [...new Set([...Object.keys(rules.before), ...Object.keys(rules.after)])];
    pattern = new RegExp(`[${marks.map((mark) => mark.replace(/[\\\]^-]/g, '\\$&')).join('')}]`, 'g');
    patterns.set(rules, pattern);
  }
  return pattern;
}
