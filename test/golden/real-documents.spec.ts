import { expect, it } from '@jest/globals';
import { joinClauses } from '../../src/domain/clauses/join-clauses.js';
import { splitClauses } from '../../src/domain/clauses/split-clauses.js';
import type { SplitDocument } from '../../src/domain/clauses/clause.js';
import { readFrontMatter } from '../../src/formats/importers/front-matter.js';
import { describeCorpora, readCorpus, readSeed } from '../factories/corpora.js';

const split = (text: string): SplitDocument => splitClauses(text, { readFrontMatter });
const numbers = (document: SplitDocument): (string | null)[] => document.clauses.map((clause) => clause.number);

describeCorpora('the seed documents', () => {
  it('reads the communiqué as sixteen clauses', () => {
    const source = readSeed('communique.md');
    const document = split(source);
    expect(document.title).toBe('Communiqué');
    expect(document.clauses.map((clause) => `${clause.kind} ${clause.number ?? ''}`.trim())).toEqual([
      'title',
      'subtitle',
      'preamble',
      'preamble',
      'clause 1',
      'subclause 1.a',
      'subclause 1.b',
      'subclause 1.c',
      ...['2', '3', '4', '5', '6', '7', '8', '9'].map((number) => `clause ${number}`),
    ]);
    expect(document.clauses[1]?.text).toContain('International and Non-Partisan Citizen');
    expect(document.clauses[2]?.text).toMatch(/^Launched/);
    expect(document.clauses.slice(5, 8).map((clause) => clause.marker)).toEqual(['a)', 'b)', 'c)']);
    expect(document.clauses.slice(5, 8).map((clause) => clause.parent)).toEqual([4, 4, 4]);
    expect(joinClauses(document)).toBe(source);
  });

  it('mends the clause that the page break cut, and keeps its typos', () => {
    const clause = split(readSeed('communique.md')).clauses.find(({ number }) => number === '2');
    expect(clause?.text).toContain('may create risks for civil confrontation, violations of the principle of the rule of law');
    expect(clause?.text).toContain('recognize that that “the presence');
    expect(clause?.ranges).toHaveLength(2);
  });

  it('reads the news post as its front matter and four paragraphs, with the link whole', () => {
    const source = readSeed('news-post.md');
    const document = split(source);
    expect(document.clauses.map(({ kind }) => kind)).toEqual([...Array<string>(4).fill('field'), ...Array<string>(4).fill('paragraph')]);
    expect(document.clauses[4]?.text).toMatch(/^\[A Communique on Benefits [^\]]*\]\(https:[^ )]* '[^']*'\) was launched/);
    expect(joinClauses(document)).toBe(source);
  });

  it('reads each endorsing network of the statement as a clause of its own', () => {
    const source = readSeed('solidarity-statement.md');
    const document = split(source);
    const from = document.clauses.findIndex(({ text }) => text === 'Endorsed by:');
    expect(document.clauses.slice(from + 1).map(({ text }) => /\(([^)]+)\)$/.exec(text)?.[1])).toEqual([
      'E-HORN',
      'ESN SA',
      'ENEMO',
      'EPDE',
      'WAEON',
      'AfEONet',
    ]);
    expect(joinClauses(document)).toBe(source);
  });
});

/** Reads the printed numbers by themselves: article, paragraph, letter, roman number, each at the head of a line. */
function printedNumbers(text: string): string[] {
  const found: string[] = [];
  let part: string[] = [];
  let letter = '';
  for (const line of text.split('\n')) {
    const [, wide, section] = /^#+\s*(?:(PART)|Article)\s+(\w+)\s*$/.exec(line) ?? [];
    const paragraph = /^(\d+)\.(?=\s|$)/.exec(line)?.[1];
    const mark = /^\(?([a-z]+)\)/.exec(line)?.[1];
    if (section !== undefined) {
      found.push(section);
      if (wide === undefined) part = [section];
      letter = '';
    } else if (paragraph !== undefined) {
      part = [part[0] ?? '', paragraph];
      letter = '';
      found.push(part.join('.'));
    } else if (mark !== undefined) {
      const isRoman = /^[ivx]+$/.test(mark) && !(mark === 'i' && letter === 'h');
      if (!isRoman) letter = mark;
      found.push([...part, ...(isRoman ? [letter, mark] : [mark])].filter(Boolean).join('.'));
    }
  }
  return found;
}

describeCorpora('the treaties', () => {
  it.each(['antarctic-treaty', 'cerd', 'crc'])('%s has the numbers that its text prints', (name) => {
    const source = readCorpus(`legal-numbering/${name}.en.md`);
    const document = split(source);
    expect(numbers(document).filter((number) => number !== null)).toEqual(printedNumbers(source));
    expect(document.clauses[0]?.kind).toBe('title');
    expect(joinClauses(document)).toBe(source);
  });
});

interface Declaration {
  readonly title: string;
  readonly articles: readonly { readonly number: number; readonly paragraphs: readonly { readonly number: number | null; readonly text: string }[] }[];
}

describeCorpora('the Universal Declaration of Human Rights', () => {
  it('has thirty articles and their numbered paragraphs', () => {
    const document = split(readCorpus('udhr/txt/en.txt'));
    const truth = JSON.parse(readCorpus('udhr/json/en.json')) as Declaration;
    const wanted = truth.articles.flatMap((article) => [
      String(article.number),
      ...article.paragraphs.map(({ number }) => (number === null ? null : `${String(article.number)}.${String(number)}`)),
    ]);
    const first = document.clauses.findIndex(({ number }) => number === '1');
    expect(document.title).toBe(truth.title);
    expect(numbers(document).slice(first)).toEqual(wanted);
    expect(document.clauses.slice(first).filter(({ kind }) => kind !== 'heading').map(({ text }) => text)).toEqual(
      truth.articles.flatMap((article) => article.paragraphs.map(({ text }) => text)),
    );
  });
});

describeCorpora('documents that were revised', () => {
  it.each([
    'contributor-covenant-1.3-1.4',
    'contributor-covenant-2.0-2.1',
    'debian-constitution-1.0-1.1',
    'debian-social-contract-1.0-1.1',
    'github-aup-2021-06',
  ])('%s splits without loss, each hand-made unit being a clause', (name) => {
    for (const side of ['old', 'new']) {
      const source = readCorpus(`revisions/${name}/${side}.md`);
      const units = JSON.parse(readCorpus(`revisions/${name}/${side}.units.json`)) as { id: string; text: string }[];
      const document = split(source);
      const words = (text: string): string => text.replace(/^[\s(]*\w+(?:\.\w+)*[.)]\s+/, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
      const clauses = new Set(document.clauses.map(({ text }) => words(text)));
      expect(units.filter(({ text }) => !clauses.has(words(text))).map(({ id, text }) => `${id}: ${text}`)).toEqual([]);
      expect(joinClauses(document)).toBe(source);
    }
  });
});
