import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Caller } from '../../src/domain/accounts/caller.js';
import { comparableText } from '../../src/domain/alignment/comparable-text.js';
import { isApproved } from '../../src/domain/units/unit-state.js';
import { CommuniquesService } from '../../src/communiques/communiques.service.js';
import { unitVersion } from '../../src/http/unit-version.js';
import { Precondition } from '../../src/http/precondition.js';
import { JobsService } from '../../src/jobs/jobs.service.js';
import { OpenJobTaskHandler } from '../../src/jobs/open-job.task-handler.js';
import { UnitsService } from '../../src/jobs/units.service.js';
import { Reads } from '../../src/persistence/reads.js';
import { ReviewService } from '../../src/review/review.service.js';
import { DraftsService } from '../../src/revisions/drafts.service.js';
import { PublicationService } from '../../src/revisions/publication.service.js';
import { OperatorTokensService } from '../../src/accounts/tokens/operator-tokens.service.js';
import { TokensService } from '../../src/accounts/tokens/tokens.service.js';
import type { JobRecord, UnitView } from '../../src/persistence/records.js';
import { type Concord, startConcord } from '../factories/concord.js';
import { makePlace, type TestPlace } from '../factories/databases.js';

const SENTENCES = [
  'Observers may enter every polling hall of the country.',
  'Nobody may ask them to leave before the count has ended.',
  'The count is public and begins when the doors close at night.',
  'Seals are checked by two members of different parties.',
  'Results are posted on the door of the polling station.',
  'Ballots from abroad are flown in by diplomatic courier.',
  'The same applies.',
  'We thank the many volunteers for their long days.',
];
const WORDS = ['never', 'always', 'soon', 'mostly'];

/** One change of the text, as an editor makes it. */
type Edit = (clauses: readonly string[]) => readonly string[];

const place = fc.nat(7);
const at = (list: readonly string[], n: number): number => (list.length === 0 ? 0 : n % list.length);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(place, fc.constantFrom(...WORDS)).map(
    ([n, word]): Edit =>
      (all) =>
        all.map((one, index) => (index === at(all, n) ? one.replace(/ (\S+)/, ` ${word} $1`) : one)),
  ),
  place.map(
    (n): Edit =>
      (all) =>
        all.length < 2 ? all : all.toSpliced(at(all, n), 1),
  ),
  fc.tuple(place, fc.constantFrom(...SENTENCES)).map(
    ([n, one]): Edit =>
      (all) =>
        all.toSpliced(at(all, n), 0, one),
  ),
  fc.tuple(place, place).map(([n, m]): Edit => (all) => {
    const rest = all.toSpliced(at(all, n), 1);
    return rest.toSpliced(at(rest, m), 0, all[at(all, n)] ?? '');
  }),
  place.map((n): Edit => (all) => {
    const first = at(all, n);
    const joined = all.slice(first, first + 2).join(' ');
    return all.toSpliced(first, 2, joined);
  }),
  place.map((n): Edit => (all) => {
    const parts = (all[at(all, n)] ?? '').split(/(?<=\.) /);
    return all.toSpliced(at(all, n), 1, ...parts);
  }),
);

type Step =
  | { readonly do: 'translate' | 'approve'; readonly n: number }
  | {
      readonly do: 'revise';
      readonly edits: readonly Edit[];
      readonly correct: readonly [number, readonly number[]] | null;
    };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('translate' as const, 'approve' as const), n: fc.nat(20) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('revise' as const),
      edits: fc.array(edit, { minLength: 1, maxLength: 3 }),
      correct: fc.option(fc.tuple(fc.nat(8), fc.array(fc.nat(8), { maxLength: 2 }))),
    }),
  },
);

describe('whatever becomes of the English', () => {
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
    const made = await concord.app
      .get(OperatorTokensService)
      .make({ role: 'coordinator', languages: [], handle: null, expiresAt: null });
    const caller = await concord.app.get(TokensService).authenticate(made.token);
    if (caller === null) throw new Error('The token is not known.');
    return caller;
  }

  it('no target is lost, and none is shown as current beside other words than it was made from', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const world = new World(concord, people);
        await world.begin();
        for (const one of steps) {
          await world.take(one);
          await world.check();
        }
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});

/** One communiqué in one language, and what its people remember having seen. */
class World {
  private readonly slug = `s-${randomUUID().slice(0, 8)}`;
  private clauses: readonly string[] = SENTENCES.slice(0, 5);
  /** By target: the words, and the English that stood beside them. */
  private readonly remembered = new Map<string, { readonly text: string; readonly english: string }>();
  private units = 0;

  constructor(
    private readonly concord: Concord,
    private readonly people: readonly [Caller, Caller],
  ) {}

  async begin(): Promise<void> {
    const wish = { slug: this.slug, language: 'en', proseKeys: null };
    await this.get(CommuniquesService).import(this.bytes(), wish, null);
    await this.get(JobsService).open(
      { slug: this.slug, revision: 1, languages: ['fr'], dueDate: null },
      this.people[0],
    );
    await this.openNewest();
  }

