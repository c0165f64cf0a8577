import type { MemoryPosting } from '../persistence/memory-records.js';

/** Bits of a segment's place in the run; with the 31 of a feature they fill the integers of a double. */
const PLACES = 2 ** 22;
/** Lines written by one transaction: others get their turn in between. */
const CHUNK = 20_000;

/**
 * Lines of the index on their way to the database, at most four million: written in their order, each page of the index
 * is touched once, not once a line. 50 MB at most.
 */
export class PostingRun {
  readonly #lines: Float64Array;
  readonly #segments: Int32Array;
  #count = 0;
  #places = 0;

  /** @param capacity lines that it takes; more are more memory and fewer runs. */
  constructor(capacity = PLACES) {
    this.#lines = new Float64Array(capacity);
    this.#segments = new Int32Array(capacity);
  }

  /** False, and nothing is taken, where it is full. */
  add(segment: number, features: readonly number[]): boolean {
    if (this.#count + features.length > this.#lines.length) return false;
    this.#segments[this.#places] = segment;
    for (const feature of features) this.#lines[this.#count++] = feature * PLACES + this.#places;
    this.#places += 1;
    return true;
  }

  /** Empties it, in order, some lines at a time. */
  async flush(write: (postings: readonly MemoryPosting[]) => Promise<void>): Promise<void> {
    const lines = this.#lines.subarray(0, this.#count).sort();
    for (let start = 0; start < lines.length; start += CHUNK) {
      const postings = Array.from(lines.subarray(start, start + CHUNK), (line) => ({
        feature: Math.floor(line / PLACES),
        segment: this.#segments[line % PLACES] ?? 0,
      }));
      await write(postings);
    }
    this.#count = 0;
    this.#places = 0;
  }
}
