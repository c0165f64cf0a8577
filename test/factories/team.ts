import { expect } from '@jest/globals';
import { type Answer, ask, type Concord, type Sending } from './concord.js';
import { until } from './until.js';

/** A unit as the API presents it, as far as tests look. */
export interface UnitSeen {
  readonly id: string;
  readonly version: string;
  readonly state: string;
  readonly subState: string | null;
  readonly clause: { readonly key: string; readonly text: string; readonly number: string | null };
  readonly target: { readonly id: string; readonly text: string } | null;
  readonly review: { readonly verdict: string; readonly reason: string | null } | null;
}

/** An edition as the API presents it, as far as tests look. */
export interface EditionSeen {
  readonly language: string;
  readonly number: number;
  readonly partial: boolean;
  readonly href: string;
  readonly files: readonly { readonly extension: string; readonly sha256: string; readonly href: string }[];
}

/** Somebody with a token. */
export class Person {
  constructor(
    private readonly concord: Pick<Concord, 'address'>,
    readonly token: string,
  ) {}

  ask(request: string, sending: Sending = {}): Promise<Answer> {
    return ask(this.concord, request, { ...sending, token: this.token });
  }

  /** The next unit, or null where nothing is left. */
  async claim(
    job: string,
    purpose: 'translate' | 'review' = 'translate',
    range = {},
  ): Promise<UnitSeen | null> {
    const answer = await this.ask(`POST /api/v1/jobs/${job}/claims`, { body: { purpose, ...range } });
    expect([200, 204]).toContain(answer.status);
    return answer.status === 204 ? null : (answer.json as unknown as UnitSeen);
  }

  async unit(id: string): Promise<UnitSeen> {
    const answer = await this.ask(`GET /api/v1/units/${id}`);
    expect(answer.status).toBe(200);
    return answer.json as unknown as UnitSeen;
  }

  save(unit: Pick<UnitSeen, 'id' | 'version'>, text: string, submit = true): Promise<Answer> {
    return this.ask(`POST /api/v1/units/${unit.id}/targets`, {
      body: { text, submit },
      headers: { 'if-match': `"${unit.version}"` },
    });
  }

  review(
    unit: Pick<UnitSeen, 'id' | 'version' | 'target'>,
    verdict: 'approved' | 'rejected',
    reason?: string,
  ): Promise<Answer> {
    return this.ask(`POST /api/v1/units/${unit.id}/reviews`, {
      body: { verdict, targetId: unit.target?.id, ...(reason === undefined ? {} : { reason }) },
      headers: { 'if-match': `"${unit.version}"` },
    });
  }
}

/** Those who import, open and look: one coordinator. */
export class Coordinator extends Person {
  async import(slug: string, markdown: string | Uint8Array): Promise<Answer> {
    const answer = await this.ask(`POST /api/v1/communiques?slug=${slug}`, { markdown });
    expect(answer.status).toBe(201);
    return answer;
  }

  /** Opens languages and waits until their units are there; job ids by language. */
  async open(slug: string, languages: readonly string[]): Promise<Record<string, string>> {
    const opened = await this.ask(`POST /api/v1/communiques/${slug}/revisions/1/jobs`, {
      body: { languages },
    });
    expect(opened.status).toBe(202);
    const jobs = await until(`the jobs of ${slug} to be open`, async () => {
      const { items } = (await this.ask(`GET /api/v1/communiques/${slug}/jobs`)).json as unknown as {
        items: { id: string; language: string; status: string }[];
      };
      return items.every(({ status }) => status === 'open') && items;
    });
    return Object.fromEntries(jobs.map(({ id, language }) => [language, id]));
  }

  async editions(slug: string): Promise<readonly EditionSeen[]> {
    return (await this.ask(`GET /api/v1/communiques/${slug}/editions`)).json.items as EditionSeen[];
  }

  /** Waits for an edition of a language. */
  edition(slug: string, language: string, number = 1): Promise<EditionSeen> {
    return until(`edition ${number} of ${slug} in ${language}`, async () =>
      (await this.editions(slug)).find((one) => one.language === language && one.number === number),
    );
  }
}