  async take(step: Step): Promise<void> {
    if (step.do === 'revise') await this.revise(step);
    else if (step.do === 'translate') await this.translate(step.n);
    else await this.approve(step.n);
  }

  /** Nothing is lost of what was saved; what is called current says what the English says. */
  async check(): Promise<void> {
    const job = await this.newestJob();
    for (const [id, { text }] of this.remembered)
      expect((await this.reads.targets.byId(id))?.text).toBe(text);
    const views = await this.views(job);
    expect(views.map(({ clause }) => clause.text)).toEqual(this.clauses);
    for (const { unit, target, stale, clause } of views) {
      if (isApproved(unit.state)) expect(target).not.toBeNull();
      if (target === null || stale) continue;
      const english = await this.englishOf(target.id);
      expect(comparableText(english)).toBe(comparableText(clause.text));
    }
    const all = await this.allUnits();
    expect(all).toBeGreaterThanOrEqual(this.units);
    this.units = all;
  }

  private async revise({ edits, correct }: Extract<Step, { do: 'revise' }>): Promise<void> {
    const clauses = edits.reduce((text, change) => change(text), this.clauses);
    if (clauses.join('\n') === this.clauses.join('\n')) return;
    this.clauses = clauses;
    const { draft, base } = await this.get(DraftsService).create(this.slug, this.bytes());
    let version = draft.version;
    if (correct !== null) {
      const keys = (await this.reads.clauses.ofRevision(base.id)).map(({ clauseKey }) => clauseKey);
      const origins = [...new Set(correct[1].map((n) => keys[n % keys.length] ?? ''))];
      const wish = { origins };
      const position = correct[0] % clauses.length;
      const drafts = this.get(DraftsService);
      const seen = Precondition.parse(`"${version}"`);
      version = (await drafts.correct(this.slug, draft.id, position, wish, seen, this.people[0])).draft
        .version;
    }
    await this.get(PublicationService).publish(this.slug, draft.id, Precondition.parse(`"${version}"`), null);
    await this.openNewest();
  }

  private async translate(n: number): Promise<void> {
    const views = await this.views(await this.newestJob());
    const view = views[n % views.length];
    if (view === undefined) return;
    const edit = { text: `Texte ${n} : ${view.clause.text}`, submit: true };
    const saved = await this.get(UnitsService).save(view.unit.id, edit, seenOf(view), this.people[0]);
    this.remembered.set(saved.target?.id ?? '', { text: edit.text, english: view.clause.text });
  }

  private async approve(n: number): Promise<void> {
    const views = (await this.views(await this.newestJob())).filter(
      ({ unit }) => unit.state === 'translated',
    );
    const view = views[n % Math.max(1, views.length)];
    if (view === undefined) return;
    const wish = { verdict: 'approved', targetId: view.target?.id ?? '', reason: null } as const;
    await this.get(ReviewService).review(view.unit.id, wish, seenOf(view), this.people[1]);
  }

  /** What somebody remembers, or what the origins of a carried target say together. */
  private async englishOf(targetId: string): Promise<string> {
    const known = this.remembered.get(targetId);
    if (known !== undefined) return known.english;
    const target = await this.reads.targets.byId(targetId);
    if (target?.restoredFrom != null && target.origin !== 'carried')
      return this.englishOf(target.restoredFrom);
    const origins = await this.reads.carry.startsOf(targetId);
    return (await Promise.all(origins.map((origin) => this.englishOf(origin.targetId)))).join(' ');
  }

  private async openNewest(): Promise<void> {
    const job = await this.newestJob();
    await this.get(OpenJobTaskHandler).open(job.id, new AbortController().signal);
  }

  private async newestJob(): Promise<JobRecord> {
    const communique = await this.get(CommuniquesService).bySlug(this.slug);
    const revision = await this.get(CommuniquesService).newestRevision(communique);
    const job = await this.reads.jobs.find(revision.id, 'fr');
    if (job === null) throw new Error('The newest revision has no job.');
    return job;
  }

  private views(job: JobRecord): Promise<UnitView[]> {
    return this.reads.units.ofJob(job.id, { limit: 500 });
  }

  private async allUnits(): Promise<number> {
    const communique = await this.get(CommuniquesService).bySlug(this.slug);
    let count = 0;
    for (const job of await this.reads.jobs.ofCommunique(communique.id))
      count += (await this.views(job)).length;
    return count;
  }

  private get reads(): Reads {
    return this.get(Reads);
  }

  private get<T>(service: abstract new (...args: never[]) => T): T {
    return this.concord.app.get<T>(service);
  }

  private bytes(): Buffer {
    return Buffer.from(this.clauses.map((one, index) => `${index + 1}. ${one}\n`).join('\n'));
  }
}

function seenOf(view: UnitView): Precondition {
  return Precondition.parse(`"${unitVersion(view)}"`);
}
