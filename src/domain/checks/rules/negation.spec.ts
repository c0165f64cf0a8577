import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import { negation } from './negation.js';

const told = (source: string, target: string, language?: string) =>
  negation.run(checkInput(source, target, language)).map(({ params }) => params.word);

describe('negation', () => {
  it.each([
    ['fr', 'Nul ne vote.', 'Chacun vote.'],
    ['es', 'Nadie vota.', 'Cada uno vota.'],
    ['pt', 'Ninguém vota.', 'Todos votam.'],
    ['ru', 'Никто не голосует.', 'Каждый голосует.'],
    ['ar', 'لا يصوت أحد.', 'يصوت كل واحد.'],
    ['fa', 'هیچ‌کس رأی نمی‌دهد.', 'هر کس رأی می‌دهد.'],
    ['zh-Hans', '任何人不得投票。', '任何人投票。'],
    ['hi', 'कोई वोट नहीं देता।', 'हर कोई वोट देता है।'],
    ['am', 'ማንም ድምፅ አይሰጥም።', 'ሁሉም ድምፅ ይሰጣል።'],
    ['ka', 'არავინ აძლევს ხმას.', 'ყველა აძლევს ხმას.'],
    ['tr', 'Hiç kimse oy kullanamaz.', 'Herkes oy kullanır.'],
    ['sw', 'Mtu yeyote asipige kura.', 'Kila mtu apige kura.'],
  ])('knows in %s “%s” from “%s”', (language, negated, affirmed) => {
    expect(told('No one votes.', negated, language)).toEqual([]);
    expect(told('No one votes.', affirmed, language)).toEqual(['No']);
  });

  it('takes what only looks negated for what it is', () => {
    expect(told('No later than 5 days, see No. 7.', 'Dans les 5 jours, voir 7.')).toEqual([]);
  });

  it('has nothing to say where the source affirms', () => {
    expect(told('Everyone votes.', 'Nul ne vote.')).toEqual([]);
  });
});
