import { expect } from '@jest/globals';
import type { Answer } from './concord.js';
import { Coordinator, type UnitSeen } from './team.js';
import { until } from './until.js';

/** A unit with what the API says of the English since. */
export interface RevisedUnit extends UnitSeen {
  readonly stale: boolean;
  readonly resting: boolean;
  readonly job: string;
  readonly translatedFrom: number | null;
  readonly change: { readonly editorial: boolean; readonly contested: boolean } | null;
  readonly sourceDiff: readonly { readonly type: string; readonly text: string }[] | null;
  readonly startsFrom: readonly { readonly clauseKey: string; readonly targetId: string }[];
}

/** A row of an alignment as the API presents it, as far as tests look. */
export interface RowSeen {
  readonly position: number;
  readonly text: string;
  readonly number: string | null;
  readonly relation: string;
  readonly edited: boolean;
  readonly moved: boolean;
  readonly renumbered: boolean;
  readonly editorial: boolean;
  readonly confidence: number;
  readonly confirmed: boolean;
  readonly origins: readonly { readonly key: string; readonly text: string }[];
  readonly returns: {
    readonly key: string;
    readonly number: string | null;
    readonly text: string;
    readonly removedIn: number;
  } | null;
}

/** A coordinator who changes the English. */
export class Reviser extends Coordinator {
  /** The path of a new draft, and its ETag. */
  async draft(slug: string, markdown: string): Promise<{ path: string; etag: string }> {
    const made = await this.ask(`POST /api/v1/communiques/${slug}/revisions`, { markdown });
    expect(made.status).toBe(201);
    return { path: made.headers.get('location') ?? '', etag: made.headers.get('etag') ?? '' };
  }

  /** Every page of a list, by following its links. */
  async pages(path: string): Promise<Record<string, unknown>[][]> {
    const found: Record<string, unknown>[][] = [];
    for (let next: string | undefined = path; next !== undefined;) {
      const answer: Answer = await this.ask(`GET ${next}`);
      expect(answer.status).toBe(200);
      found.push(answer.json.items as Record<string, unknown>[]);
      next = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1];
    }
    return found;
  }

  async alignment(path: string, query = ''): Promise<readonly RowSeen[]> {
    const answer = await this.ask(`GET ${path}/alignment?limit=500${query}`);
    expect(answer.status).toBe(200);
    return answer.json.items as RowSeen[];
  }

  /** Corrects the clause that begins with these words. */
  async correct(path: string, words: string, correction: object): Promise<Answer> {
    const row = (await this.alignment(path)).find(({ text }) => text.startsWith(words));
    const etag = (await this.ask(`GET ${path}`)).headers.get('etag') ?? '';
    return this.ask(`PATCH ${path}/alignment/${row?.position ?? -1}`, {
      body: correction,
      headers: { 'if-match': etag },
    });
  }

  async publish(path: string): Promise<Answer> {
    const etag = (await this.ask(`GET ${path}`)).headers.get('etag') ?? '';
    return this.ask(`POST ${path}/publication`, { headers: { 'if-match': etag } });
  }

  /** The job of a language on a revision, once it is open. */
  job(slug: string, revision: number, language: string): Promise<string> {
    return until(`the job of ${slug} in ${language} on revision ${revision}`, async () => {
      const { items } = (await this.ask(`GET /api/v1/communiques/${slug}/jobs`)).json as {
        items?: { id: string; language: string; revision: number; status: string }[];
      };
      const found = items?.find((one) => one.language === language && one.revision === revision);
      return found?.status === 'open' && found.id;
    });
  }

  /** The units of a job by the first words of their clause, each looked at on its own. */
  async units(job: string): Promise<(words: string) => RevisedUnit> {
    const { items } = (await this.ask(`GET /api/v1/jobs/${job}/units?limit=500`)).json as {
      items?: { id: string }[];
    };
    const units = await Promise.all((items ?? []).map(({ id }) => this.revised(id)));
    return (words) => {
      const found = units.find(({ clause }) => clause.text.startsWith(words));
      if (found === undefined) throw new Error(`No unit begins with “${words}”.`);
      return found;
    };
  }

  async revised(id: string): Promise<RevisedUnit> {
    return (await this.unit(id)) as RevisedUnit;
  }
}
