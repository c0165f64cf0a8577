import { describe, expect, it } from '@jest/globals';
import { replaceNumbers } from './replace-numbers.js';

const replace = (text: string, source: string, target: string, language = 'fr') =>
  replaceNumbers(text, source, target, { source: 'en', target: language });

describe('numbers that differ', () => {
  it('are replaced in the target, and said', () => {
    expect(
      replace(
        'In 2024 we saw 98 stations.',
        'In 2019 we saw 214 stations.',
        'En 2019, 214 bureaux observés.',
      ),
    ).toEqual({
      target: 'En 2024, 98 bureaux observés.',
      replaced: [
        { from: '2019', to: '2024' },
        { from: '214', to: '98' },
      ],
    });
  });

  it('keep the digits of the target', () => {
    expect(replace('Article 21', 'Article 19', 'المادة ١٩', 'ar').target).toBe('المادة ٢١');
    expect(replace('Article 21', 'Article 19', 'अनुच्छेद १९', 'hi').target).toBe('अनुच्छेद २१');
  });

  it.each([
    ['the old one stands twice', 'From 3 to 9', 'From 3 to 3', 'De 3 à 3'],
    ['the new one stands twice', 'From 9 to 9', 'From 3 to 4', 'De 3 à 4'],
    ['there are more of them', 'In 2024 and 2025', 'In 2019', 'En 2019'],
    ['the target spells it', 'We saw 9', 'We saw 3', 'Nous en avons vu trois'],
    ['the target has it twice', 'We saw 9', 'We saw 3', 'Nous avons vu 3 fois 3'],
    ['it has separators', 'We saw 1,300', 'We saw 1,200', 'Nous avons vu 1,200'],
  ])('stay where %s', (_, text, source, target) => {
    expect(replace(text, source, target)).toEqual({ target, replaced: [] });
  });
});
