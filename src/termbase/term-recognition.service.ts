import { Injectable } from '@nestjs/common';
import type { Caller } from '../domain/accounts/caller.js';
import { requireFound } from '../domain/accounts/caller.js';
import type { TermFacts } from '../domain/checks/check.js';
import type { TermRecogniser } from '../domain/terms/recognise-terms.js';
import {
  findInSource,
  type SourceForm,
  sourceRecogniser,
  type SourceTerm,
  termFacts,
  type TermInSource,
} from '../domain/terms/terms-in.js';
import { UnitsService } from '../jobs/units.service.js';
import { LanguagesService } from '../languages/languages.service.js';
import { Reads } from '../persistence/reads.js';
import type { StoredTerm } from '../persistence/term-records.js';

/** What is kept in memory of an entry; the rest of it is read when it is found. */
type RememberedTerm = SourceTerm & { readonly id: string };

interface Remembered {
  /** Of the termbase that it was made of. */
  readonly version: number;
  readonly recogniser: Promise<TermRecogniser<SourceForm<RememberedTerm>>>;
}

/** Which terms stand in a source. */
@Injectable()
export class TermRecognitionService {
  readonly #remembered = new Map<string, Remembered>();

  constructor(
    private readonly reads: Reads,
    private readonly units: UnitsService,
    private readonly languages: LanguagesService,
  ) {}

  /**
   * The approved entries that stand in a source, in the order in which they first do.
   *
   * @param communique slug; null: only entries that are for all.
   */
  async inSource(
    source: string,
    sourceLanguage: string,
    communique: string | null,
  ): Promise<TermInSource<StoredTerm>[]> {
    const found = findInSource(await this.recogniser(sourceLanguage), source, communique);
    const entries = await this.reads.terms.byIds(found.map(({ entry }) => entry.id));
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    return found.flatMap(({ entry, term, ranges }) => {
      const whole = byId.get(entry.id);
      return whole === undefined ? [] : [{ entry: whole, term, ranges }];
    });
  }

  /** What the checks are told: the terms of a source with what is approved for them in a language. */
  async termsIn(
    source: string,
    sourceLanguage: string,
    language: string,
    communique: string | null,
  ): Promise<TermFacts[]> {
    const found = await this.inSource(source, sourceLanguage, communique);
    return found.map(({ entry, term }) => termFacts(term, entry, language));
  }

  /** The terms of a unit's clause, and the unit's language. @throws DomainError `not-found`. */
  async ofUnit(
    id: string,
    caller: Caller,
  ): Promise<{ readonly language: string; readonly terms: TermInSource<StoredTerm>[] }> {
    const { unit, clause } = await this.units.find(id, caller);
    const communique = requireFound(await this.reads.communiques.byId(unit.communiqueId), 'communiqué');
    const terms = await this.inSource(clause.text, communique.sourceLanguage, communique.slug);
    return { language: unit.language, terms };
  }

  /** Made anew where the termbase has changed. */
  private async recogniser(language: string): Promise<TermRecogniser<SourceForm<RememberedTerm>>> {
    const version = await this.reads.terms.version();
    const known = this.#remembered.get(language);
    if (known?.version === version) return known.recogniser;
    const recogniser = this.build(language);
    this.#remembered.set(language, { version, recogniser });
    recogniser.catch(() => this.#remembered.delete(language));
    return recogniser;
  }

  private async build(language: string): Promise<TermRecogniser<SourceForm<RememberedTerm>>> {
    const entries: RememberedTerm[] = [];
    for await (const { id, sourceLanguage, status, communique, renderings } of this.reads.terms.all()) {
      if (sourceLanguage !== language || status !== 'approved') continue;
      const own = renderings.filter((one) => one.language === language);
      entries.push({ id, sourceLanguage, status, communique, renderings: own });
    }
    return sourceRecogniser(entries, this.languages.terms(language));
  }
}
