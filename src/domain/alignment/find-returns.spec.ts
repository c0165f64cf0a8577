import { describe, expect, it } from '@jest/globals';
import { alignClauses } from './align-clauses.js';
import type { AlignableClause } from './alignment.js';
import { findReturns, type RestingClause } from './find-returns.js';

const HALLS = 'Observers may enter every polling hall of the country.';
const COUNT = 'The count is public and begins when the doors close.';
const COMMISSION = 'No complaint was refused by the commission or by its offices.';
const COURTS = 'No complaint was refused by the courts or by their offices.';

const clause = (text: string): AlignableClause => ({ kind: 'paragraph', number: null, parent: null, text });
const rests = (key: string, text: string, ...earlier: string[]): RestingClause => ({
  ...clause(text),
  ...{ key, earlier },
});

function find(
  old: readonly (string | readonly string[])[],
  texts: readonly string[],
  resting: RestingClause[],
) {
  const before = old.map((said) => {
    const [text = '', ...earlier] = typeof said === 'string' ? [said] : said;
    return { ...clause(text), earlier };
  });
  const fresh = texts.map(clause);
  return findReturns(before, fresh, alignClauses(before, fresh).clauses, resting);
}

describe('clauses that come back', () => {
  it('are known by their very words, each one once, and nothing else loses its origin', () => {
    const found = find([HALLS], [HALLS, COUNT, COUNT], [rests('r1', COUNT)]);
    expect(found).toMatchObject([
      { from: [0], relation: 'kept', returns: null },
      { from: [], relation: 'added', returns: 'r1', similarity: 1, confidence: 1 },
      { from: [], relation: 'added', returns: null },
    ]);
  });

  it('are rather themselves than what they resemble, which is removed then', () => {
    expect(find([HALLS, COURTS], [HALLS, COMMISSION], [])[1]).toMatchObject({ from: [1], edited: true });
    expect(find([HALLS, COURTS], [HALLS, COMMISSION], [rests('r1', COMMISSION)])[1]).toMatchObject({
      ...{ from: [], relation: 'added', returns: 'r1', confidence: 1 },
    });
  });

  it('are no longer parts of what they were merged into', () => {
    expect(find([`${HALLS} ${COUNT}`], [HALLS, COUNT], [rests('r1', COUNT)])).toMatchObject([
      { from: [0], relation: 'kept', edited: true, returns: null },
      { from: [], returns: 'r1' },
    ]);
  });

  it('are known by what they said before, and an old clause that said it comes first', () => {
    const resting = [rests('r1', HALLS, COMMISSION, HALLS)];
    expect(find([COURTS], [COMMISSION], resting)).toMatchObject([{ from: [], returns: 'r1' }]);
    expect(find([[COURTS, COMMISSION]], [COMMISSION], resting)).toMatchObject([{ from: [0], returns: null }]);
    expect(find([[COUNT, COMMISSION], COURTS], [COMMISSION], resting)).toMatchObject([
      { from: [0], returns: null, relation: 'kept', edited: true, confidence: 1 },
    ]);
  });

  it('are found edited where they are much alike, as sure as they are alike', () => {
    const edited = 'No complaint was refused by the commission or by its many offices.';
    const [, found] = find([HALLS], [HALLS, edited], [rests('r0', COUNT), rests('r1', COMMISSION)]);
    expect(found).toMatchObject({ from: [], returns: 'r1', confidence: found?.similarity });
    expect(found?.similarity).toBeGreaterThan(0.6);
    expect(found?.similarity).toBeLessThan(1);
  });

  it('are not made of clauses that only share a few words', () => {
    const other = 'The offices of the commission were open on every day of the week.';
    expect(find([HALLS], [HALLS, other], [rests('r1', COMMISSION)])[1]).toMatchObject({ returns: null });
  });

  it('are never empty', () => {
    expect(find([HALLS], [HALLS, ''], [rests('r1', '')])[1]).toMatchObject({ returns: null });
  });
});
