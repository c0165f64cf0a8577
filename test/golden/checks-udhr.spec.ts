import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import type { CheckedFinding } from '../../src/domain/checks/run-checks.js';
import { runChecks } from '../../src/domain/checks/run-checks.js';
import { CORPORA, describeCorpora } from '../factories/corpora.js';
import { declarationPairs, inputOf } from '../factories/right-translations.js';

/** The languages of the Declaration that a profile describes in full. */
const PROFILED = ['ar', 'es', 'fa-AF', 'fr', 'hi', 'ka', 'pt-BR', 'pt-PT', 'ru', 'sw', 'tr', 'zh-Hans'];
/** Of a thousand paragraphs. True findings count as well, but for numbers that a text has before its paragraphs. */
const MOST_ERRORS = 3;
const MOST_WARNINGS = 20;
const NUMBERS_TYPED: ReadonlySet<string> = new Set(['fa-AF']);

/** What is found in a language. All of it was looked at, and is true: docs/checks.md says of each why. */
const KNOWN: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  ar: { negation: 1 },
  'az-Cyrl': { numbers: 2 },
  es: { 'end-punctuation': 1, modality: 1 },
  'fa-AF': { 'numbering-leak': 2, numbers: 2 },
  fr: { modality: 1, spacing: 6 },
  ha: { numbers: 1 },
  hi: { 'end-punctuation': 1, spacing: 2 },
  id: { reused: 2 },
  ka: { spacing: 2 },
  lo: { numbers: 3 },
  ms: { numbers: 1, 'numbering-leak': 1 },
  'pt-BR': { modality: 1 },
  'pt-PT': { modality: 1 },
  ru: { modality: 1 },
};

interface Checked {
  readonly language: string;
  readonly paragraphs: number;
  readonly findings: readonly CheckedFinding[];
}

function checkDeclaration(language: string): Checked {
  const pairs = declarationPairs(language);
  return { language, paragraphs: pairs.length, findings: pairs.flatMap((pair) => runChecks(inputOf(pair))) };
}

function perThousand(checked: readonly Checked[], severity: 'error' | 'warning'): number {
  const paragraphs = checked.reduce((sum, one) => sum + one.paragraphs, 0);
  const found = checked.flatMap(({ language, findings }) =>
    findings.filter((one) => one.severity === severity && (severity === 'warning' || !NUMBERS_TYPED.has(language))),
  );
  return (found.length / paragraphs) * 1_000;
}

describeCorpora('the Universal Declaration of Human Rights, as it was published', () => {
  const languages = readdirSync(join(CORPORA, 'udhr/json'))
    .map((name) => name.replace('.json', ''))
    .filter((language) => language !== 'en');
  const all = languages.map(checkDeclaration);

  it('has the findings that were looked at, and no other', () => {
    const table = all.flatMap(({ language, findings }) => {
      const counts: Record<string, number> = {};
      for (const { check } of findings) counts[check] = (counts[check] ?? 0) + 1;
      return findings.length === 0 ? [] : [[language, counts] as const];
    });
    expect(Object.fromEntries(table)).toEqual(KNOWN);
  });

  it('raises few alarms in all of its languages, and in those that are described', () => {
    const described = all.filter(({ language }) => PROFILED.includes(language));
    expect(all.length).toBeGreaterThanOrEqual(72);
    for (const checked of [all, described]) {
      expect(perThousand(checked, 'error')).toBeLessThanOrEqual(MOST_ERRORS);
      expect(perThousand(checked, 'warning')).toBeLessThanOrEqual(MOST_WARNINGS);
    }
  });
});
