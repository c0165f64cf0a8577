/** Codes of errors that say that the database cannot answer now, and may later. */
const CODES: ReadonlySet<string> = new Set([
  // the connection (Node)
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  // PostgreSQL 15, appendix A: shutdown, crash, cannot connect now, too many connections, disk full
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '53100',
  // SQLite
  'SQLITE_BUSY',
  'SQLITE_FULL',
  'SQLITE_IOERR_WRITE',
  'SQLITE_IOERR_FSYNC',
]);

/** True where an error means that the database does not answer, or cannot write, at the moment. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, driverError } = error as Error & { code?: unknown; driverError?: unknown };
  if (typeof code === 'string' && (CODES.has(code) || code.startsWith('08'))) return true;
  if (/Connection terminated|timeout exceeded when trying to connect/.test(error.message)) return true;
  return driverError !== undefined && driverError !== error && isUnavailable(driverError);
}
