import { type DiffRun, wordDiff } from '../alignment/word-diff.js';
import { type ReplacedNumber, replaceNumbers } from './replace-numbers.js';
import { EXACT_SCORE, LEAST_SCORE, scoreMatch, type Sought } from './score-match.js';

/** Where a text stands: what makes an equal text more than equal. Each part may be unknown. */
export interface MemoryContext {
  readonly clauseKey: string | null;
  /** `contextHash` of the texts before and after. */
  readonly previous: number | null;
  readonly next: number | null;
}

/** A translation that the index has found. */
export interface Candidate {
  readonly source: string;
  readonly target: string;
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  readonly context: MemoryContext;
  /** False for what was imported, and nobody here has approved. */
  readonly approved: boolean;
  /** ISO 8601 date. */
  readonly createdOn: string;
}

/** A translation that fits, and how well. */
export interface RankedMatch<T extends Candidate> {
  readonly candidate: T;
  /** 102 the same clause or both neighbours, 101 one neighbour, 100 the same text, 60 to 99 a similar one. */
  readonly score: number;
  /** The candidate's target with the numbers of the text that is to be translated. */
  readonly target: string;
  readonly replaced: readonly ReplacedNumber[];
  /** From the candidate's source to the text. */
  readonly diff: readonly DiffRun[];
}

/**
 * The best translations for a text: the same clause or the same neighbours before equal texts before similar ones; of
 * equally good ones what was approved here, in the very language that is wanted, and newest. The same words twice are
 * shown once.
 */
export function rankMatches<T extends Candidate>(
  sought: Sought,
  candidates: readonly T[],
  wanted: { readonly language: string; readonly context: MemoryContext; readonly most: number },
): RankedMatch<T>[] {
  const scored: { candidate: T; score: number }[] = [];
  const best: number[] = [];
  for (const candidate of candidates) {
    const least = best.length < wanted.most ? LEAST_SCORE : (best.at(-1) ?? LEAST_SCORE);
    const score = scoreMatch(sought, candidate.source, least);
    if (score === null) continue;
    const inContext =
      score === EXACT_SCORE ? score + sharedContext(candidate.context, wanted.context) : score;
    scored.push({ candidate, score: inContext });
    best.push(Math.min(score, EXACT_SCORE - 1));
    best.sort((one, other) => other - one);
    best.length = Math.min(best.length, wanted.most);
  }
  const isOfLanguage = ({ targetLanguage }: T): number => Number(targetLanguage === wanted.language);
  scored.sort(
    (one, other) =>
      other.score - one.score ||
      Number(other.candidate.approved) - Number(one.candidate.approved) ||
      isOfLanguage(other.candidate) - isOfLanguage(one.candidate) ||
      compare(other.candidate.createdOn, one.candidate.createdOn),
  );
  return distinct(scored)
    .slice(0, wanted.most)
    .map(({ candidate, score }) => {
      const { source, target, targetLanguage } = candidate;
      const languages = { source: sought.language, target: targetLanguage };
      return {
        candidate,
        score,
        ...(score >= EXACT_SCORE
          ? { target, replaced: [] }
          : replaceNumbers(sought.text, source, target, languages)),
        diff: wordDiff(source, sought.text, sought.language),
      };
    });
}

function sharedContext(candidate: MemoryContext, wanted: MemoryContext): number {
  const isSame = (part: keyof MemoryContext): boolean =>
    candidate[part] !== null && candidate[part] === wanted[part];
  return isSame('clauseKey') ? 2 : Number(isSame('previous')) + Number(isSame('next'));
}

function distinct<T extends Candidate>(
  scored: readonly { readonly candidate: T; readonly score: number }[],
): readonly { readonly candidate: T; readonly score: number }[] {
  const seen = new Set<string>();
  return scored.filter(({ candidate: { source, target } }) => {
    const name = `${source}\u0000${target}`;
    return !seen.has(name) && seen.add(name);
  });
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
