import { describe, expect, it } from '@jest/globals';
import { comparableText } from './comparable-text.js';

describe('the comparable text', () => {
  it.each([
    ['**Observers** may enter *every* hall.', 'Observers may enter every hall.'],
    ['***All*** of __them__ and `each`', 'All of them and each'],
    ['**bold with *more* inside**', 'bold with more inside'],
    ['“Quoted” &mdash; it’s', '"Quoted" - it\'s'],
    ['Re-wrapped  \n lines', 'Re-wrapped lines'],
    ['See [the law](https://a.example/x).', 'See [the law](https://b.example/y).'],
    ['A full stop\\.', 'A full stop.'],
    ['Write to <https://a.example/x> today.', 'Write to https://a.example/x today.'],
    ['Write to <desk@example.org> today.', 'Write to desk@example.org today.'],
    ['We stay -- and wait.', 'We stay — and wait.'],
    ['Pages 5--6, and more---much more.', 'Pages 5–6, and more—much more.'],
    ['Wait... or go.', 'Wait… or go.'],
    ['Some __*bold*__ words', 'Some ***bold*** words'],
    ['Some **_bold_** words', 'Some bold words'],
    ['One line<br>another<br/>a third', 'One line another a third'],
  ])('of “%s” is that of “%s”', (one, other) => {
    expect(comparableText(one)).toBe(comparableText(other));
  });

  it.each([
    ['election_watch@example.org', 'electionwatch@example.org'],
    ['The quota is 2*3 seats', 'The quota is 23 seats'],
    ['max_votes', 'maxvotes'],
    ['5 * 3', '5 3'],
    ['/home/*/x', '/home//x'],
    ['[the law][^1]', '[the law][^2]'],
    ['[map](/m "Polling map")', '[map](/m "Map of prisons")'],
    ['see [the law](/x)', 'see the law'],
    ['Observers vote.', 'Observers vote!'],
    ['Type --json here', 'Type -json here'],
    ['Type “--json” here', 'Type “-json” here'],
    ['Wait.', 'Wait...'],
    ['One line<br>another', 'One lineanother'],
    ['Write to https://a.example/x today.', 'Write to https://b.example/y today.'],
    ['Write to <https://a.example/x> today.', 'Write to <https://b.example/y> today.'],
  ])('of “%s” is not that of “%s”', (one, other) => {
    expect(comparableText(one)).not.toBe(comparableText(other));
  });

  it('is found for a hundred thousand marks', () => {
    for (const mark of ['*', '*a ', '_*a ', '_', '-', '-- ', '`', '[', '](', '<', '&', 'a. '])
      expect(comparableText(mark.repeat(100_000 / mark.length))).toBeDefined();
  });
});
