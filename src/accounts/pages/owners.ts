import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Caller, requireFound } from '../../domain/accounts/caller.js';
import type { Places } from '../../http/form-refusal.js';
import { pageFrame } from '../../http/page-frame.js';
import type { AccountRecord } from '../../persistence/people-records.js';
import { Reads } from '../../persistence/reads.js';
import type { Frame } from '../../web/components/layout.js';

/** Whose page it is, and what surrounds it. */
export interface OwnPage {
  readonly account: AccountRecord;
  readonly frame: Frame;
  readonly hasPassphrase: boolean;
}

/** Makes the pages of somebody who is signed in theirs: their handle, their language. */
@Injectable()
export class Owners {
  constructor(private readonly reads: Reads) {}

  async page(caller: Caller, request: FastifyRequest): Promise<OwnPage> {
    const account = requireFound(await this.reads.accounts.byId(caller.accountId), 'account');
    return { account, frame: pageFrame(request, account), hasPassphrase: account.passphraseHash !== null };
  }
}

const TOOK: Readonly<Record<string, string>> = {
  own: 'page.choose.tookOwn',
  offered: 'page.choose.tookOffered',
};

/**
 * What the page says was done just before, by the `done` of its address, and which passphrase was taken, by its `took`;
 * null: nothing.
 */
export function noticeIn(
  request: FastifyRequest,
  frame: Frame,
  keys: Readonly<Record<string, string>>,
  values: Readonly<Record<string, unknown>> = {},
): string | null {
  const { done, took } = request.query as { readonly done?: unknown; readonly took?: unknown };
  const key = keyIn(keys, done);
  if (key === undefined) return null;
  const passphrase = keyIn(TOOK, took);
  const said = frame.say(key, values);
  return passphrase === undefined ? said : `${said} ${frame.say(passphrase)}`;
}

function keyIn(keys: Readonly<Record<string, string>>, name: unknown): string | undefined {
  return typeof name === 'string' && Object.hasOwn(keys, name) ? keys[name] : undefined;
}

/** Where it is told that somebody is not who they say, once more: who has no passphrase shows it by a young session. */
export function confirmationPlaces(hasPassphrase: boolean): Places {
  return {
    'wrong-passphrase': hasPassphrase ? ['confirmation', 'page.confirm.wrong'] : [null, 'page.confirm.stale'],
  };
}
