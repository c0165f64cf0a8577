import { Injectable } from '@nestjs/common';
import type { TmxEntry } from '../formats/exporters/tmx.js';
import { readTmx } from '../formats/importers/tmx.js';
import { tmxPairs } from '../formats/importers/tmx-units.js';
import { LanguagesService } from '../languages/languages.service.js';
import { Reads } from '../persistence/reads.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { type IncomingUnit, type LoadOutcome, MemoryLoader } from './memory-loader.js';

/** How a file is taken in. */
export interface ImportWish {
  /** What matches from it are shown as. */
  readonly name: string;
  /** BCP 47; null: what the file says of each unit. */
  readonly sourceLanguage: string | null;
}

/** What came of an import. */
export interface ImportOutcome extends LoadOutcome {
  /** Units that have nothing in the language of their source. */
  readonly withoutSource: number;
}

/** Which entries go out. */
export interface ExportWish {
  readonly sourceLanguage: string | null;
  readonly targetLanguage: string | null;
}

const PAGE = 500;

/** The translation memory in and out, as TMX. */
@Injectable()
export class MemoryTransferService {
  constructor(
    private readonly reads: Reads,
    private readonly unitOfWork: UnitOfWork,
    private readonly languages: LanguagesService,
  ) {}

  /**
   * Takes a TMX file in, all or nothing.
   *
   * @param open gives the file's bytes from the beginning; it is read twice.
   * @throws DomainError `broken-file`, `not-utf8`.
   */
  async import(open: () => AsyncIterable<Uint8Array>, wish: ImportWish): Promise<ImportOutcome> {
    let withoutSource = 0;
    const read = async function* (): AsyncGenerator<IncomingUnit> {
      withoutSource = 0;
      for await (const unit of readTmx(open())) {
        const pairs = tmxPairs(unit, wish.sourceLanguage);
        if (pairs.length === 0) withoutSource += 1;
        yield* pairs;
      }
    };
    const loader = new MemoryLoader(this.unitOfWork, (tag) => this.languages.profile(tag).abbreviations);
    return { ...(await loader.load(wish.name, read)), withoutSource };
  }

  /** Everything that is remembered, oldest first. */
  async *export({ sourceLanguage, targetLanguage }: ExportWish): AsyncGenerator<TmxEntry> {
    const names = new Map((await this.reads.memory.imports()).map(({ id, name }) => [id, name]));
    for (let after = 0; ;) {
      const page = await this.reads.memory.scan({ after, limit: PAGE });
      for (const entry of page) {
        if (sourceLanguage !== null && entry.sourceLanguage !== sourceLanguage) continue;
        if (targetLanguage !== null && entry.targetLanguage !== targetLanguage) continue;
        const { revision, clauseKey, importId } = entry;
        const name = importId === null ? undefined : names.get(importId);
        yield {
          ...entry,
          properties: {
            ...(revision === null ? {} : { revision: String(revision) }),
            ...(clauseKey === null ? {} : { clause: clauseKey }),
            ...(name === undefined ? {} : { import: name }),
          },
        };
      }
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return;
      after = last.id;
    }
  }
}
