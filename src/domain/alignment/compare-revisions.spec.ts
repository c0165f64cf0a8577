import { describe, expect, it } from '@jest/globals';
import { compareRevisions, type NamedClause } from './compare-revisions.js';

const clause = (key: string, number: string, text: string): NamedClause => ({
  key,
  clause: { kind: 'clause', number, parent: null, text },
});

describe('two revisions, however far apart', () => {
  it('are compared by clause key: what was edited, moved, renumbered, added and removed', () => {
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
    const changes = compareRevisions(older, newer, 'en');
    expect(changes.map(({ key, change, from, to }) => [key, change, from, to])).toEqual([
      ['c', 'kept', 2, 0],
      ['a', 'kept', 0, 1],
      ['d', 'added', null, 2],
      ['b', 'removed', 1, null],
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
});
