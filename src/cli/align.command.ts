import type { Command } from 'commander';
import type { Alignment } from '../domain/alignment/alignment.js';
import type { SplitDocument } from '../domain/clauses/clause.js';

/** `concord align OLD NEW`: which clauses of the new revision came from which of the old. */
export function registerAlign(program: Command): void {
  program
    .command('align')
    .description('say which clauses of NEW came from which of OLD')
    .argument('<OLD>', 'the revision before, a Markdown file')
    .argument('<NEW>', 'the revision after')
    .option('--json', 'print {clauses, removed}: indices into the clauses of `concord split --json`')
    .action(align);
}

async function align(oldFile: string, newFile: string, options: { readonly json?: true }): Promise<void> {
  const { readDocumentFile } = await import('./read-document.js');
  const { alignClauses } = await import('../domain/alignment/align-clauses.js');
  const { document: old } = await readDocumentFile(oldFile);
  const { document: fresh } = await readDocumentFile(newFile);
  const alignment = alignClauses(old.clauses, fresh.clauses);
  process.stdout.write(options.json === true ? toJson(alignment) : toSheet(alignment, old, fresh));
}

function toJson({ clauses, removed }: Alignment): string {
  const rows = clauses.map(({ index, from, relation, edited, moved, renumbered, similarity }) => ({
    index,
    from,
    relation,
    edited,
    moved,
    renumbered,
    similarity: Number(similarity.toFixed(3)),
  }));
  return `${JSON.stringify({ clauses: rows, removed }, null, 2)}\n`;
}

/** A line a clause: its place, where it came from, what became of it. */
function toSheet({ clauses, removed }: Alignment, old: SplitDocument, fresh: SplitDocument): string {
  const lines = clauses.map((clause) => {
    const changes = (['edited', 'moved', 'renumbered'] as const).filter((change) => clause[change]);
    const origins = clause.from.map((at) => nameOf(old, at)).join(' + ');
    const what = [clause.relation, ...changes].join(', ');
    return `${nameOf(fresh, clause.index)}  ${what}${origins === '' ? '' : `  ← ${origins}`}`;
  });
  return [...lines, ...removed.map((at) => `removed  ${nameOf(old, at)}`), ''].join('\n');
}

const SHOWN_CHARACTERS = 48;

function nameOf(document: SplitDocument, index: number): string {
  const clause = document.clauses[index];
  if (clause === undefined) return '';
  const words = clause.text.replaceAll('\n', ' ');
  const shown = words.length > SHOWN_CHARACTERS ? `${words.slice(0, SHOWN_CHARACTERS)}…` : words;
  return `${clause.number ?? '–'} “${shown}”`;
}
