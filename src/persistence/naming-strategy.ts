import { DefaultNamingStrategy } from 'typeorm';

/** `sourceTextHash` is `source_text_hash` in the database: PostgreSQL folds names that are not quoted. */
export class SnakeCaseNames extends DefaultNamingStrategy {
  override columnName(property: string, customName: string | undefined): string {
    return customName ?? property.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
  }
}
