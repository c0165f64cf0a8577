import { readHtmlLine } from './html-lines.js';
import type { ClassedLine, LineClass } from './line-class.js';
import { readFootnote, readHeading, readHint, readTagged, readText } from './read-line.js';
import type { SourceLine } from './source-lines.js';
import { isDelimiterRow, readCells } from './table-rows.js';

const FENCE = /^(`{3,}|~{3,})/;
const RULE = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const UNDERLINE = /^(?:=+|-+)$/;
const DEFINITION = /^\[(?!\^)[^\][]{1,999}\]:/;
const DEFINITION_TITLE = /^(?:"[^"]*"|'[^']*'|\([^()]*\))$/;
const FOOTNOTE = /^\[\^[^\]\s]{1,99}\]:/;
const PAGE_FOOT =
  /^(?:[-–—] ?\d{1,4} ?[-–—]|page \d{1,4}(?: (?:of|\/) \d{1,4})?|\\(?:newpage|pagebreak)|<!-- ?page ?break ?-->)$/i;
const BARE_NUMBER = /^\d{1,4}$/;

/** The end of a region that is structure whatever stands in it. */
type Region = { readonly fence: string } | { readonly until: RegExp };

/** Says of every line what it is (CommonMark 0.31 § 4 and GFM tables, read generously). Numbering is decided later. */
export function classifyLines(text: string, lines: readonly SourceLine[]): ClassedLine[] {
  const classed: ClassedLine[] = [];
  let region: Region | null = null;
  let inTable = false;
  for (const [at, line] of lines.entries()) {
    const previous = classed.at(-1);
    let is: LineClass;
    if (region !== null) {
      is = { type: 'structure' };
      if (closesRegion(region, text, line)) region = null;
    } else if (line.from >= line.to) {
      inTable = false;
      is = { type: 'blank', pageBreak: text.slice(line.start, line.end).includes('\f') };
    } else if (inTable && line.to > line.from && text.slice(line.from, line.to).includes('|')) {
      is = { type: 'cells', cells: readCells(text, line.from, line.to) };
    } else if (isTableHead(text, line, lines[at + 1], previous)) {
      inTable = true;
      is = { type: 'cells', cells: readCells(text, line.from, line.to) };
    } else {
      const opened: Region | null = openRegion(text, line, previous);
      inTable = false;
      region = opened;
      is = opened === null ? classifyLine(text, line, lines, at, previous) : { type: 'structure' };
      if (opened !== null && 'until' in opened && closesRegion(opened, text, line)) region = null;
    }
    if (
      inTable &&
      previous?.is.type === 'cells' &&
      is.type === 'cells' &&
      isDelimiterRow(text.slice(line.from, line.to))
    )
      is = { type: 'structure' };
    classed.push({ line, is });
  }
  return classed;
}

function closesRegion(region: Region, text: string, line: SourceLine): boolean {
  const content = text.slice(line.from, line.to);
  if ('until' in region) return region.until.test(content);
  return content.startsWith(region.fence) && content.replaceAll(region.fence.charAt(0), '') === '';
}

function openRegion(text: string, line: SourceLine, previous: ClassedLine | undefined): Region | null {
  const first = text.charCodeAt(line.from);
  if (first === 96 || first === 126) {
    const content = text.slice(line.from, line.to);
    const fence = FENCE.exec(content)?.[1];
    return fence !== undefined && !(first === 96 && content.slice(fence.length).includes('`'))
      ? { fence }
      : null;
  }
  if (first !== 60) return null;
  const html = readHtmlLine(text, line.from, line.to, isParagraph(previous, line));
  return html?.type === 'opens' ? { until: html.until } : null;
}

function isTableHead(
  text: string,
  line: SourceLine,
  next: SourceLine | undefined,
  previous: ClassedLine | undefined,
): boolean {
  if (next === undefined || isParagraph(previous, line)) return false;
  const first = text.charCodeAt(next.from);
  if (first !== 124 && first !== 45 && first !== 58) return false;
  if (!isDelimiterRow(text.slice(next.from, next.to))) return false;
  return readCells(text, line.from, line.to).length === readCells(text, next.from, next.to).length;
}

