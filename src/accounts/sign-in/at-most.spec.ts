import { describe, expect, it } from '@jest/globals';
import { AtMost } from './at-most.js';

const soon = () => new Promise((resolve) => setTimeout(resolve, 1));

describe('work of which only so much goes on at once', () => {
  it('is all done where it does not wait in too long a queue', async () => {
    const work = new AtMost(2, 50);
    let [now, most] = [0, 0];
    const one = async () => {
      now += 1;
      most = Math.max(most, now);
      await soon();
      now -= 1;
    };
    await Promise.all(Array.from({ length: 40 }, () => work.run(one)));
    expect({ now, most }).toEqual({ now: 0, most: 2 });
  });

  it('gives way where one floods the queue: theirs, not that of others', async () => {
    const work = new AtMost(1, 10);
    const flood = Array.from({ length: 100 }, () =>
      work.run(soon, 'a flood').then(
        () => 'done',
        () => 'gave way',
      ),
    );
    const others = ['amina', 'bilal', 'chioma'].map((whose) => work.run(() => Promise.resolve(whose), whose));
    expect(await Promise.all(others)).toEqual(['amina', 'bilal', 'chioma']);
    const outcomes = await Promise.all(flood);
    expect(outcomes.filter((outcome) => outcome === 'gave way')).toHaveLength(92);
  });
});
