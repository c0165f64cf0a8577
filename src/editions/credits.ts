import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LanguagesService } from '../languages/languages.service.js';
import { Reads } from '../persistence/reads.js';
import type { Credit } from '../persistence/repositories/attributions.repository.js';
import type { ReaderFile } from './reader-file.js';

/** Where a page says what it is; what is written by somebody cannot say the same, since it is escaped. */
const FOOTER = '<footer class="edition">';

/**
 * Names whoever wants to be named, on the page of an edition and nowhere else: a file that was downloaded cannot be
 * called back.
 */
@Injectable()
export class Credits {
  constructor(
    private readonly reads: Reads,
    private readonly languages: LanguagesService,
  ) {}

  /** The page with their handles, as of now; the page itself where nobody is to be named. */
  async beside(page: ReaderFile, slug: string, number: number): Promise<ReaderFile> {
    const communique = await this.reads.communiques.bySlug(slug);
    const edition = communique && (await this.reads.editions.byNumber(communique.id, page.language, number));
    const credits = edition === null ? [] : await this.reads.attributions.creditsOf(edition.id);
    if (credits.length === 0) return page;
    const text = page.bytes.toString();
    const at = text.lastIndexOf(FOOTER) + FOOTER.length;
    const bytes = Buffer.from(`${text.slice(0, at)}${this.lines(credits, page.language)}${text.slice(at)}`);
    return { ...page, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  }

  private lines(credits: readonly Credit[], language: string): string {
    const say = this.languages.translator(language);
    return (['translation', 'review'] as const)
      .map((part) => credits.filter((credit) => credit.part === part).map(({ handle }) => handle))
      .map((handles, index) =>
        handles.length === 0
          ? ''
          : `<p>${say(index === 0 ? 'edition.translatedBy' : 'edition.reviewedBy', { names: isolated(handles) })}</p>`,
      )
      .join('');
  }
}

/** Handles are letters, digits and hyphens, and are read from left to right. */
function isolated(handles: readonly string[]): string {
  return handles.map((handle) => `<bdi dir="ltr">${handle.replaceAll(/[^\w-]/g, '')}</bdi>`).join(', ');
}
