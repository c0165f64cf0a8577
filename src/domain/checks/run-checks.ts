import type { LanguageProfile } from '../languages/language-profile.js';
import type { Check, CheckInput, Fact, Finding, Severity } from './check.js';
import { CHECKS } from './rules/index.js';

/** A finding with the check that made it. */
export interface CheckedFinding extends Finding {
  readonly check: string;
  readonly severity: Severity;
  /** Names the message in `locales/`: `check.numbers.missing`. */
  readonly messageKey: string;
}

/** A check that has nothing to say about a language, and the facts that nobody has stated. */
export interface SilentCheck {
  readonly check: string;
  readonly missing: readonly Fact[];
}

/** All that the checks have to say about a target, in the order of the checks. */
export function runChecks(input: CheckInput): CheckedFinding[] {
  return CHECKS.flatMap((check) => {
    if (isSilent(check, input)) return [];
    return check.run(input).map((finding) => ({
      ...finding,
      check: check.id,
      severity: check.severity,
      messageKey: finding.key === check.id ? `check.${check.id}` : `check.${check.id}.${finding.key}`,
    }));
  });
}

/** The checks that are silent on targets of a language, and why. */
export function silentChecks(profile: LanguageProfile, sourceProfile: LanguageProfile): SilentCheck[] {
  return CHECKS.flatMap((check) => {
    const missing = missingFacts(check, profile, sourceProfile);
    return missing.length === 0 ? [] : [{ check: check.id, missing }];
  });
}

function isSilent({ needs, needsOfSource }: Check, { profile, sourceProfile }: CheckInput): boolean {
  return (
    (needs?.some((fact) => profile[fact] === null) ?? false) ||
    (needsOfSource?.some((fact) => sourceProfile[fact] === null) ?? false)
  );
}

function missingFacts(check: Check, profile: LanguageProfile, sourceProfile: LanguageProfile): Fact[] {
  const missing = [
    ...(check.needs ?? []).filter((fact) => profile[fact] === null),
    ...(check.needsOfSource ?? []).filter((fact) => sourceProfile[fact] === null),
  ];
  return [...new Set(missing)];
}
