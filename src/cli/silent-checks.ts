import { silentChecks } from '../domain/checks/run-checks.js';
import { languageProfile } from '../languages/locale-files.js';
import type { Rows } from '../persistence/rows.js';

/** For each language that has a translation job, the checks that lack its facts: one sentence a language. No fault. */
export async function describeSilentChecks(rows: Rows): Promise<string[]> {
  const jobs = await rows.query(
    `SELECT DISTINCT j.language AS "language", c.source_language AS "sourceLanguage" FROM translation_job j
      JOIN communique c ON c.id = j.communique_id
      ORDER BY j.language, c.source_language`,
  );
  return jobs.flatMap(({ language, sourceLanguage }) => {
    const silent = silentChecks(
      languageProfile(language as string),
      languageProfile(sourceLanguage as string),
    );
    if (silent.length === 0) return [];
    const checks = silent.map(({ check, missing }) => `${check} (no ${missing.join(', ')})`);
    return [
      `${String(language)}: checks that are silent for want of facts about the language: ${checks.join('; ')}.`,
    ];
  });
}
