import { Injectable } from '@nestjs/common';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply } from 'fastify';
import { InstanceKey } from '../sign-in/instance-key.js';
import type { ProviderChecks } from './openid-provider.js';

/** What somebody went to the provider for. */
export type FlowPurpose =
  | (Arrival & { readonly kind: 'sign-in'; readonly next: string | null })
  /** With the code of an invitation, and in a language if one was chosen. */
  | (Arrival & { readonly kind: 'join'; readonly code: string; readonly uiLanguage: string | null })
  /** In this session, and no other, they come back. */
  | { readonly kind: 'link'; readonly sessionId: string };

interface Arrival {
  /** The computer is not theirs. */
  readonly shared: boolean;
}

/** A sign-in that is under way at the provider. */
export interface Flow {
  readonly purpose: FlowPurpose;
  readonly checks: ProviderChecks;
  /** When it is too late to come back, in milliseconds since 1970. */
  readonly until: number;
}

const COOKIE = '__Host-concord-elsewhere';
const OWNER = 'flow';
/** In seconds. */
const LIFE_S = 600;

const ATTRIBUTES = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const;

/**
 * Keeps what a sign-in elsewhere needs when it comes back: in a cookie of the very browser that began it, sealed, so that
 * nobody can read or make one, and nothing of it is stored. A second one begun in the same browser takes its place.
 */
@Injectable()
export class Flows {
  constructor(private readonly key: InstanceKey) {}

  async keep(reply: FastifyReply, purpose: FlowPurpose, checks: ProviderChecks): Promise<void> {
    const flow: Flow = { purpose, checks, until: Date.now() + LIFE_S * 1000 };
    setCookie(reply, await this.key.seal(JSON.stringify(flow), OWNER), LIFE_S);
  }

  /** The flow that the browser is in, which is over with this; null where there is none. */
  async take(cookieHeader: string | undefined, reply: FastifyReply): Promise<Flow | null> {
    const sealed = parseCookie(cookieHeader ?? '')[COOKIE];
    if (sealed === undefined) return null;
    setCookie(reply, '', 0);
    const text = await this.key.open(sealed, OWNER);
    if (text === null) return null;
    const flow = JSON.parse(text) as Flow;
    return flow.until > Date.now() ? flow : null;
  }
}

function setCookie(reply: FastifyReply, value: string, maxAge: number): void {
  void reply.header('set-cookie', stringifySetCookie(COOKIE, value, { ...ATTRIBUTES, maxAge }));
}
