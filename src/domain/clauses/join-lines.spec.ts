import { describe, expect, it } from '@jest/globals';
import { jointOf, wordFrequencies } from './join-lines.js';

const join = (first: string, second: string, text = ''): string => {
  const { drop, between } = jointOf(first, second, wordFrequencies(text));
  return first.slice(0, first.length - drop) + between + second;
};

describe('joining lines', () => {
  it('puts a blank between lines', () => {
    expect(join('Observers keep', 'silent.')).toBe('Observers keep silent.');
  });

  it('keeps the hyphen of a compound whose second part is a name', () => {
    expect(join('International and Non-', 'Partisan observers')).toBe(
      'International and Non-Partisan observers',
    );
  });

  it('takes the hyphen out of a word that was only broken', () => {
    expect(join('a demo-', 'cratic process')).toBe('a democratic process');
  });

  it('keeps the hyphen after a prefix that English hyphenates', () => {
    expect(join('their co-', 'operation')).toBe('their co-operation');
  });

  it('writes a broken word as the rest of the text writes it', () => {
    expect(join('a re-', 'count', 'The re-count was slow.')).toBe('a re-count');
    expect(join('their co-', 'ordination', 'Coordination and coordination.')).toBe('their coordination');
  });

  it.each([
    ['pre-', 'and post-election', 'pre- and post-election'],
    ['short-', 'or long-term', 'short- or long-term'],
    ['decision-', 'making', 'decision-making'],
    ['gender-', 'based', 'gender-based'],
    ['the so-', 'called', 'the so-called'],
    ['a second-', 'round vote', 'a second-round vote'],
    ['U.S.-', 'led', 'U.S.-led'],
    ['the elec-', 'tions', 'the elections'],
  ])('joins “%s” and “%s”', (first, second, wanted) => {
    expect(join(first, second)).toBe(wanted);
  });

  it('keeps the hyphen between two words that the text knows by themselves', () => {
    expect(join('a vote-', 'counting hall', 'The vote and the counting.')).toBe('a vote-counting hall');
  });

  it('closes up after a dash and drops a soft hyphen', () => {
    expect(join('from 1990–', '1995')).toBe('from 1990–1995');
    expect(join('elec\u00ad', 'tion')).toBe('election');
    expect(join('the halls –', 'all of them')).toBe('the halls – all of them');
  });

  it('puts no blank between lines of Chinese', () => {
    expect(join('人人生而自由，', '在尊严和权利上一律平等。')).toBe('人人生而自由，在尊严和权利上一律平等。');
  });
});
