/** A file as a reader gets it. */
export interface ReaderFile {
  readonly name: string;
  readonly language: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: Buffer;
}
