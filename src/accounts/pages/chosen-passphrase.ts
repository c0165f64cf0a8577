import { wordlist } from '@scure/bip39/wordlists/english.js';
import type { SentForm } from '../../http/form.js';

/** A new passphrase as it comes from a form. */
export interface ChosenPassphrase {
  readonly passphrase: string;
  /** The six words that were offered, to be offered again; null: they were none. */
  readonly offered: string | null;
}

const WORDS: ReadonlySet<string> = new Set(wordlist);
const OFFERED_WORDS = 6;

/** What somebody has chosen: the words that were offered, if they come back as they were, or their own passphrase. */
export function chosenPassphrase(form: SentForm): ChosenPassphrase {
  const words = form.text('offered').split(' ');
  const isOurs = words.length === OFFERED_WORDS && words.every((word) => WORDS.has(word));
  const offered = isOurs ? words.join(' ') : null;
  return { offered, passphrase: form.text('choice') === 'own' ? form.exact('passphrase') : (offered ?? '') };
}
