import type { CheckedFinding } from '../domain/checks/run-checks.js';
import { translatorFor } from './translator.js';

/** One sentence for a finding, in a language. Parameters that name a string of their own (`what: link`) are translated. */
export function findingMessage(finding: CheckedFinding, language: string): string {
  const translate = translatorFor(language);
  const { what, count, ...params } = finding.params;
  const named = what === undefined ? {} : { what: translate(`check.${finding.check}.${what}`, params) };
  const counted = count === undefined ? {} : { count: Number(count) };
  return translate(finding.messageKey, { ...params, ...named, ...counted });
}
