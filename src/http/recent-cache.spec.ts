import { describe, expect, it } from '@jest/globals';
import { RecentCache } from './recent-cache.js';

const cache = () => new RecentCache<string>(10, ({ length }) => length);

describe('the cache of editions', () => {
  it('gives up what was used longest ago when it is full', () => {
    const kept = cache();
    kept.set('fr', 'oui!');
    kept.set('ru', 'дада');
    kept.get('fr');
    kept.set('ar', 'نعمن');
    expect([kept.get('fr'), kept.get('ru'), kept.get('ar')]).toEqual(['oui!', undefined, 'نعمن']);
  });

  it('counts a value once that is set twice, and keeps none that is heavier than itself', () => {
    const kept = cache();
    kept.set('fr', 'oui');
    kept.set('fr', 'oui');
    kept.set('ru', 'дадада');
    kept.set('en', 'a very long yes');
    expect([kept.get('fr'), kept.get('ru'), kept.get('en')]).toEqual(['oui', 'дадада', undefined]);
  });
});
