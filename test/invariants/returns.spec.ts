import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { OperatorTokensService } from '../../src/accounts/tokens/operator-tokens.service.js';
import { TokensService } from '../../src/accounts/tokens/tokens.service.js';
import { CommuniquesService } from '../../src/communiques/communiques.service.js';
import type { Caller } from '../../src/domain/accounts/caller.js';
import { isApproved } from '../../src/domain/units/unit-state.js';
import { Precondition } from '../../src/http/precondition.js';
import { unitVersion } from '../../src/http/unit-version.js';
import { JobsService } from '../../src/jobs/jobs.service.js';
import { OpenJobTaskHandler } from '../../src/jobs/open-job.task-handler.js';
import { UnitsService } from '../../src/jobs/units.service.js';
import { Reads } from '../../src/persistence/reads.js';
import type { UnitView } from '../../src/persistence/records.js';
import { ReviewService } from '../../src/review/review.service.js';
import { DraftsService } from '../../src/revisions/drafts.service.js';
import { PublicationService } from '../../src/revisions/publication.service.js';
import { type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';
import {
  anyChange,
  type Change,
  keyOf,
  leftWhole,
  SENTENCES,
  type Sentences,
  wordsOf,
} from '../factories/english-history.js';

/** What is done between two revisions, then the next one. Bit n stands for the n-th clause. */
interface Round {
  readonly translate: number;
  readonly approve: number;
  /** The changes of the English; a number: everything goes back to how that revision said it. */
  readonly next: readonly Change[] | number;
}

const round: fc.Arbitrary<Round> = fc.record({
  translate: fc.nat(255),
  approve: fc.nat(255),
  next: fc.oneof(
    { weight: 3, arbitrary: fc.array(anyChange, { minLength: 1, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.nat(4) },
  ),
});

describe('whatever the English goes back to', () => {
  let place: TestPlace;
  let concord: Concord;
  let people: readonly [Caller, Caller];

  beforeAll(async () => {
    place = await makePlace('sqlite');
    concord = await startConcord({ CONCORD_DATA: place.dataDir });
    people = [await coordinator(), await coordinator()];
  });
  afterAll(async () => {
    await concord.stop();
    await place.remove();
  });

  async function coordinator(): Promise<Caller> {
    const made = await concord.app.get(OperatorTokensService).make({
      ...{ role: 'coordinator', languages: [], handle: null, expiresAt: null },
    });
    const caller = await concord.app.get(TokensService).authenticate(made.token);
    if (caller === null) throw new Error('The token is not known.');
    return caller;
  }

  it('clauses that left with an approved text have it again, approved, when their words are back', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 5, maxLength: 5 }), async (rounds) => {
        const history = new History(concord, people);
        await history.begin();
        for (const one of rounds) await history.live(one);
        seen += history.returns;
      }),
      { numRuns: 80 },
    );
    expect(seen).toBeGreaterThan(20);
  }, 240_000);
});

/** One communiqué in one language. What must come back is told from the words alone. */
class History {
  returns = 0;
  private readonly slug = `h-${randomUUID().slice(0, 8)}`;
  private clauses: readonly Sentences[] = SENTENCES.slice(0, 5).map((one) => [one]);
  private readonly revisions: (readonly Sentences[])[] = [];
  /** Clauses that left the text, as they were then. */
  private readonly gone = new Map<string, Sentences>();
  /** By the words of a clause that left: the text that was approved then. */
  private readonly left = new Map<string, string>();
  /** Every text that was saved, by the id of its target; no two are the same. */
  private readonly saved = new Map<string, string>();

  constructor(
    private readonly concord: Concord,
    private readonly people: readonly [Caller, Caller],
  ) {}

  async begin(): Promise<void> {
    this.revisions.push(this.clauses);
    const wish = { slug: this.slug, language: 'en', proseKeys: null };
    await this.get(CommuniquesService).import(this.bytes(), wish, null);
    await this.get(JobsService).open(
      { slug: this.slug, revision: 1, languages: ['fr'], dueDate: null },
      this.people[0],
    );
    await this.openNewest();
  }

