import { describe, expect, it } from '@jest/globals';
import { Passphrases } from './passphrases.js';

const passphrases = new Passphrases();

describe('a passphrase that is guessed soon', () => {
  it.each([
    'correcthorsebatterystaple',
    'correct horse battery staple',
    'passwordpassword1',
    'hello hello hello',
    'motdepasse123',
    'пароль123456',
    'abcdeabcdeabcde',
    'contraseña2024',
    'qwertyuiop123',
    'йцукенгшщзхъ',
  ])('is refused: %s', async (weak) => {
    await expect(passphrases.refuseWeak(weak, 'quiet-heron')).rejects.toMatchObject({
      code: 'weak-passphrase',
    });
  });

  it.each([
    'nine otters in a reed bed',
    'la barque passe sous trois ponts',
    'кот сидит на крыше и ест',
    'الطيور تعبر النهر الواسع',
    'Xk9$mQ2!vL7p',
  ])('is not one of these: %s', async (good) => {
    await expect(passphrases.refuseWeak(good, 'quiet-heron')).resolves.toBeUndefined();
  });

  it('is never one that is offered', async () => {
    for (let round = 0; round < 30; round += 1)
      await expect(passphrases.refuseWeak(passphrases.generate(), 'quiet-heron')).resolves.toBeUndefined();
  });
});
