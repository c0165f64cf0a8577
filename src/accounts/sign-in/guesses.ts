import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** What is examined of a passphrase, in characters: finding the cheapest reading of a long one takes long. */
const EXAMINED = 64;

/** What people write where a passphrase is asked for, in the languages of the screens, and a sentence from a comic. */
const OWN = [
  ...[
    'passphrase',
    'concord',
    'motdepasse',
    'phrasesecrete',
    'contraseña',
    'contrasena',
    'senha',
    'frasesecreta',
  ],
  ...['пароль', 'фраза', 'привет', 'йцукенгшщзхъ', 'йцукен', 'фывапролджэ', 'кодовое', 'секрет', 'любовь'],
  ...['كلمةالسر', 'كلمة السر', 'كلمة المرور', 'عبارة السر', 'مرحبا'],
  ...['correcthorsebatterystaple', 'correct horse battery staple', 'correct-horse-battery-staple'],
];

/** Estimates in how many guesses a passphrase is found (Wheeler, “zxcvbn”, USENIX Security 2016). Loaded when first asked. */
export class Guesses {
  private estimator: Promise<ZxcvbnFactory> | null = null;

  /** The logarithm to base 10 of the number of guesses. */
  async log10(passphrase: string): Promise<number> {
    this.estimator ??= load();
    return (await this.estimator).check(passphrase).guessesLog10;
  }
}

async function load(): Promise<ZxcvbnFactory> {
  const [core, common, english, french] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
    import('@zxcvbn-ts/language-fr'),
  ]);
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary, ...french.dictionary, concord: OWN },
    graphs: common.adjacencyGraphs,
    maxLength: EXAMINED,
  });
}