  async live({ translate, approve, next }: Round): Promise<void> {
    for (const [at, view] of (await this.views()).entries())
      if ((translate >> at) % 2 === 1 && (view.unit.state === 'initial' || view.stale))
        await this.translate(view);
    for (const [at, view] of (await this.views()).entries())
      if ((approve >> at) % 2 === 1 && view.unit.state === 'translated' && !view.stale)
        await this.approve(view);
    const text = this.after(next);
    if (wordsOf(text).join() !== wordsOf(this.clauses).join()) await this.revise(text);
  }

  private after(next: Round['next']): readonly Sentences[] {
    if (typeof next === 'number') return this.revisions[next % this.revisions.length] ?? this.clauses;
    return next.reduce((all, change) => {
      const said = new Set(all.flat().map(keyOf));
      const stock = [...this.gone.values(), ...SENTENCES.map((one) => [one])].filter((one) =>
        one.every((sentence) => !said.has(keyOf(sentence))),
      );
      return change(all, stock);
    }, this.clauses);
  }

  private async revise(text: readonly Sentences[]): Promise<void> {
    const before = new Set(wordsOf(this.clauses));
    const after = new Set(wordsOf(text));
    for (const { clause, unit, target, stale } of await this.views()) {
      const sentences = this.clauses[clause.position] ?? [];
      const words = clause.text.trim();
      if (after.has(words)) continue;
      const isGood = isApproved(unit.state) && !stale && leftWhole(sentences, this.clauses, text);
      if (isGood && target !== null) this.left.set(words, target.text);
      else this.left.delete(words);
    }
    for (const one of this.clauses) if (!after.has(one.join(' '))) this.gone.set(one.join(' '), one);
    this.clauses = text;
    this.revisions.push(text);
    const { draft } = await this.get(DraftsService).create(this.slug, this.bytes());
    await this.get(PublicationService).publish(this.slug, draft.id, null, null);
    await this.openNewest();
    await this.check(before);
  }

  private async check(before: ReadonlySet<string>): Promise<void> {
    for (const [id, said] of this.saved) expect((await this.reads.targets.byId(id))?.text).toBe(said);
    const views = await this.views();
    expect(views.map(({ clause }) => clause.text)).toEqual(wordsOf(this.clauses));
    for (const { clause, unit, target, stale } of views) {
      const words = clause.text.trim();
      const approved = this.left.get(words);
      if (!before.has(words) && approved !== undefined) {
        this.returns += 1;
        expect({ words, text: target?.text, isApproved: isApproved(unit.state), stale }).toEqual({
          ...{ words, text: approved, isApproved: true, stale: false },
        });
      }
      for (const said of this.saved.values())
        expect((target?.text ?? '').split(said).length).toBeLessThanOrEqual(2);
    }
  }

  private async translate(view: UnitView): Promise<void> {
    const edit = { text: `«Texte ${this.saved.size + 1}»`, submit: true };
    const saved = await this.get(UnitsService).save(view.unit.id, edit, seenOf(view), this.people[0]);
    this.saved.set(saved.target?.id ?? '', edit.text);
  }

  private async approve(view: UnitView): Promise<void> {
    const wish = { verdict: 'approved', targetId: view.target?.id ?? '', reason: null } as const;
    await this.get(ReviewService).review(view.unit.id, wish, seenOf(view), this.people[1]);
  }

  private async newestJob(): Promise<string> {
    const communique = await this.get(CommuniquesService).bySlug(this.slug);
    const revision = await this.get(CommuniquesService).newestRevision(communique);
    return (await this.reads.jobs.find(revision.id, 'fr'))?.id ?? '';
  }

  private async openNewest(): Promise<void> {
    await this.get(OpenJobTaskHandler).open(await this.newestJob(), new AbortController().signal);
  }

  private async views(): Promise<UnitView[]> {
    return this.reads.units.ofJob(await this.newestJob(), { limit: 500 });
  }

  private get reads(): Reads {
    return this.get(Reads);
  }

  private get<T>(service: abstract new (...args: never[]) => T): T {
    return this.concord.app.get<T>(service);
  }

  private bytes(): Buffer {
    return Buffer.from(
      wordsOf(this.clauses)
        .map((one, at) => `${at + 1}. ${one}\n`)
        .join('\n'),
    );
  }
}

function seenOf(view: UnitView): Precondition {
  return Precondition.parse(`"${unitVersion(view)}"`);
}
