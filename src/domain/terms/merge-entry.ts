import { comparableTerm, type TermEntry, type TermRendering } from './term.js';

type Facts = Omit<TermEntry, 'renderings'>;

/**
 * What an entry says after a file has spoken of it: what the file names stands, what it does not name stays, nothing is taken
 * away. `null` where the entry says all of it already.
 *
 * @param add makes a rendering of the entry out of a new one.
 */
export function mergeEntry<Rendering extends TermRendering>(
  known: Facts & { readonly renderings: readonly Rendering[] },
  file: TermEntry,
  add: (rendering: TermRendering) => Rendering,
): (Facts & { readonly renderings: readonly Rendering[] }) | null {
  const mended = known.renderings.map((own) => {
    const other = file.renderings.find((one) => isSame(one, own));
    return other === undefined ? own : mergeRendering(own, other);
  });
  const added = file.renderings.filter((one) => !known.renderings.some((own) => isSame(one, own))).map(add);
  const merged = {
    ...known,
    definition: file.definition ?? known.definition,
    partOfSpeech: file.partOfSpeech ?? known.partOfSpeech,
    note: file.note ?? known.note,
    status: file.status,
    doNotTranslate: file.doNotTranslate || known.doNotTranslate,
    communique: file.communique ?? known.communique,
    renderings: [...mended, ...added],
  };
  return JSON.stringify(merged) === JSON.stringify(known) ? null : merged;
}

function mergeRendering<Rendering extends TermRendering>(own: Rendering, other: TermRendering): Rendering {
  const { text, kind, status } = other;
  const variants = [...new Set([...own.variants, ...other.variants])];
  return { ...own, text, kind, status, variants, note: other.note ?? own.note };
}

function isSame(one: TermRendering, other: TermRendering): boolean {
  return one.language === other.language && comparableTerm(one.text) === comparableTerm(other.text);
}
