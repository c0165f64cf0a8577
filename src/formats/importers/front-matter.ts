import type { Scalar } from 'yaml';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { FrontMatterField, FrontMatterReader, ScalarStyle } from '../../domain/clauses/clause.js';

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_FOLDED: 'folded',
  BLOCK_LITERAL: 'literal',
};

/**
 * Reads front matter (YAML 1.2) and finds the strings that are prose: the values of the prose keys, and the items
 * of the lists they hold. A document whose front matter is not a map (`---` was a rule) has no fields and no problem.
 */
export const readFrontMatter: FrontMatterReader = (yaml, offset, proseKeys) => {
  const document = parseDocument(yaml, { logLevel: 'silent', uniqueKeys: true });
  const error = document.errors[0];
  if (error !== undefined) {
    const line = (error.linePos?.[0].line ?? 1) + 1;
    return { frontMatter: { data: {}, problem: { message: firstLine(error.message), line } }, fields: [] };
  }
  const fields: FrontMatterField[] = [];
  if (isMap(document.contents)) {
    for (const pair of document.contents.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      if (!proseKeys.includes(key)) continue;
      if (isScalar(pair.value)) addField(fields, key, pair.value, yaml, offset);
      else if (isSeq(pair.value))
        for (const [at, item] of pair.value.items.entries())
          if (isScalar(item)) addField(fields, `${key}.${String(at)}`, item, yaml, offset);
    }
  }
  return { frontMatter: { data: dataOf(document.toJS({ maxAliasCount: 100 })), problem: null }, fields };
};

function addField(
  fields: FrontMatterField[],
  key: string,
  scalar: Scalar,
  yaml: string,
  offset: number,
): void {
  const style = STYLES[scalar.type ?? ''];
  const { value, range } = scalar;
  if (style === undefined || range == null || typeof value !== 'string' || value.trim() === '') return;
  const [start] = range;
  const raw = yaml.slice(start, range[1]).trimEnd();
  const end = start + raw.length;
  fields.push({
    key,
    text: value.trim(),
    range: { start: offset + start, end: offset + end },
    slot: { type: 'scalar', style, indent: indentOf(yaml, start, end), key },
  });
}

/** The columns that the scalar's own further lines begin with; for a scalar of one line, two more than its key's. */
function indentOf(yaml: string, start: number, end: number): number {
  const further = /\r?\n([ \t]*)\S/.exec(yaml.slice(start, end))?.[1];
  if (further !== undefined) return further.length;
  const lineStart = yaml.lastIndexOf('\n', start - 1) + 1;
  const own = /^[ \t]*/.exec(yaml.slice(lineStart))?.[0].length ?? 0;
  return lineStart + own === start ? own : own + 2;
}

function dataOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function firstLine(message: string): string {
  return message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? message;
}
