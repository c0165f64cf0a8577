import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { DomainError } from '../../domain/errors.js';
import { AtMost } from './at-most.js';
import { BreachedPassphrases } from './breached-passphrases.js';
import { Guesses } from './guesses.js';

/** OWASP Password Storage Cheat Sheet: argon2id, which is the library's default, with 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** In characters (Unicode code points). */
const SHORTEST = 12;
const LONGEST = 256;
/** Fewer different characters than this are a pattern, not a passphrase. */
const LEAST_VARIETY = 5;
/** In guesses: 10 to this power is what zxcvbn calls “very unguessable”. Six drawn words are far above. */
const LEAST_GUESSES_LOG10 = 10;
/** A shorter handle is part of many words. */
const TELLING_HANDLE = 4;
/** Of 2,048 words: 66 bits. */
const GENERATED_WORDS = 6;

/** A hash of nobody's passphrase: costs what a real one costs, and nothing is right for it. */
const NOBODYS = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Why a passphrase is not good enough. */
const WEAKNESSES = {
  short: `has fewer than ${SHORTEST} characters`,
  long: `has more than ${LONGEST} characters`,
  pattern: `has fewer than ${LEAST_VARIETY} different characters`,
  handle: 'contains the handle',
  guessable: 'is made of what is guessed soon: common words, names, dates, repetitions or rows of keys',
  breached: 'is one of those that attackers try first: it was found in breaches',
} as const;

type Weakness = keyof typeof WEAKNESSES;

/** Passphrases: which are good enough, and what is kept of them. */
@Injectable()
export class Passphrases {
  private readonly guesses = new Guesses();
  private readonly breached = new BreachedPassphrases(SHORTEST);
  /**
   * Each takes 19 MiB and a thread of four that reading files needs as well. A flood of strangers leaves the first lane to
   * those who have a session, a code or a browser that is known here.
   */
  private readonly ours = new AtMost(1, 100);
  private readonly strangers = new AtMost(2, 100);

  /**
   * @param handle whose passphrase it is to be.
   * @throws DomainError `weak-passphrase` saying why.
   */
  async refuseWeak(passphrase: string, handle: string): Promise<void> {
    const reason = weakness(normal(passphrase), handle);
    if (reason !== null) throw weak(reason);
    if (await this.breached.has(normal(passphrase))) throw weak('breached');
    if ((await this.guesses.log10(normal(passphrase))) < LEAST_GUESSES_LOG10) throw weak('guessable');
  }

  /** Argon2id, encoded with its salt and cost. */
  hash(passphrase: string): Promise<string> {
    return this.ours.run(() => hash(normal(passphrase), COST));
  }

  /**
   * One verification, whether there is a hash or not: nobody learns from the time which accounts exist.
   *
   * @param stranger of somebody who is not known here yet, whose share of the work it is.
   * @throws DomainError `unavailable` where too many want one.
   */
  isRight(passphrase: string, encoded: string | null, stranger: string | null = null): Promise<boolean> {
    const work = () => verify(encoded ?? NOBODYS, normal(passphrase));
    return stranger === null ? this.ours.run(work) : this.strangers.run(work, stranger);
  }

  /** Six words to offer to somebody who wants no thought about it. */
  generate(): string {
    const words = Array.from({ length: GENERATED_WORDS }, () => wordlist[randomInt(wordlist.length)] ?? '');
    return words.join(' ');
  }
}

/** Keyboards differ in how they compose a letter; the passphrase is the same (RFC 8265 asks for NFC, OWASP for NFKC). */
function normal(passphrase: string): string {
  return passphrase.normalize('NFKC');
}

function weakness(passphrase: string, handle: string): Weakness | null {
  const characters = [...passphrase.toLowerCase()];
  if (characters.length < SHORTEST) return 'short';
  if (characters.length > LONGEST) return 'long';
  if (new Set(characters).size < LEAST_VARIETY) return 'pattern';
  const tells = handle.length >= TELLING_HANDLE && passphrase.toLowerCase().includes(handle.toLowerCase());
  return tells ? 'handle' : null;
}

function weak(reason: Weakness): DomainError {
  const sentence = `The passphrase ${WEAKNESSES[reason]}.`;
  return new DomainError('weak-passphrase', sentence, { field: 'passphrase', reason });
}
