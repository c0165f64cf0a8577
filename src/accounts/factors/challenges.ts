import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../persistence/unit-of-work.js';

/** How long an authenticator may take to answer, in milliseconds. */
const PATIENCE_MS = 5 * 60 * 1000;

/** Challenges of WebAuthn. Each is kept with the session that asked for it, for five minutes, and good for one answer. */
@Injectable()
export class Challenges {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** In place of one that there may be. */
  async keep(sessionId: string, challenge: string): Promise<void> {
    const stored = `${challenge} ${Date.now() + PATIENCE_MS}`;
    await this.unitOfWork.transact((tx) => tx.sessions.setChallenge(sessionId, stored));
  }

  /** Takes it, whatever the answer turns out to be. Null where there is none, or it is too late. */
  take(sessionId: string): Promise<string | null> {
    return this.unitOfWork.transact(async (tx) => {
      const stored = (await tx.sessions.byId(sessionId))?.challenge ?? null;
      if (stored === null || !(await tx.sessions.takeChallenge(sessionId, stored))) return null;
      const [challenge = '', until = '0'] = stored.split(' ');
      return Number(until) < Date.now() ? null : challenge;
    });
  }
}
