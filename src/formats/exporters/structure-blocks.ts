import type { Clause } from '../../domain/clauses/clause.js';
import { classifyLines } from '../../domain/clauses/classify-lines.js';
import type { SourceLine } from '../../domain/clauses/source-lines.js';
import { readLines } from '../../domain/clauses/source-lines.js';
import { bodyStart } from './front-matter-data.js';
import type { BlockPlace } from './source-layout.js';
import { placeOfLine } from './source-layout.js';

/** What a reader sees of a text though nobody translates it. */
export interface StructureBlock {
  /** The index of the clause that it stands before; the number of clauses where it stands after the last. */
  readonly before: number;
  readonly type: 'code' | 'rule' | 'image';
  /** The code, line ends as `\n`; what an image says in words. */
  readonly text: string;
  /** Of an image. */
  readonly address: string | null;
  readonly place: BlockPlace;
}

/** Lines that belong together: from `opens` to the line that `closes`. `type` null: seen by nobody (comments, scripts). */
interface Region {
  readonly type: 'code' | null;
  readonly closes: (content: string) => boolean;
  readonly opening: SourceLine;
  readonly lines: string[];
}

const RULE = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|<hr[\s/>].*)$/i;
const IMAGE = /<img\b[^>]*>/gi;

/** Code blocks, rules and images between the clauses of a text, in reading order. Linear in the length of the text. */
export function structureBlocks(text: string, clauses: readonly Clause[]): StructureBlock[] {
  const blocks: StructureBlock[] = [];
  let before = 0;
  let region: Region | null = null;
  const add = (
    type: StructureBlock['type'],
    line: SourceLine,
    words: string,
    address: string | null = null,
  ): void => {
    blocks.push({ before, type, text: words, address, place: placeOfLine(text, line) });
  };
  for (const { line, is } of classifyLines(text, readLines(text, bodyStart(text)))) {
    while ((clauses[before]?.ranges[0]?.start ?? Infinity) < line.start) before += 1;
    const content = text.slice(line.from, line.to);
    if (region !== null) {
      const isLast = is.type !== 'structure' || region.closes(content);
      if (!isLast) region.lines.push(withoutIndent(text, line, region.opening));
      else {
        if (region.type === 'code') add('code', region.opening, region.lines.join('\n'));
        region = null;
      }
      if (is.type === 'structure') continue;
    }
    if (is.type === 'structure') {
      region = openRegion(content, line);
      if (region !== null) continue;
      if (RULE.test(content)) add('rule', line, '');
      else
        for (const [tag] of content.matchAll(IMAGE))
          add('image', line, attribute(tag, 'alt'), attribute(tag, 'src'));
    } else if (is.type === 'underline' && !isHeading(clauses[before - 1])) add('rule', line, '');
  }
  if (region?.type === 'code') add('code', region.opening, region.lines.join('\n'));
  return blocks;
}

function openRegion(content: string, opening: SourceLine): Region | null {
  const fence = /^(?:`{3,}|~{3,})/.exec(content)?.[0];
  if (fence !== undefined) {
    const closes = (line: string): boolean =>
      line.startsWith(fence) && line.replaceAll(fence.charAt(0), '') === '';
    return { type: 'code', closes, opening, lines: [] };
  }
  const tag = /^<(pre|script|style|textarea)\b[^>]*>/i.exec(content);
  const end = content.startsWith('<!--') ? '-->' : tag === null ? null : `</${(tag[1] ?? '').toLowerCase()}>`;
  if (end === null) return null;
  const rest = content.slice(tag?.[0].length ?? 4);
  const isCode = /^pre$/i.test(tag?.[1] ?? '');
  if (!rest.toLowerCase().includes(end))
    return {
      type: isCode ? 'code' : null,
      closes: (line) => line.toLowerCase().includes(end),
      opening,
      lines: rest === '' ? [] : [rest],
    };
  return null;
}

/** The line as it was typed but for what the first one has before it. */
function withoutIndent(text: string, line: SourceLine, opening: SourceLine): string {
  return text.slice(Math.min(line.from, line.start + opening.from - opening.start), line.end);
}

function attribute(tag: string, name: string): string {
  const [, double, single, bare] =
    new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag) ?? [];
  return double ?? single ?? bare ?? '';
}

function isHeading(clause: Clause | undefined): boolean {
  return clause?.kind === 'heading' || clause?.kind === 'title';
}
