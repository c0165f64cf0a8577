import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { splitClauses } from '../../src/domain/clauses/split-clauses.js';
import { readFrontMatter } from '../../src/formats/importers/front-matter.js';
import { spliceKeepingTree } from '../../src/formats/markdown/keep-tree.js';
import { communiqueOf } from './document.js';
import { measure, type Figures } from './measure.js';

/** What most tools read Markdown with. */
const remark = unified().use(remarkParse);

/** Splits a text that is in memory. */
export function split(count: number): Promise<Figures> {
  return overText(count, (text) => splitClauses(text, { readFrontMatter }));
}

/** The cheapest thing that sees every line: counts those that begin with a digit. */
export function scanLines(count: number): Promise<Figures> {
  return overText(count, (text) => {
    let numbered = 0;
    for (
      let start = 0, end = text.indexOf('\n');
      end !== -1;
      start = end + 1, end = text.indexOf('\n', start)
    ) {
      const code = text.charCodeAt(start);
      if (code >= 0x30 && code <= 0x39) numbered += 1;
    }
    return numbered;
  });
}

export function remarkParses(count: number): Promise<Figures> {
  return overText(count, (text) => remark.parse(text));
}

/** Puts a target in the place of every clause, and splits the result to see that the clauses are the same. */
export function assemble(count: number): Promise<Figures> {
  const text = communiqueOf(count);
  const document = splitClauses(text, { readFrontMatter });
  const targets = new Map(document.clauses.map((clause) => [clause.index, `Traduction : ${clause.text}`]));
  return measure(() => spliceKeepingTree(document, targets), Buffer.byteLength(text));
}

function overText(count: number, work: (text: string) => unknown): Promise<Figures> {
  const text = communiqueOf(count);
  return measure(() => work(text), Buffer.byteLength(text));
}
