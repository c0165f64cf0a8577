import type { CheckInput, Finding, Severity } from './check.js';
import { CHECKS } from './rules/index.js';

/** A finding with the check that made it. */
export interface CheckedFinding extends Finding {
  readonly check: string;
  readonly severity: Severity;
  /** Names the message in `locales/`: `check.numbers.missing`. */
  readonly messageKey: string;
}

/** All that the checks have to say about a target, in the order of the checks. */
export function runChecks(input: CheckInput): CheckedFinding[] {
  return CHECKS.flatMap(({ id, severity, run }) =>
    run(input).map((finding) => ({
      ...finding,
      check: id,
      severity,
      messageKey: finding.key === id ? `check.${id}` : `check.${id}.${finding.key}`,
    })),
  );
}
