const LOCAL_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** True where a `Host`, with or without a port, is one of this machine's own names. */
export function isLocalName(host: string): boolean {
  return LOCAL_NAMES.has(host.replace(/:\d{1,5}$/, '').toLowerCase());
}
