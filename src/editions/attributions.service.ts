import { Injectable } from '@nestjs/common';
import { type Caller, requireFound } from '../domain/accounts/caller.js';
import { HotAnswers } from '../http/hot-answers.js';
import { Reads } from '../persistence/reads.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import type { WriteRepositories } from '../persistence/write-repositories.js';

/** Who wants to be named beside which communiqué: nobody unless they say so, and no longer than they say. */
@Injectable()
export class AttributionsService {
  constructor(
    private readonly reads: Reads,
    private readonly unitOfWork: UnitOfWork,
    private readonly hot: HotAnswers,
  ) {}

  /** The slugs of what the caller is named beside. */
  slugs(caller: Caller): Promise<readonly string[]> {
    return this.reads.attributions.slugsOf(caller.accountId);
  }

  /** Names the caller beside what they did for a communiqué. @throws DomainError `not-found`. */
  async name(caller: Caller, slug: string): Promise<void> {
    const { id } = requireFound(await this.reads.communiques.bySlug(slug), 'communiqué');
    await this.change(caller, slug, true, (tx) =>
      tx.attributions.insert({ accountId: caller.accountId, communiqueId: id }),
    );
  }

  /** Names the caller there no more, from the next request on. Says nothing of whether there is such a communiqué. */
  async withdraw(caller: Caller, slug: string): Promise<void> {
    const communique = await this.reads.communiques.bySlug(slug);
    if (communique === null) return;
    await this.change(caller, slug, false, (tx) =>
      tx.attributions.remove({ accountId: caller.accountId, communiqueId: communique.id }),
    );
  }

  private async change(
    { accountId }: Caller,
    slug: string,
    named: boolean,
    write: (tx: WriteRepositories) => Promise<boolean>,
  ): Promise<void> {
    await this.unitOfWork.transact(async (tx) => {
      if (!(await write(tx))) return;
      await tx.audit.record({
        action: 'attribution.changed',
        actorId: accountId,
        subjectId: accountId,
        details: { slug, named },
      });
      tx.afterCommit(() => {
        this.hot.forgetAll();
      });
    });
  }
}
