import { collectHits } from '../domain/memory/collect-hits.js';
import { readSegment, type ReadSegment } from '../domain/memory/file-entry.js';
import {
  countedWord,
  exactFeature,
  languagePairKey,
  soughtFeatures,
} from '../domain/memory/index-features.js';
import {
  type Candidate,
  type MemoryContext,
  type RankedMatch,
  rankMatches,
} from '../domain/memory/rank-matches.js';
import { readSought } from '../domain/memory/score-match.js';
import { type AbbreviationsOf } from '../domain/memory/memory-segments.js';
import { segmentSentences } from '../domain/memory/segment-sentences.js';
import type { SourceRange } from '../domain/clauses/clause.js';
import { type MemoryEntryView, SEGMENTS_AN_ENTRY } from '../persistence/memory-records.js';
import type { Reads } from '../persistence/reads.js';

/** Segments that are read of each list of the index: the newest. */
const LISTED = 512;
/** Segments whose texts are compared, for each part of the text. */
const COMPARED = 32;
/** Matches shown for the whole of a clause and for each of its sentences. */
const SHOWN = 5;
const SHOWN_OF_SENTENCE = 3;
/** Sentences of one clause that are looked for by themselves. */
const MOST_SENTENCES = 20;

/** What translations are sought for. */
export interface MemoryQuery {
  readonly text: string;
  /** BCP 47. */
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  readonly context: MemoryContext;
}

/** A part of an entry that was found. */
export interface FoundSegment extends Candidate {
  readonly view: MemoryEntryView;
  /** False: the target is that of more than the source. */
  readonly paired: boolean;
}

/** A match for a part of the text. */
export interface FoundMatch extends RankedMatch<FoundSegment> {
  readonly scope: 'clause' | 'sentence';
  /** The part of the text that it is for. */
  readonly range: SourceRange;
}

interface Part extends ReadSegment {
  readonly scope: FoundMatch['scope'];
  readonly range: SourceRange;
  readonly text: string;
}

/** Finds what was translated before, for a clause and for its sentences, in three statements. */
export class MemoryMatcher {
  constructor(
    private readonly reads: Pick<Reads, 'memory'>,
    private readonly abbreviations: AbbreviationsOf,
  ) {}

  /** @param sees whether the caller may see what was translated into a language. */
  async find(query: MemoryQuery, sees: (language: string) => boolean): Promise<FoundMatch[]> {
    const parts = this.#partsOf(query);
    const pairKey = languagePairKey(query.sourceLanguage, query.targetLanguage);
    const counted = (word: number): number => countedWord(word, query.sourceLanguage);
    const words = new Set(parts.flatMap(({ read }) => read.words.map(counted)));
    const counts = await this.reads.memory.wordCounts([...words]);
    const sought = parts.map(({ folded, read }) => ({
      exact: exactFeature(folded, pairKey),
      features: soughtFeatures(read, pairKey, (word) => counts.get(counted(word)) ?? 0),
    }));
    const features = new Set(sought.flatMap(({ exact, features: own }) => [exact, ...own]));
    const lists = await this.reads.memory.segments([...features], LISTED);
    const hits = sought.map((one) => collectHits(lists, one, COMPARED));
    const ids = new Set(hits.flat().map((segment) => Math.floor(segment / SEGMENTS_AN_ENTRY)));
    const views = await this.reads.memory.live([...ids]);
    const visible = new Map(
      views.filter(({ entry }) => sees(entry.targetLanguage)).map((view) => [view.entry.id, view]),
    );
    return parts.flatMap((part, at) => rankPart(part, candidatesOf(hits[at] ?? [], visible), query));
  }

  #partsOf({ text, sourceLanguage }: MemoryQuery): Part[] {
    const whole: Part = {
      scope: 'clause',
      range: { start: 0, end: text.length },
      text,
      ...readSegment(text),
    };
    const sentences = segmentSentences(text, sourceLanguage, this.abbreviations(sourceLanguage));
    if (sentences.length < 2) return [whole];
    return [
      whole,
      ...sentences.slice(0, MOST_SENTENCES).map((range): Part => {
        const part = text.slice(range.start, range.end);
        return { scope: 'sentence', range, text: part, ...readSegment(part) };
      }),
    ];
  }
}

function rankPart(part: Part, candidates: readonly FoundSegment[], query: MemoryQuery): FoundMatch[] {
  const isWhole = part.scope === 'clause';
  const context = isWhole ? query.context : { clauseKey: null, previous: null, next: null };
  return rankMatches(readSought(part.text, query.sourceLanguage), candidates, {
    ...{ language: query.targetLanguage, context, most: isWhole ? SHOWN : SHOWN_OF_SENTENCE },
  }).map((match) => ({ ...match, scope: part.scope, range: part.range }));
}

function candidatesOf(
  segments: readonly number[],
  views: ReadonlyMap<number, MemoryEntryView>,
): FoundSegment[] {
  return segments.flatMap((segment) => {
    const view = views.get(Math.floor(segment / SEGMENTS_AN_ENTRY));
    return view === undefined ? [] : (candidateOf(view, segment % SEGMENTS_AN_ENTRY) ?? []);
  });
}

function candidateOf(view: MemoryEntryView, sentence: number): FoundSegment | null {
  const { entry } = view;
  const { sourceLanguage, targetLanguage, source, target, createdOn } = entry;
  const common = { view, sourceLanguage, targetLanguage, createdOn, approved: entry.importId === null };
  if (sentence === 0) {
    const context = { clauseKey: entry.clauseKey, previous: entry.previousHash, next: entry.nextHash };
    return { ...common, source, target, context, paired: true };
  }
  const place = entry.sentences?.[sentence - 1];
  if (place === undefined) return null;
  const [start, end, targetStart, targetEnd] = place;
  const paired = targetStart !== null && targetEnd !== null;
  return {
    ...common,
    source: source.slice(start, end),
    target: paired ? target.slice(targetStart, targetEnd) : target,
    context: { clauseKey: null, previous: null, next: null },
    paired,
  };
}
