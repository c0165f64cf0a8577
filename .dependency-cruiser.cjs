/* The arrows of docs/ARCHITECTURE.md. A folder may import what its rule names, itself, and nothing else of src/. */

const SPEC = '\\.spec\\.tsx?$';
const FEATURES = '(communiques|revisions|jobs|review|editions|memory|termbase|accounts|languages|tasks)';

/** Forbids `folder` every part of src/ but itself and those named. */
const mayImport = (folder, others, comment) => ({
  name: `${folder}-imports-only-${others.join('-') || 'itself'}`,
  comment,
  severity: 'error',
  from: { path: `^src/${folder}/`, pathNot: SPEC },
  to: { path: '^(src|test)/', pathNot: `^src/(${[folder, ...others].join('|')})/` },
});

/** Forbids a package everywhere in src/ but in `folders`. */
const packageOnlyIn = (packages, folders) => ({
  name: `${packages[0]}-only-in-${folders.join('-')}`,
  severity: 'error',
  from: {
    path: '^(src|migrations)/',
    pathNot: `^(${folders.map((folder) => `src/${folder}|${folder}`).join('|')})/`,
  },
  to: { path: `(^|/)node_modules/(${packages.join('|')})/` },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'domain-is-pure',
      comment: 'No framework, no parser, no node:* module: the domain runs in the browser as well.',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: SPEC },
      to: { pathNot: '^src/domain/' },
    },
    {
      name: 'domain-specs-stay-near',
      comment:
        'A spec of the domain may read a document with the importers, and nothing that needs a service.',
      severity: 'error',
      from: { path: `^src/domain/.*${SPEC}` },
      to: { path: '^src/', pathNot: '^src/(domain|formats)/' },
    },
    mayImport('formats', ['domain'], 'Bytes to domain values and back.'),
    {
      name: 'formats-touch-no-machine',
      comment: 'Parsing libraries only: no disk, no network, no framework.',
      severity: 'error',
      from: { path: '^src/formats/', pathNot: SPEC },
      to: {
        path: '^(node:)?(fs|fs/promises|http|https|net|child_process|worker_threads)$|node_modules/(@nestjs|fastify|commander)/',
      },
    },
    mayImport('config', ['domain'], 'The environment, parsed once.'),
    {
      name: 'persistence-imports-only-domain-config',
      comment: 'Rows to domain values and back; the data source also loads the migrations.',
      severity: 'error',
      from: { path: '^src/persistence/', pathNot: SPEC },
      to: { path: '^(src|test)/', pathNot: '^src/(persistence|domain|config)/' },
    },
    mayImport('queue', ['domain', 'config', 'persistence'], 'The outbox is a table: ADR 0005.'),
    mayImport('blobs', ['domain', 'config'], 'Content-addressed files behind a port.'),
    {
      name: 'entities-stay-in-persistence',
      comment: 'Everything else sees domain values and records.',
      severity: 'error',
      from: { path: '^(src|test)/', pathNot: '^(src/persistence|test)/' },
      to: { path: '^src/persistence/entities/' },
    },
    {
      name: 'features-see-the-face-of-persistence',
      comment:
        'Reads, units of work, records and what comes out of a repository; how that is done is its own.',
      severity: 'error',
      from: { path: `^src/${FEATURES}/`, pathNot: SPEC },
      to: {
        path: '^src/persistence/',
        pathNot:
          '^src/persistence/((reads|unit-of-work|((people|term|memory)-)?records|write-repositories|clause-of|clause-records)\\.ts$|repositories/)',
      },
    },
    {
      name: 'features-see-the-ports-of-queue-and-blobs',
      severity: 'error',
      from: { path: `^src/${FEATURES}/`, pathNot: SPEC },
      to: {
        path: '^src/(queue|blobs)/',
        pathNot: '^src/(queue/(task|task-queue|task-handlers)|blobs/blob-store)\\.ts$',
      },
    },
    {
      name: 'features-meet-through-services',
      comment: 'A feature uses another only through its service; its module may import the other module.',
      severity: 'error',
      from: { path: `^src/${FEATURES}/`, pathNot: SPEC },
      to: { path: `^src/${FEATURES}/`, pathNot: ['^src/$1/', '\\.(service|module)\\.ts$'] },
    },
    {
      name: 'modules-are-imported-by-modules',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['\\.module\\.ts$', '^src/(main|worker|cli)\\.ts$', '^src/cli/', SPEC],
      },
      to: { path: '\\.module\\.ts$' },
    },
    {
      name: 'http-uses-features-through-services',
      comment: 'Guards, filters and health know a feature at most by its service.',
      severity: 'error',
      from: { path: '^src/http/', pathNot: [SPEC, '\\.module\\.ts$'] },
      to: { path: `^src/${FEATURES}/`, pathNot: '\\.service\\.ts$' },
    },
    {
      name: 'components-get-view-models',
      comment:
        'A component renders plain values: it knows the words of the domain, no feature, no row, no request.',
      severity: 'error',
      from: { path: '^src/web/', pathNot: SPEC },
      to: { path: '^(src|test)/', pathNot: '^src/(web|domain)/' },
    },
    {
      name: 'components-load-preact-only',
      severity: 'error',
      from: { path: '^src/web/', pathNot: SPEC },
      to: { path: 'node_modules/', pathNot: 'node_modules/(preact|preact-render-to-string|@types/node)/' },
    },
    packageOnlyIn(['preact-render-to-string'], ['web']),
    {
      name: 'only-roots-import-the-command-line',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli/|cli\\.ts$)' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'nobody-imports-a-composition-root',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/(main|worker|cli)\\.ts$' },
    },
    {
      name: 'commands-load-late',
      comment:
        'A command loads Nest, the database and the features only when it runs: stateless ones start fast.',
      severity: 'error',
      from: { path: '^src/(cli\\.ts$|cli/.*\\.command\\.ts$)' },
      to: {
        path: `node_modules/(@nestjs|typeorm|bullmq|ioredis|pg|better-sqlite3|fastify)/|^src/(persistence|queue|http|blobs|${FEATURES})/`,
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
    },
    packageOnlyIn(['typeorm'], ['persistence', 'migrations']),
    packageOnlyIn(['better-sqlite3', 'pg'], ['persistence', 'migrations']),
    packageOnlyIn(['bullmq', 'ioredis'], ['queue']),
    {
      name: 'migrations-are-frozen',
      comment: 'A migration that imports from src/ changes its meaning when src/ changes.',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^(src|test)/' },
    },
    {
      name: 'src-imports-no-tests',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: SPEC },
      to: { path: `^test/|${SPEC}` },
    },
    {
      name: 'no-development-packages-at-run-time',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: SPEC },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@types/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
