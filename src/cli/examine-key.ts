import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { InstanceKey } from '../accounts/sign-in/instance-key.js';
import type { Config } from '../config/config.js';
import type { Rows } from '../persistence/rows.js';

/** Whether the key of this installation opens what was sealed with it: one sentence where it does not. None is made. */
export async function examineKey(rows: Rows, config: Config): Promise<string[]> {
  const sealed = await rows.query('SELECT account_id AS "owner", secret AS "secret" FROM totp');
  if (sealed.length === 0) return [];
  const isThere =
    config.instanceKey !== null ||
    (await stat(join(config.dataDir, 'instance.key')).catch(() => null)) !== null;
  const key = new InstanceKey(config);
  const opened = isThere
    ? await Promise.all(sealed.map(({ owner, secret }) => key.open(String(secret), String(owner))))
    : [];
  const lost = sealed.length - opened.filter((text) => text !== null).length;
  if (lost === 0) return [];
  return [
    `The key of this installation (instance.key or CONCORD_KEY) is not the one that ${lost} of ${sealed.length} ` +
      'authenticator apps were sealed with: their owners need recovery codes, or a reset that takes the app away.',
  ];
}
