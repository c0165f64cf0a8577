import { describe, expect, it } from '@jest/globals';
import { CHECKS } from '../../src/domain/checks/rules/index.js';
import { runChecks } from '../../src/domain/checks/run-checks.js';
import { describeCorpora } from '../factories/corpora.js';
import type { Damaged } from '../factories/damage.js';
import { damageAny, damageGolden } from '../factories/damage.js';
import { declarationPairs, goldenPairs, inputOf, PROFILED } from '../factories/right-translations.js';

/** Of the damage done, how much has to be found by the check that exists for it. */
const LEAST_FOUND = 0.99;
/** The Declaration under another tag than the profile's; Amharic is not among its languages here. */
const DECLARATION: Readonly<Record<string, string | null>> = { am: null, fa: 'fa-AF', pt: 'pt-PT' };

function missedOf(damaged: readonly Damaged[]): string[] {
  return damaged
    .filter(({ pair, check, target, facts }) => {
      const found = runChecks({ ...inputOf(pair), ...facts, target });
      return !found.some((finding) => finding.check === check);
    })
    .map(({ pair, check, target }) => `${check} in ${pair.language} ${pair.id}: ${target}`);
}

describe('sentences translated right', () => {
  it.each(PROFILED)('have no finding in %s', (language) => {
    const findings = goldenPairs(language).flatMap((pair) =>
      runChecks(inputOf(pair)).map(({ check, key }) => [pair.id, check, key]),
    );
    expect(findings).toEqual([]);
  });
});

describe('damage done to sentences translated right', () => {
  it.each(PROFILED)('is found in %s by the check that exists for it, every time', (language) => {
    const damaged = goldenPairs(language).flatMap((pair) => [...damageGolden(pair), ...damageAny(pair)]);
    expect(damaged.length).toBeGreaterThan(400);
    expect(missedOf(damaged)).toEqual([]);
  });

  it('is done for every check', () => {
    const damaged = PROFILED.flatMap((language) =>
      goldenPairs(language).flatMap((pair) => [...damageGolden(pair), ...damageAny(pair)]),
    );
    const planted = new Set(damaged.map(({ check }) => check));
    expect(CHECKS.map(({ id }) => id).filter((id) => !planted.has(id) && id !== 'length-ratio')).toEqual([]);
  });
});

describeCorpora('damage done to the Universal Declaration of Human Rights', () => {
  it.each(PROFILED.filter((language) => DECLARATION[language] !== null))('is found in %s', (language) => {
    const damaged = declarationPairs(DECLARATION[language] ?? language).flatMap(damageAny);
    const missed = missedOf(damaged);
    expect(damaged.length).toBeGreaterThan(1_000);
    expect({ missed: missed.slice(0, 5), enough: missed.length <= damaged.length * (1 - LEAST_FOUND) }).toEqual({
      missed: missed.slice(0, 5),
      enough: true,
    });
  });
});
