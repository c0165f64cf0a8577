import { describe, expect, it } from '@jest/globals';
import { segmentSentences } from './segment-sentences.js';

const sentences = (text: string, language: string, abbreviations: readonly string[] = []): string[] =>
  segmentSentences(text, language, abbreviations).map(({ start, end }) => text.slice(start, end));

describe('the sentences of a clause', () => {
  it.each([
    ['en', ['The polls opened on time.', 'Nobody was turned away!'], ' '],
    ['ru', ['Участки открылись вовремя.', 'Никому не отказали.'], ' '],
    ['ar', ['فتحت المراكز في موعدها.', 'هل مُنع أحد؟'], ' '],
    ['zh-Hans', ['投票站准时开放。', '没有人被拒之门外。'], ''],
    ['ja', ['投票所は時間通りに開いた。', '誰も拒否されなかった。'], ''],
    ['hi', ['मतदान समय पर शुरू हुआ।', 'किसी को रोका नहीं गया।'], ' '],
    ['km', ['ការិយាល័យបើកទាន់ពេល។', 'គ្មាននរណាត្រូវបានបដិសេធទេ។'], ' '],
  ])('are told apart in %s', (language, expected, blank) => {
    expect(sentences(expected.join(blank), language)).toEqual(expected);
  });

  it('go on after an abbreviation, an initial and a number of a list', () => {
    for (const text of [
      'As stated in Art. Five of the law, and by Dr. Amina, all is well.',
      'The report of J. Smith was read.',
      'See no. 12 and 3. Nothing else.',
    ])
      expect(sentences(text, 'en', ['Art.', 'Dr.', 'no.'])).toEqual([text]);
  });

  it('have no blanks around them, and empty texts have none', () => {
    expect(sentences('  One.  Two. ', 'en')).toEqual(['One.', 'Two.']);
    expect(sentences(' \n', 'en')).toEqual([]);
  });
});
