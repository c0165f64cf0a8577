import type { Edition, EditionClause } from '../../domain/assembly/edition.js';
import { isTranslatable } from '../../domain/clauses/clause.js';
import { languageDirection } from '../../domain/languages/language-tag.js';
import type { ClauseNotice, EditionWords } from './edition-words.js';
import { notesOf } from './edition-words.js';
import type { Exporter } from './exporter.js';
import { dateOf } from './front-matter-data.js';
import { HtmlBlocks } from './html-blocks.js';
import { HTML_STYLE } from './html-style.js';
import { behindNotices, fileList } from './html-behind.js';
import { anchor, anchorTo, escapeHtml, escapeText, isSafeAddress, renderInline } from './render-inline.js';
import type { Definitions } from './source-layout.js';
import { definitionsOf } from './source-layout.js';
import type { StructureBlock } from './structure-blocks.js';
import { isUntranslated, labelOf, plainText, wordsOf } from './words-of-clause.js';

/** Nothing is loaded and nothing runs; the style is in the file. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * One file that can be passed on by messenger or USB stick: every clause with its anchor and its number as text, in
 * its language and direction; what is not translated, or has changed since, says so in words.
 */
export const html: Exporter = {
  extension: 'html',
  mediaType: 'text/html',
  write(edition, words) {
    const direction = languageDirection(edition.language);
    const title = plainText(titleOf(edition)).replaceAll('\n', ' ');
    const definitions = definitionsOf(edition.sourceText);
    const date = dateOf(edition.sourceText);
    const body = new HtmlBlocks(
      edition,
      (clause, element) => writeElement(clause, element, edition, words, definitions),
      writeStructure,
    );
    const anchors = edition.clauses.map(anchorOf);
    const notices = [
      words.behind === null ? '' : behindNotices(words.behind),
      ...[words.untranslatedNotice, words.staleNotice, words.behind?.removedNotice ?? null].map((notice) =>
        linkedNotice(notice, anchors),
      ),
      words.behind?.addedNotice == null ? '' : paragraph(words.behind.addedNotice),
    ].join('');
    return [
      '<!doctype html>',
      `<html lang="${escapeHtml(edition.language)}" dir="${direction}">`,
      '<head>',
      '<meta charset="utf-8">',
      `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      '<meta name="referrer" content="no-referrer">',
      `<title>${escapeText(title)}</title>`,
      `<style>${HTML_STYLE}</style>`,
      '</head>',
      '<body>',
      '<main>',
      ...(notices === '' ? [] : [`<div class="notice">${notices}</div>`]),
      '<article>',
      ...(date === null ? [] : [`<p class="date"><time>${escapeText(date.slice(0, 10))}</time></p>`]),
      body.render(),
      '</article>',
      `<footer class="edition">${paragraph(words.statement)}${words.behind === null ? '' : fileList(words.behind)}</footer>`,
      '</main>',
      '</body>',
      '</html>',
      '',
    ].join('\n');
  },
};

function writeElement(
  one: EditionClause,
  element: string,
  edition: Edition,
  words: EditionWords,
  definitions: Definitions,
): string {
  const { clause } = one;
  const inSource = isUntranslated(one);
  const language = inSource ? edition.sourceLanguage : edition.language;
  const footnote = clause.kind === 'footnote' ? /\[\^([^\]]+)\]/.exec(clause.marker ?? '')?.[1] : undefined;
  const label = footnote ?? labelOf(one)?.replace(/^[-*+]$/, '–') ?? '';
  const target = footnote === undefined ? '' : ` id="fn-${anchor(footnote)}"`;
  const parts = [
    label === '' ? '' : `<span class="n"${target}><bdi>${escapeText(label)}</bdi></span> `,
    `<span class="t${inSource ? ' source' : ''}" lang="${escapeHtml(language)}" dir="${languageDirection(language)}">`,
    isTranslatable(clause) ? renderInline(wordsOf(one), definitions) : '',
    '</span>',
    ...notesOf(one, words).map((note) => ` <span class="mark">${escapeText(note)}</span>`),
  ];
  return `<${element} id="${anchorOf(one)}"${className(one)}>${parts.join('')}</${element}>`;
}

function writeStructure({ type, text, address }: StructureBlock): string {
  if (type === 'rule') return '<hr>';
  if (type === 'code') return `<div class="code"><pre dir="ltr"><code>${escapeText(text)}</code></pre></div>`;
  const isLinked = address !== null && isSafeAddress(address);
  return `<p>${isLinked ? linkTo(address, text === '' ? address : text) : escapeText(text)}</p>`;
}

function linkTo(address: string, words: string): string {
  return `${anchorTo(address)}${escapeText(words)}</a>`;
}

/** The same in every language of a communiqué. */
function anchorOf({ clause, key }: EditionClause): string {
  return escapeHtml(key ?? `clause-${String(clause.index + 1)}`);
}

/** A clause without a number prints its name nowhere: the link leads to it. */
function linkedNotice(notice: ClauseNotice | null, anchors: readonly string[]): string {
  if (notice === null) return '';
  const names = notice.clauses.map(
    ({ index, name }) => `<a href="#${anchors[index] ?? ''}"><bdi dir="ltr">${escapeText(name)}</bdi></a>`,
  );
  return `<p>${escapeText(notice.before)}${names.join(escapeText(notice.comma))}${escapeText(notice.after)}</p>`;
}

function className({ clause }: EditionClause): string {
  if (clause.kind === 'subtitle') return ' class="subtitle"';
  if (clause.slot.type !== 'scalar' || clause.slot.key === 'title') return '';
  return clause.slot.key.includes('.') ? ' class="tag"' : ' class="lead"';
}

function titleOf({ clauses, slug }: Edition): string {
  const isTitle = ({ clause }: EditionClause): boolean =>
    clause.kind === 'title' || (clause.slot.type === 'scalar' && clause.slot.key === 'title');
  const found = clauses.find(isTitle) ?? clauses.find(({ clause }) => clause.kind === 'heading');
  return found === undefined ? slug : wordsOf(found);
}

function paragraph(text: string): string {
  return `<p>${escapeText(text)}</p>`;
}
