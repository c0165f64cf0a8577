import type { Edition } from '../../domain/assembly/edition.js';
import type { Clause } from '../../domain/clauses/clause.js';
import { isTranslatable } from '../../domain/clauses/clause.js';
import { findFrontMatter } from '../../domain/clauses/find-front-matter.js';
import { languageDirection } from '../../domain/languages/language-tag.js';
import { encodeInline } from '../markdown/encode-inline.js';
import type { InlineStyle } from '../markdown/inline-style.js';
import { spliceKeepingTree } from '../markdown/keep-tree.js';
import type { Fallback, Remark } from '../markdown/splice-targets.js';
import type { EditionWords } from './edition-words.js';
import { endNotices, laterNote, topNotices } from './edition-words.js';
import type { Exporter } from './exporter.js';

/**
 * The source's own Markdown with the targets in place, front matter included, so that it drops into the same site.
 * Clauses without a target stand in the source language and say so; a comment at the end tells where the edition is
 * from. An edition without any target is the source, byte for byte.
 */
export const markdown: Exporter = {
  extension: 'md',
  mediaType: 'text/markdown',
  write(edition, words) {
    const targets = new Map<number, string>();
    for (const { clause, target } of edition.clauses) if (target !== null) targets.set(clause.index, target);
    if (targets.size === 0 && words.behind === null) return edition.sourceText;
    const document = { text: edition.sourceText, clauses: edition.clauses.map(({ clause }) => clause) };
    const later = new Map(edition.clauses.map((one) => [one.clause.index, laterNote(one, words)]));
    const remark: Remark = (clause) => markLater(clause, later.get(clause.index) ?? null);
    const fallback: Fallback = (clause, raw) => markUntranslated(clause, raw, edition, words, remark(clause));
    const text = spliceKeepingTree(document, targets, fallback, remark, colophon(edition, words));
    return withTop(text, topNotices(words));
  },
};

/** Beside the target, in its clause. */
function markLater(clause: Clause, note: string | null): string | null {
  return note !== null && takesMarks(clause) ? encodeInline(`(${note})`, styleIn(clause)) : null;
}

/** A quotation before the text, after its front matter. */
function withTop(text: string, notices: readonly string[]): string {
  if (notices.length === 0) return text;
  const lineEnd = lineEndOf(text);
  const found = findFrontMatter(text);
  const at = found === null || found === 'unclosed' ? (text.startsWith('\ufeff') ? 1 : 0) : found.next;
  const style = { source: '', emphasis: '', literal: false, cell: false };
  const lines = notices.map((notice) => `> ${encodeInline(notice, style)}`);
  const gap = at > 0 && !/[\n\r\ufeff]$/.test(text.slice(0, at)) ? lineEnd : '';
  return text.slice(0, at) + gap + lines.join(`${lineEnd}>${lineEnd}`) + lineEnd + lineEnd + text.slice(at);
}

/** Front matter takes no marks: it is data for programs. */
function takesMarks({ slot, kind }: Clause): boolean {
  return slot.type !== 'scalar' && kind !== 'footnote';
}

function styleIn({ slot }: Clause): InlineStyle {
  const emphasis = slot.type === 'scalar' ? '' : slot.emphasis;
  return { source: '', emphasis, literal: false, cell: slot.type === 'cell' };
}

function markUntranslated(
  clause: Clause,
  raw: string,
  { language, sourceLanguage }: Edition,
  words: EditionWords,
  later: string | null,
): string | null {
  if (!takesMarks(clause) || !isTranslatable(clause)) return null;
  const isWhole = clause.ranges.length === 1;
  const direction = languageDirection(sourceLanguage);
  const dir = direction === languageDirection(language) ? '' : ` dir="${direction}"`;
  const note = encodeInline(`(${words.untranslated})`, styleIn(clause));
  return `<span lang="${sourceLanguage}"${dir}>${isWhole ? raw : clause.text.replaceAll('\n', ' ')}</span> ${note}${later === null ? '' : ` ${later}`}`;
}

/** Where the edition is from, for people and programs, seen by neither on the page. */
function colophon(edition: Edition, words: EditionWords): string {
  const lineEnd = lineEndOf(edition.sourceText);
  const { publication } = edition;
  const lines = [
    '<!--',
    words.statement,
    ...topNotices(words),
    ...endNotices(words, edition.language),
    ...(publication === null ? [] : [`edition: ${String(publication.number)}`]),
    `language: ${edition.language}`,
    ...(publication === null ? [] : [`published: ${publication.publishedAt.slice(0, 10)}`]),
    `source-language: ${edition.sourceLanguage}`,
    ...(publication === null ? [] : [`source-revision: ${String(publication.sourceRevision)}`]),
    `source-sha256: ${edition.sourceSha256}`,
    '-->',
  ].map((line, at, all) => (at === 0 || at === all.length - 1 ? line : line.replace(/-(?=[->])/g, '- ')));
  const gap = /(?:\n|\r)$/.test(edition.sourceText) ? lineEnd : lineEnd + lineEnd;
  return gap + lines.join(lineEnd) + lineEnd;
}

function lineEndOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}
