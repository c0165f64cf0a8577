import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/errors.js';
import type { SentForm } from '../../http/form.js';
import type { Places } from '../../http/form-refusal.js';
import type { OfferedWords } from '../../web/components/passphrase-choice.js';
import { InstanceKey } from '../sign-in/instance-key.js';
import { Passphrases } from '../sign-in/passphrases.js';

/** A new passphrase as it comes from a form. */
export interface ChosenPassphrase {
  readonly passphrase: string;
  /** Which one it is; `none`: nothing was typed, and the words were not drawn here. */
  readonly kind: 'own' | 'offered' | 'none';
  /** The words that were offered, to be offered again; null: none that were drawn here. */
  readonly offered: OfferedWords | null;
}

const OWNER = 'offered passphrase';

/** The words of each reason for which a passphrase is refused. */
const WEAK: Readonly<Record<string, string>> = {
  short: 'page.choose.short',
  long: 'page.choose.long',
  pattern: 'page.choose.pattern',
  handle: 'page.choose.handle',
  breached: 'page.choose.breached',
};

/** New passphrases on pages: six words that are drawn here, or somebody's own. */
@Injectable()
export class PassphraseChoices {
  constructor(
    private readonly passphrases: Passphrases,
    private readonly key: InstanceKey,
  ) {}

  async offer(): Promise<OfferedWords> {
    const words = this.passphrases.generate();
    return { words, seal: await this.key.seal(words, OWNER) };
  }

  /**
   * What somebody has chosen. Whatever was typed is meant, also where the six words stayed marked: nobody types a
   * passphrase to have another. Words count only under the seal that they were offered with.
   */
  async chosenIn(form: SentForm): Promise<ChosenPassphrase> {
    const seal = form.text('offered');
    const words = await this.key.open(seal, OWNER);
    const offered = words === null ? null : { words, seal };
    const typed = form.exact('passphrase');
    if (typed !== '' || form.text('choice') === 'own') return { offered, passphrase: typed, kind: 'own' };
    return { offered, passphrase: words ?? '', kind: words === null ? 'none' : 'offered' };
  }
}

/** Where and in which words it is told that a passphrase is not good enough. */
export function weakPlace(error: unknown, { kind }: ChosenPassphrase): Places {
  const reason = error instanceof DomainError ? String(error.details.reason) : '';
  const key = kind === 'none' ? 'page.choose.redrawn' : (WEAK[reason] ?? 'page.choose.weak');
  return { 'weak-passphrase': ['passphrase', key] };
}

/** What of the choice may be shown again. */
export function choiceValue({ kind }: ChosenPassphrase): { readonly choice: string } {
  return { choice: kind === 'own' ? 'own' : 'offered' };
}
