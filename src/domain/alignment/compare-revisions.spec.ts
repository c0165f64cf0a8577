import { describe, expect, it } from '@jest/globals';
import { compareRevisions, type NamedClause } from './compare-revisions.js';

const clause = (key: string, number: string, text: string): NamedClause => ({
  key,
  clause: { kind: 'clause', number, parent: null, text },
});

describe('two revisions, however far apart', () => {
  it('are compared by where clauses came from: what was edited, moved, renumbered, added and removed', () => {
    const older = [
      clause('a', '1', 'Halls are open.'),
      clause('b', '2', 'The count is public.'),
      clause('c', '3', 'Seals are checked.'),
    ];
    const newer = [
      clause('c', '1', 'Seals are *checked*.'),
      clause('a', '2', 'Most halls are open.'),
      clause('d', '3', 'We thank you.'),
    ];
    const changes = compareRevisions(older, newer, [[2], [0], []], 'en');
    expect(changes.map(({ key, change, from, to }) => [key, change, from, to])).toEqual([
      ['c', 'kept', [2], 0],
      ['a', 'kept', [0], 1],
      ['d', 'added', [], 2],
      ['b', 'removed', [1], null],
    ]);
    expect(changes[0]).toMatchObject({ edited: false, diff: null });
    expect(changes[1]).toMatchObject({
      edited: true,
      diff: [
        { type: 'removed', text: 'Halls' },
        { type: 'added', text: 'Most halls' },
        { type: 'same', text: ' are open.' },
      ],
    });
    expect(changes.filter(({ moved }) => moved)).toHaveLength(1);
  });

  it('show what was split and merged, beside the words of all origins', () => {
    const older = [
      clause('a', '1', 'Halls are open. Seals are checked.'),
      clause('b', '2', 'Ballots came late.'),
      clause('c', '3', 'They were counted.'),
    ];
    const newer = [
      clause('a', '1', 'Halls are open.'),
      clause('d', '2', 'Seals are checked.'),
      clause('b', '3', 'Ballots came late. They were counted twice.'),
    ];
    const changes = compareRevisions(older, newer, [[0], [0], [1, 2]], 'en');
    expect(changes.map(({ key, change, from }) => [key, change, from])).toEqual([
      ['a', 'split', [0]],
      ['d', 'split', [0]],
      ['b', 'merged', [1, 2]],
    ]);
    expect(changes[1]?.diff).toEqual([
      { type: 'removed', text: 'Halls are open. ' },
      { type: 'same', text: 'Seals are checked.' },
    ]);
    expect(changes[2]?.diff).toEqual([
      { type: 'same', text: 'Ballots came late. They were counted' },
      { type: 'added', text: ' twice' },
      { type: 'same', text: '.' },
    ]);
  });
});
