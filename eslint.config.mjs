import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const TS = ['**/*.{ts,tsx}'];
const SPECS = ['**/*.spec.{ts,tsx}', 'test/**/*.{ts,tsx}', 'libs/testing/**/*.ts'];

const NO_DEFAULT_EXPORT = {
  selector: 'ExportDefaultDeclaration',
  message: 'No default exports: a name is found by search, a default is not.',
};
const NO_PROCESS_ENV = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only libs/config reads the environment: take the value from Config.',
};
/** A rule or a workflow that asks the clock or a die gives another answer at replay. */
const DETERMINISM = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'No clock here: take the instant as input.' },
  { selector: "CallExpression[callee.name='Date']", message: 'No clock here: take the instant as input.' },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'No clock here: take the instant as input.' },
  { selector: "MemberExpression[object.name='performance'][property.name='now']", message: 'No clock here: take the instant as input.' },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'No randomness here: take the value as input.' },
  {
    selector: 'MemberExpression[property.name=/^(randomUUID|getRandomValues|randomBytes)$/]',
    message: 'No randomness here: take the id as input.',
  },
];
/** What leaves the house goes through the one client that knows the hosts of the site and follows no redirect (libs/adapters/src/outbound). */
const ONE_WAY_OUT = {
  'no-restricted-globals': ['error', { name: 'fetch', message: 'One way out: take guardedFetch of the adapters as a port.' }],
  'no-restricted-imports': [
    'error',
    {
      paths: ['node:https', 'https', 'http', 'node:http2', 'node:net', 'node:tls', 'node:dgram', 'undici', 'axios'].map((name) => ({
        name,
        message: 'One way out: take guardedFetch of the adapters as a port.',
        allowTypeImports: true,
      })),
    },
  ],
};
/** The engine keeps these in clear, whatever the codec does, and shows them in lists and in its own log (PHI-02). */
const OPAQUE_TO_ENGINE = [
  {
    selector: 'Property[key.name=/^(memo|searchAttributes|typedSearchAttributes|staticSummary|staticDetails|summary|cronSchedule)$/]',
    message: 'The workflow engine keeps this in clear: pass ids as arguments instead.',
  },
  {
    selector: 'CallExpression[callee.name=/^(upsertMemo|upsertSearchAttributes|setCurrentDetails)$/]',
    message: 'The workflow engine keeps this in clear: pass ids as arguments instead.',
  },
];
const WHOLE_SUITE = [
  {
    selector: 'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo|failing)$/]',
    message: 'Every test runs: mend it or remove it.',
  },
  { selector: 'CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]', message: 'Every test runs: mend it or remove it.' },
];

export default defineConfig(
  globalIgnores(['**/dist/', '**/node_modules/', '.consilium/', 'coverage/', 'test/architecture/planted/', 'test/fixtures/']),
  { linterOptions: { noInlineConfig: true } },
  {
    files: TS,
    extends: [tseslint.configs.strict],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false, arguments: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all', caughtErrorsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, NO_PROCESS_ENV],
      'max-lines': ['error', 250],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true, IIFEs: false }],
    },
  },
  // Nest reads the types of constructor parameters at run time, so they must stay value imports.
  { files: ['apps/api/**/*.ts'], rules: { '@typescript-eslint/consistent-type-imports': 'off' } },
  { files: ['**/*.tsx'], rules: { 'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }] } },
  { files: ['libs/config/**/*.ts'], rules: { 'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT] } },
  {
    files: ['libs/domain/**/*.ts', 'workflows/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, NO_PROCESS_ENV, ...DETERMINISM] },
  },
  {
    files: ['workflows/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, NO_PROCESS_ENV, ...DETERMINISM, ...OPAQUE_TO_ENGINE] },
  },
  {
    files: ['libs/temporal/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, NO_PROCESS_ENV, ...OPAQUE_TO_ENGINE] },
  },
  {
    files: ['libs/**/*.ts', 'activities/**/*.ts', 'workflows/**/*.ts', 'apps/{api,worker}/**/*.ts'],
    ignores: ['libs/adapters/src/outbound/**', ...SPECS],
    rules: ONE_WAY_OUT,
  },
  { files: ['apps/cli/**/*.ts', 'infra/**/*.ts'], rules: { 'no-console': 'off' } },
  { files: ['infra/**/*.ts'], rules: { 'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT] } },
  {
    files: SPECS,
    rules: {
      'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, ...WHOLE_SUITE],
      'no-console': 'off',
      'max-lines-per-function': 'off',
      'max-lines': ['error', 400],
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: ['**/vite.config.ts', '**/*.d.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['**/*.mjs'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-empty': 'error',
      'no-undef': 'off',
      'max-lines': ['error', 250],
      'max-lines-per-function': ['error', 60],
    },
  },
);
