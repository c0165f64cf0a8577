import { Injectable } from '@nestjs/common';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply } from 'fastify';
import { InstanceKey } from '../sign-in/instance-key.js';

const COOKIE = '__Host-concord-once';
const LIFE_MS = 120_000;
const ATTRIBUTES = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const;

interface Kept {
  readonly lines: readonly string[];
  readonly until: number;
}

/**
 * Hands secrets over from the form that made them to the page that shows them, so that “reload” makes no others: sealed, in
 * the browser of whoever asked for them, and gone from there when they are shown. Nothing of it is stored here.
 */
@Injectable()
export class ShownOnce {
  constructor(private readonly key: InstanceKey) {}

  /** @param owner whose they are: nobody else's page shows them. */
  async keep(reply: FastifyReply, owner: string, lines: readonly string[]): Promise<void> {
    const kept: Kept = { lines, until: Date.now() + LIFE_MS };
    setCookie(reply, await this.key.seal(JSON.stringify(kept), `once ${owner}`), null);
  }

  /** What was kept, which is gone with this; null where there is nothing, or it was shown. */
  async take(
    header: string | undefined,
    reply: FastifyReply,
    owner: string,
  ): Promise<readonly string[] | null> {
    const sealed = parseCookie(header ?? '')[COOKIE];
    if (sealed === undefined) return null;
    setCookie(reply, '', 0);
    const text = await this.key.open(sealed, `once ${owner}`);
    if (text === null) return null;
    const { lines, until } = JSON.parse(text) as Kept;
    return until > Date.now() ? lines : null;
  }
}

function setCookie(reply: FastifyReply, value: string, maxAge: number | null): void {
  const attributes = { ...ATTRIBUTES, ...(maxAge === null ? {} : { maxAge }) };
  void reply.header('set-cookie', stringifySetCookie(COOKIE, value, attributes));
}