function isParagraph(previous: ClassedLine | undefined, line: SourceLine): boolean {
  return previous?.is.type === 'text' && previous.line.quote >= line.quote;
}

function classifyLine(
  text: string,
  line: SourceLine,
  lines: readonly SourceLine[],
  at: number,
  previous: ClassedLine | undefined,
): LineClass {
  const { from, to } = line;
  const open = isParagraph(previous, line);
  switch (text.charCodeAt(from)) {
    case 35: // #
      return readHeading(text, line) ?? readText(text, line);
    case 60: // <
      if (PAGE_FOOT.test(text.slice(from, to))) return { type: 'page' };
      return readHint(text.slice(from, to)) ?? readTagged(text, line, open);
    case 61: // =
      if (open && UNDERLINE.test(text.slice(from, to))) return { type: 'underline', level: 1 };
      break;
    case 45: // -
    case 42: // *
    case 95: {
      // _
      const content = text.slice(from, to);
      if (open && UNDERLINE.test(content) && previous?.is.type === 'text' && previous.is.bullet === null)
        return { type: 'underline', level: 2 };
      if (RULE.test(content)) return { type: 'structure' };
      break;
    }
    case 91: {
      // [
      const content = text.slice(from, to);
      const label = FOOTNOTE.exec(content)?.[0];
      if (label !== undefined) return readFootnote(text, line, label.length);
      if (!open && DEFINITION.test(content)) return { type: 'structure' };
      break;
    }
    case 34: // "
    case 39: // '
    case 40: // (
      if (previous?.is.type === 'structure' && isDefinitionTitle(text, line, previous.line))
        return { type: 'structure' };
      break;
    default:
  }
  if (to - from < 24 && !open && isPageFoot(text, lines, at)) return { type: 'page' };
  const first = text.charCodeAt(from);
  const isDash = first === 0x2013 || first === 0x2014;
  return readText(text, line, isDash ? [wordsNear(lines, at, -1), wordsNear(lines, at, 1)] : []);
}

/** The nearest line with words before (`step` −1) or after a line, across one blank line at most. */
function wordsNear(lines: readonly SourceLine[], at: number, step: 1 | -1): SourceLine | undefined {
  const next = lines[at + step];
  return next !== undefined && next.from >= next.to ? lines[at + 2 * step] : next;
}

function isDefinitionTitle(text: string, line: SourceLine, before: SourceLine): boolean {
  return (
    DEFINITION_TITLE.test(text.slice(line.from, line.to)) &&
    /^\[[^\][]{1,999}\]:\s*\S+$/.test(text.slice(before.from, before.to))
  );
}

function isPageFoot(text: string, lines: readonly SourceLine[], at: number): boolean {
  const line = lines[at];
  const above = lines[at - 1];
  const below = lines[at + 1];
  if (line === undefined) return false;
  const content = text.slice(line.from, line.to);
  if (PAGE_FOOT.test(content)) return true;
  const isFormFeed = (other: SourceLine | undefined): boolean =>
    other !== undefined && text.slice(other.start, Math.max(other.from, other.start + 1)).includes('\f');
  if (!BARE_NUMBER.test(content)) return false;
  return isFormFeed(above) || isFormFeed(below) || isFormFeed(line) || cutsSentence(text, lines, at);
}

/** A number alone between blank lines, in the middle of a sentence. */
function cutsSentence(text: string, lines: readonly SourceLine[], at: number): boolean {
  const [before, above, below, after] = [lines[at - 2], lines[at - 1], lines[at + 1], lines[at + 2]];
  if (before === undefined || above === undefined || below === undefined || after === undefined) return false;
  const isGap = above.from >= above.to && below.from >= below.to;
  return (
    isGap &&
    /[\p{L}\p{N},-]$/u.test(text.slice(before.from, before.to).slice(-2)) &&
    /^\p{Ll}/u.test(text.slice(after.from, after.from + 2))
  );
}
