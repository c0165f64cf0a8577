import { createServer } from 'node:net';

/** Looks before Nest listens, which would print a stack. @throws the system's error where the address cannot be used. */
export function requireFreeAddress(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, host, () => {
      probe.close(() => {
        resolve();
      });
    });
  });
}
