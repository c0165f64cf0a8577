import { Injectable } from '@nestjs/common';
import { type Caller, notFound } from '../../domain/accounts/caller.js';
import { EVERY_LANGUAGE, type Grants, hasRole } from '../../domain/accounts/grants.js';
import type { AccountRecord } from '../../persistence/people-records.js';
import { Reads } from '../../persistence/reads.js';

/** Somebody, as far as the caller may know of them. */
export interface PersonView {
  readonly account: AccountRecord;
  /** Those that the caller may know of. */
  readonly roles: Grants;
  /** The caller is a coordinator: more than handle and roles may be told. */
  readonly isOpen: boolean;
}

/** Who there is. Coordinators see everybody; others the teams of their own languages. */
@Injectable()
export class PeopleService {
  constructor(private readonly reads: Reads) {}

  /** By handle. */
  async list(caller: Caller): Promise<PersonView[]> {
    const [accounts, grants] = await Promise.all([
      this.reads.accounts.all(),
      this.reads.accounts.allGrants(),
    ]);
    return accounts.flatMap((account) => view(account, grants.get(account.id) ?? [], caller) ?? []);
  }

  /** @throws DomainError `not-found` where there is nobody of that handle, or in none of the caller's teams. */
  async find(handle: string, caller: Caller): Promise<PersonView> {
    const account = await this.reads.accounts.byHandle(handle);
    const found =
      account === null ? null : view(account, await this.reads.accounts.grants(account.id), caller);
    if (found === null) throw notFound('person');
    return found;
  }
}

/** Null where the caller may not know of the person. */
function view(account: AccountRecord, grants: Grants, caller: Caller): PersonView | null {
  if (account.deletedOn !== null) return null;
  if (hasRole(caller.grants, 'coordinator')) return { account, roles: grants, isOpen: true };
  const languages = new Set([EVERY_LANGUAGE, ...caller.grants.map(({ language }) => language)]);
  const roles = grants.filter(({ language }) => languages.has(language));
  const isHidden = roles.length === 0 || account.disabledAt !== null;
  return isHidden && account.id !== caller.accountId ? null : { account, roles, isOpen: false };
}
