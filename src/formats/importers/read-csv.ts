import { DomainError } from '../../domain/errors.js';

/** A record of a CSV file, and the line that it begins in, from 1. */
export interface CsvRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Code units that one cell may have. */
const MOST_CELL_LENGTH = 64 * 1024;
const MOST_CELLS = 1_000;
const SEPARATORS = [',', ';', '\t'];

type Place = 'start' | 'plain' | 'quoted' | 'quote';

/**
 * The records of a CSV file (RFC 4180), in one pass. Cells are separated by what separates the first line: comma, semicolon
 * or tab. Empty lines are none.
 *
 * @throws DomainError `invalid-input` with the line: a quotation mark where none can be, or one that is never closed.
 */
export async function* readCsv(chunks: AsyncIterable<string>): AsyncGenerator<CsvRecord> {
  const reader = new CsvReader();
  for await (const chunk of chunks) yield* reader.read(chunk);
  yield* reader.end();
}

class CsvReader {
  #separator: string | null = null;
  #place: Place = 'start';
  #cell = '';
  #cells: string[] = [];
  #line = 1;
  #began = 1;

  *read(chunk: string): Generator<CsvRecord> {
    for (const char of chunk) {
      if (this.#place === 'quoted') this.#inQuotes(char);
      else if (char === '\n') yield* this.#endRecord();
      else if (char !== '\r') this.#outside(char);
      if (char === '\n') this.#line += 1;
      if (this.#place === 'start' && this.#cells.length === 0) this.#began = this.#line;
      if (this.#cell.length > MOST_CELL_LENGTH) throw this.#problem('has a cell of more than 64 kB');
      if (this.#cells.length > MOST_CELLS) throw this.#problem('has more than a thousand cells');
    }
  }

  *end(): Generator<CsvRecord> {
    if (this.#place === 'quoted') {
      this.#line = this.#began;
      throw this.#problem('begins a record whose quotation mark is never closed');
    }
    yield* this.#endRecord();
  }

  #inQuotes(char: string): void {
    if (char === '"') this.#place = 'quote';
    else this.#cell += char;
  }

  #outside(char: string): void {
    if (this.#place === 'quote' && char === '"') {
      this.#cell += char;
      this.#place = 'quoted';
    } else if (char === this.#separator || (this.#separator === null && SEPARATORS.includes(char))) {
      this.#separator = char;
      this.#endCell();
    } else if (this.#place === 'quote') throw this.#problem('has text after a closing quotation mark');
    else if (char === '"' && this.#place === 'start') this.#place = 'quoted';
    else {
      this.#cell += char;
      this.#place = 'plain';
    }
  }

  #endCell(): void {
    this.#cells.push(this.#cell);
    this.#cell = '';
    this.#place = 'start';
  }

  *#endRecord(): Generator<CsvRecord> {
    const isEmpty = this.#cells.length === 0 && this.#cell === '' && this.#place === 'start';
    if (isEmpty) return;
    this.#endCell();
    this.#separator ??= ',';
    yield { cells: this.#cells, line: this.#began };
    this.#cells = [];
  }

  #problem(what: string): DomainError {
    return new DomainError('invalid-input', `Line ${String(this.#line)} ${what}.`, { line: this.#line });
  }
}
