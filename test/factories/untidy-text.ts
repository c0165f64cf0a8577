import fc from 'fast-check';

const HEADS = [
  '',
  '1. ',
  '2. ',
  '3) ',
  '(1) ',
  '(2) ',
  ' - a) ',
  ' - b) ',
  'a) ',
  'h) ',
  'i) ',
  '(ii) ',
  '(a)',
  '1.1 ',
  '1.2. ',
  '§ 3 ',
  'Article 5',
  'Article IV. ',
  'PART I',
  '## ',
  '### Article 2 ',
  '####',
  '- ',
  '  * ',
  '> ',
  '> 1. ',
  '    ',
  '\t',
  '[^1]: ',
  '[x]: ',
  '| ',
  '**1.** ',
  '**2. ',
  '```',
  '<div>',
  '<!-- ',
  '<!-- concord: heading Article 7 -->',
  '<!-- concord: paragraph -->',
  '---',
  '===',
  '***',
  'title: ',
  '  - ',
  '\\1. ',
];
const WORDS = [
  'Observers keep silent.',
  'the rule of law',
  'Signatories of the communiqué reiterate their common understanding that',
  'co-',
  'Non-',
  '***on Benefits***',
  '*x*',
  'a | b |',
  '--|--|',
  '[link](https://example.org "Title")',
  '`code`',
  'العربية',
  '人人生而自由，',
  '-->',
  '```',
  '',
];
const BREAKS = [
  '\n',
  '\n',
  '\n',
  '\n\n',
  '\n\n',
  '\r\n',
  '\r\n\r\n',
  '\r',
  '  \n',
  '\\\n',
  '\n\f',
  '\n \t\n',
  ' ',
];

/** Texts made of all that untidy documents are made of, in any order. */
export function untidyText(): fc.Arbitrary<string> {
  const line = fc
    .tuple(fc.constantFrom(...HEADS), fc.constantFrom(...WORDS), fc.constantFrom(...BREAKS))
    .map((parts) => parts.join(''));
  const body = fc.array(line, { maxLength: 24 }).map((lines) => lines.join(''));
  const head = fc.constantFrom(
    '',
    '',
    '\ufeff',
    '---\ntitle: A title\ntags:\n  - One\n---\n',
    '---\nbroken: [\n---\n',
    '---\r\nx: 1\r\n...\r\n',
  );
  return fc.tuple(head, body).map((parts) => parts.join(''));
}
