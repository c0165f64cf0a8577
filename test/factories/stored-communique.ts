import { createHash, randomUUID } from 'node:crypto';
import type { Database } from '../../src/persistence/database.js';
import type {
  JobRecord,
  RevisionClauseRecord,
  TargetRecord,
  UnitRecord,
} from '../../src/persistence/records.js';
import { account } from './accounts.js';

const NOW = '2026-03-01T12:00:00.000Z';

export const SENTENCES = [
  'The mission observed the opening of the polls in all nine regions.',
  'Voters with disabilities could enter two of three polling stations.',
  'The count was public and no complaint was refused.',
] as const;

/** What a stored communiqué is known by. */
export interface Stored {
  readonly communiqueId: string;
  readonly revisionId: string;
  readonly jobId: string;
  readonly translatorId: string;
  readonly unitIds: readonly string[];
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A communiqué with one source revision, opened in French, with nothing translated. */
export async function storeCommunique(
  { unitOfWork }: Database,
  sentences: readonly string[] = SENTENCES,
): Promise<Stored> {
  const [communiqueId, revisionId, jobId, translatorId] = [
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
  ];
  const text = sentences.map((sentence, index) => `${index + 1}. ${sentence}\n`).join('\n');
  const clauses = sentences.map((sentence, position): RevisionClauseRecord => ({
    ...{
      revisionId,
      clauseKey: randomUUID().slice(0, 10),
      position,
      parentPosition: null,
      depth: 0,
      kind: 'clause',
    },
    ...{
      number: String(position + 1),
      marker: `${position + 1}.`,
      text: sentence,
      textHash: hashOf(sentence),
    },
    wordCount: sentence.split(' ').length,
    source: {
      ranges: [{ start: 0, end: sentence.length }],
      slot: { type: 'block', linePrefix: '', emphasis: '' },
    },
  }));
  const units = clauses.map(({ clauseKey, position, wordCount }): UnitRecord => ({
    ...{ id: randomUUID(), clauseKey, language: 'fr', communiqueId, jobId, position, wordCount },
    ...{
      state: 'initial',
      subState: null,
      currentTargetId: null,
      version: 1,
      assigneeId: null,
      leaseUntil: null,
    },
  }));
  const words = units.reduce((sum, { wordCount }) => sum + wordCount, 0);
  const none = { initial: 0, translated: 0, reviewed: 0, final: 0 };
  const job: JobRecord = {
    ...{ id: jobId, revisionId, communiqueId, language: 'fr', status: 'open', dueDate: null, createdAt: NOW },
    ...{ units: { ...none, initial: units.length }, words: { ...none, initial: words } },
  };
  await unitOfWork.transact(async (tx) => {
    const slug = `statement-${communiqueId.slice(0, 8)}`;
    await tx.accounts.insert(account({ id: translatorId, handle: `heron-${slug}`, createdAt: NOW }));
    const settings = { proseKeys: ['title'] };
    await tx.communiques.insert({ id: communiqueId, slug, sourceLanguage: 'en', settings, createdAt: NOW });
    await tx.revisions.insert({
      ...{ id: revisionId, communiqueId, number: 1, text, sha256: hashOf(text), mediaType: 'text/markdown' },
      ...{ status: 'published', createdAt: NOW, publishedAt: NOW },
    });
    await tx.clauses.insert(communiqueId, clauses);
    await tx.jobs.insertMissing([job]);
    await tx.units.insertMissing(units);
  });
  return { communiqueId, revisionId, jobId, translatorId, unitIds: units.map(({ id }) => id) };
}

/** A target of a unit, by the translator, made from `source`. */
export function targetOf(
  stored: Stored,
  unitId: string,
  text: string,
  source: string = SENTENCES[0],
): Omit<TargetRecord, 'seq'> {
  return {
    ...{ id: randomUUID(), unitId, text, sourceTextHash: hashOf(source), revisionId: stored.revisionId },
    ...{ origin: 'human', restoredFrom: null, authorId: stored.translatorId, createdAt: NOW },
  };
}
