import { expect, it } from '@jest/globals';
import { countWords } from './count-words.js';

it.each([
  ['Non-partisan citizens observe the 2024 elections.', 6],
  ['We, the *undersigned* networks — and the observers’ families', 8],
  ['Read the [declaration](https://example.org/some/declaration "Declaration").', 4],
  ['***', 0],
])('counts the words of “%s”', (text, words) => {
  expect(countWords(text)).toBe(words);
});
