/** Files by the SHA-256 of their bytes. What is stored is never changed. */
export abstract class BlobStore {
  /** Keeps the bytes durably; their SHA-256, hexadecimal. The same bytes twice are kept once. */
  abstract put(bytes: Uint8Array): Promise<string>;

  /** The bytes, or null where they are not here. */
  abstract get(sha256: string): Promise<Buffer | null>;

  abstract has(sha256: string): Promise<boolean>;
}
