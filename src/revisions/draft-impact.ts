import { comparableText } from '../domain/alignment/comparable-text.js';
import { removedBy } from '../domain/alignment/correct-alignment.js';
import {
  impact,
  type Impact,
  type ImpactClause,
  type TranslatedClauses,
} from '../domain/alignment/impact.js';
import { countWords } from '../domain/clauses/count-words.js';
import { earlierTarget } from '../domain/units/earlier-target.js';
import type { Reads } from '../persistence/reads.js';
import type { OpenDraft } from './draft-reader.js';
import { clausesToLookAt, isMadeFrom, nameOf, ownTargets } from './looked-at.js';
import { planCarryOver } from './plan-carry-over.js';

type Sources = Pick<Reads, 'carry' | 'clauses' | 'jobs'>;

/** The dry run of a draft: what its publication would do to each language, by the plan that it would carry out. */
export async function draftImpact(reads: Sources, open: OpenDraft): Promise<Impact> {
  const rows = impactClauses(open);
  const { links, old, communique } = open;
  const languages = await translatedClauses(reads, open, rows);
  return impact(rows, removedBy(old.length, links).length, languages, communique.sourceLanguage);
}

function impactClauses({ links, old, resting, clauses }: OpenDraft): ImpactClause[] {
  return links.map((link, at): ImpactClause => {
    const returns = resting.find(({ clauseKey }) => clauseKey === link.returns);
    const origins = returns === undefined ? link.from.flatMap((index) => old[index] ?? []) : [returns];
    const text = clauses[at]?.text ?? '';
    return {
      ...link,
      edited: returns === undefined ? link.edited : comparableText(returns.text) !== comparableText(text),
      originKeys: origins.map(({ clauseKey }) => clauseKey),
      originText: origins.map((origin) => origin.text).join(' '),
      returned: returns !== undefined,
      text,
      wordCount: countWords(text),
    };
  });
}

async function translatedClauses(
  reads: Sources,
  open: OpenDraft,
  rows: readonly ImpactClause[],
): Promise<TranslatedClauses[]> {
  const changed = new Set(
    rows
      .filter(({ edited, relation }) => edited || relation === 'split' || relation === 'merged')
      .flatMap(({ originKeys }) => originKeys),
  );
  const plan = await planCarryOver(reads, open);
  const looked = clausesToLookAt({ plan, clauses: open.clauses, base: open.old }, changed);
  const keys = new Set([...changed, ...looked.map(({ key }) => key)]);
  const current = await reads.carry.currentTargets([...keys]);
  const targets = new Map(current.map((one) => [nameOf(one), one]));
  const own = await ownTargets(reads, looked);
  return (await reads.jobs.ofRevision(open.base.id)).map(({ language }) => ({
    language,
    keys: new Set(
      current.filter((one) => one.language === language && !one.stale).map(({ clauseKey }) => clauseKey),
    ),
    settled: new Set(
      looked
        .filter((clause) => {
          const name = nameOf({ clauseKey: clause.key, language });
          if (isMadeFrom(clause, targets.get(name))) return true;
          const earlier = clause.fate === 'carried' ? null : earlierTarget(own.get(name) ?? []);
          return earlier !== null && earlier.standing.state !== 'initial';
        })
        .map(({ index }) => index),
    ),
  }));
}
