import { beforeAll, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CORPORA, describeCorpora } from '../factories/corpora.js';

const SCORER = resolve(CORPORA, '../tools/score-align.mjs');
const PAIRS = [
  'contributor-covenant-1.3-1.4',
  'contributor-covenant-2.0-2.1',
  'debian-constitution-1.0-1.1',
  'debian-social-contract-1.0-1.1',
  'github-aup-2021-06',
];

interface Total {
  readonly source: number;
  readonly kind: number;
  readonly n: number;
  readonly hardSource: number;
  readonly hardKind: number;
  readonly hard: number;
  readonly removed: number;
  readonly removedRight: number;
  readonly lost: number;
}

describeCorpora('alignment of real revisions, against alignments made by hand', () => {
  let total: Total;

  beforeAll(() => {
    expect(existsSync(SCORER)).toBe(true);
    const pairs = PAIRS.map((pair) => join(CORPORA, 'revisions', pair));
    const command = `${process.execPath} ${resolve('dist/src/cli.js')}`;
    const printed = execFileSync(process.execPath, [SCORER, '--json', '--concord', command, ...pairs], { encoding: 'utf8' });
    total = (JSON.parse(printed) as { total: Total }).total;
  }, 120_000);

  it('finds the origins of 99 % of all clauses, and of 95 % of those that changed', () => {
    expect(total.source / total.n).toBeGreaterThanOrEqual(0.99);
    expect(total.hardSource / total.hard).toBeGreaterThanOrEqual(0.95);
  });

  it('says what became of 97 % of all clauses, and of 90 % of those that changed', () => {
    expect(total.kind / total.n).toBeGreaterThanOrEqual(0.97);
    expect(total.hardKind / total.hard).toBeGreaterThanOrEqual(0.9);
  });

  it('loses no clause and names all that were removed', () => {
    expect(total.lost).toBe(0);
    expect(total.removedRight).toBe(total.removed);
  });
});
