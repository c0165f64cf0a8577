import type { TermEntry, TermRendering } from '../../domain/terms/term.js';
import { FOR_COMMUNIQUE, ID_PREFIX, STATUS_OF_KIND, STAYS } from '../term-tbx.js';

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader><fileDesc><sourceDesc><p>The termbase of a Concord.</p></sourceDesc></fileDesc></tbxHeader>
  <text>
    <body>
`;
const FOOT = `    </body>
  </text>
</tbx>
`;

/** The lines of a termbase as TBX-Basic (ISO 30042:2019, DCA). Variants are terms of the type `variant` after their own. */
export async function* termsTbx(
  terms: AsyncIterable<TermEntry & { readonly id: string }>,
): AsyncGenerator<string> {
  yield HEAD;
  for await (const term of terms) yield conceptEntry(term);
  yield FOOT;
}

function conceptEntry(term: TermEntry & { readonly id: string }): string {
  const languages = [...new Set(term.renderings.map(({ language }) => language))];
  return [
    `      <conceptEntry id="${ID_PREFIX}${attribute(term.id)}">`,
    ...(term.definition === null ? [] : [`        ${element('descrip', 'definition', term.definition)}`]),
    ...(term.communique === null
      ? []
      : [`        ${element('admin', 'projectSubset', FOR_COMMUNIQUE + term.communique)}`]),
    ...(term.note === null ? [] : [`        <note>${text(term.note)}</note>`]),
    ...(term.doNotTranslate ? [`        <note>${STAYS}</note>`] : []),
    ...languages.flatMap((language) => langSec(term, language)),
    '      </conceptEntry>\n',
  ].join('\n');
}

function langSec({ renderings, partOfSpeech }: TermEntry, language: string): string[] {
  const own = renderings.filter((one) => one.language === language);
  return [
    `        <langSec xml:lang="${attribute(language)}">`,
    ...own.flatMap((rendering) => [
      termSec(rendering, rendering.text, partOfSpeech, false),
      ...rendering.variants.map((variant) => termSec(rendering, variant, null, true)),
    ]),
    '        </langSec>',
  ];
}

function termSec(
  { kind, note }: TermRendering,
  term: string,
  partOfSpeech: string | null,
  isVariant: boolean,
): string {
  const parts = [
    `<term>${text(term)}</term>`,
    ...(isVariant ? [element('termNote', 'termType', 'variant')] : []),
    ...(partOfSpeech === null ? [] : [element('termNote', 'partOfSpeech', partOfSpeech)]),
    element('termNote', 'administrativeStatus', STATUS_OF_KIND[kind]),
    ...(note === null || isVariant ? [] : [`<note>${text(note)}</note>`]),
  ];
  return `          <termSec>${parts.join('')}</termSec>`;
}

function element(name: string, type: string, content: string): string {
  return `<${name} type="${type}">${text(content)}</${name}>`;
}

/** Characters that XML 1.0 cannot say are left out. */
function text(content: string): string {
  return content
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function attribute(content: string): string {
  return text(content).replaceAll('"', '&quot;');
}
