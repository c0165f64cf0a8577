import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { joinClauses, segmentsOf } from '../../src/domain/clauses/join-clauses.js';
import { splitClauses } from '../../src/domain/clauses/split-clauses.js';
import { readFrontMatter } from '../../src/formats/importers/front-matter.js';
import { untidyText } from '../factories/untidy-text.js';

describe('splitting, whatever the text', () => {
  it('loses no byte: joining the split text gives the text', () => {
    fc.assert(
      fc.property(fc.oneof(untidyText(), fc.string({ unit: 'binary' })), (text) => {
        expect(joinClauses(splitClauses(text, { readFrontMatter }))).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives a tree: parents come before their children, one level up', () => {
    fc.assert(
      fc.property(untidyText(), (text) => {
        const { clauses } = splitClauses(text, { readFrontMatter });
        for (const [at, clause] of clauses.entries()) {
          expect(clause.index).toBe(at);
          if (clause.parent === null) expect(clause.depth).toBe(0);
          else {
            expect(clause.parent).toBeLessThan(at);
            expect(clause.depth).toBe((clauses[clause.parent]?.depth ?? NaN) + 1);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('leaves no letter outside the clauses of a text that is prose only', () => {
    const sentence = fc.constantFrom(
      'Observers keep silent.',
      'The count is public!',
      'Is it?',
      'Le vote est libre.',
    );
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1 }), (sentences) => {
        const document = splitClauses(sentences.join('\n\n'));
        expect(
          segmentsOf(document).filter((part) => part.clause === null && /\p{L}/u.test(part.raw)),
        ).toEqual([]);
        expect(document.clauses.map((clause) => clause.text)).toEqual(sentences);
      }),
    );
  });
});
