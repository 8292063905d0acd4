/**
 * The arrows of the architecture, one named rule each; test/architecture plants a violation of every one.
 * A package may import the packages listed here and no other of this repository; specs may import more, since they ship nothing.
 * `ledger` is the home of canonical JSON and digests, so every package that names its output by hash may import it.
 */
const ARROWS = {
  domain: [],
  contracts: ['domain'],
  genomics: ['domain'],
  knowledge: ['domain', 'ledger'],
  retrieval: ['domain', 'ledger'],
  ledger: ['domain'],
  persistence: ['domain', 'ledger'],
  interop: ['domain', 'ledger'],
  adapters: ['domain', 'ledger'],
  config: [],
  observability: [],
  temporal: ['domain', 'contracts', 'config', 'observability'],
  activities: ['domain', 'contracts'],
  workflows: ['domain', 'contracts', 'activities'],
  'apps/api': [
    'domain',
    'contracts',
    // Uploads are judged while they stream in, so the reader of files runs where the bytes arrive.
    'genomics',
    // A question is understood and answered where it is asked, by the same rules as on the command line.
    'knowledge',
    'workflows/messages',
    'persistence',
    'retrieval',
    'ledger',
    'interop',
    'adapters',
    'temporal',
    'config',
    'observability',
  ],
  'apps/web': ['contracts', 'domain'],
  // Offline drafts ask a model through the one guarded way out, which is an adapter.
  'apps/cli': ['domain', 'contracts', 'genomics', 'knowledge', 'retrieval', 'ledger', 'interop', 'adapters', 'config', 'persistence'],
  'apps/witness': ['ledger', 'persistence', 'config'],
  // Types and the schemas of its calls; and the files of the keys with which it appends entries.
  'apps/verifier': ['domain', 'contracts', 'adapters', 'ledger', 'persistence', 'config'],
};

const OURS = '^(?:libs|apps|workflows|activities)/';
/** Specs, and the folders and files that only specs use. */
const SPEC = '([.](spec|fixture|builder)[.]tsx?$|/spec-support/)';
const folder = (name) => (/^(apps|workflows|activities)/.test(name) ? name : `libs/${name}`);
const target = (name) => (name === 'workflows/messages' ? '^workflows/src/messages[.]ts$' : `^${folder(name)}/`);
/** A package from npm, found in node_modules or not found at all. */
const npm = (names) => `(?:^|node_modules/)(?:${names})(?:/|$)`;

const arrows = Object.entries(ARROWS).map(([name, allowed]) => ({
  name: `arrow-${name.replace('/', '-')}`,
  comment: `${name} may import ${allowed.join(', ') || 'no other package'}: take a port in libs/domain instead, or move the code.`,
  severity: 'error',
  from: { path: `^${folder(name)}/`, pathNot: SPEC },
  to: { path: OURS, pathNot: [`^${folder(name)}/`, ...allowed.map(target)] },
}));

const only = (name, packages, homes, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: OURS, pathNot: homes },
  to: { path: npm(packages) },
});

module.exports = {
  forbidden: [
    ...arrows,
    {
      name: 'libs-never-up',
      comment: 'A library never knows an app, a workflow or an activity.',
      severity: 'error',
      from: { path: '^libs/', pathNot: SPEC },
      to: { path: '^(apps|workflows|activities)/' },
    },
    {
      name: 'worker-never-another-app',
      comment: 'The composition root builds from packages, never from another app.',
      severity: 'error',
      from: { path: '^apps/worker/', pathNot: SPEC },
      to: { path: '^apps/(?!worker/)' },
    },
    {
      name: 'domain-is-pure',
      comment: 'No framework, no package, no Node module in the domain: pass what it needs in.',
      severity: 'error',
      from: { path: '^libs/domain/', pathNot: SPEC },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'unknown'],
        pathNot: OURS,
      },
    },
    {
      name: 'workflows-stay-deterministic',
      comment: 'Beside the domain a workflow imports @temporalio/workflow and nothing else (no zod, no node:).',
      severity: 'error',
      from: { path: '^workflows/', pathNot: SPEC },
      to: { pathNot: [OURS, 'node_modules/@temporalio/workflow/'] },
    },
    {
      name: 'workflows-take-only-types',
      comment: 'Activities and contracts reach a workflow as types: `import type`.',
      severity: 'error',
      from: { path: '^workflows/', pathNot: SPEC },
      to: { path: '^(activities|libs/contracts)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'activities-through-ports',
      comment: 'An activity reaches database, model and framework through its ports.',
      severity: 'error',
      from: { path: '^activities/', pathNot: SPEC },
      to: { path: npm('typeorm|pg|langchain|@langchain|@nestjs') },
    },
    only(
      'database-only-in-persistence',
      'typeorm|@nestjs/typeorm|pg',
      ['^libs/persistence/', '^libs/testing/src/live-'],
      'SQL and its mapping live in libs/persistence and nowhere else.',
    ),
    only(
      'langchain-only-in-retrieval',
      'langchain|@langchain',
      ['^libs/retrieval/'],
      'LangChain lives in libs/retrieval and nowhere else.',
    ),
    only(
      'casl-only-in-api-and-web',
      '@casl',
      ['^apps/(api|web)/'],
      'Abilities are for the API and the screens; the matrix itself is in libs/domain/access.',
    ),
    only('nest-only-in-api', '@nestjs', ['^apps/api/'], 'NestJS is the shell of the API and nothing else.'),
    {
      name: 'no-deep-import',
      comment: 'Another package is imported by its name, through what its index exports.',
      severity: 'error',
      from: { path: '^((?:libs|apps)/[^/]+|workflows|activities)/' },
      to: {
        path: OURS,
        pathNot: [
          '^$1/',
          '/src/index[.]ts$',
          '^libs/domain/src/(evidence|audit)[.]ts$',
          '^workflows/src/messages[.]ts$',
          '^libs/ledger/src/webauthn/spec-support/software-authenticator[.]ts$',
        ],
      },
    },
    {
      name: 'test-kit-only-in-tests',
      comment: 'Builders and fakes never ship.',
      severity: 'error',
      from: { path: OURS, pathNot: [SPEC, '^libs/testing/'] },
      to: { path: ['^libs/testing/', SPEC, npm('@temporalio/testing|fast-check|playwright-core')] },
    },
    {
      name: 'no-cycles',
      comment: 'A cycle has no floor to stand on: move the shared part down.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that nothing answers: a package missing from package.json, or a path past its exports.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/', '^[.]consilium/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
