import { readFileSync } from 'node:fs';

const swc = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));
const base = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false }] },
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/planted/'],
  modulePathIgnorePatterns: ['<rootDir>/.consilium/', '/dist/'],
};

/** Pure suites start nothing; live suites share one Postgres and the two Temporal servers that global set-up starts, and fail without them. */
export default {
  maxWorkers: 2,
  // For all: a project's own is not heeded. A machine under load is no failure; what must be quick is measured by the benchmarks.
  testTimeout: 60_000,
  testSequencer: '<rootDir>/test/live/longest-first.mjs',
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: ['<rootDir>/{libs,apps,activities,workflows}/**/*.spec.ts', '<rootDir>/test/{architecture,bench}/**/*.spec.ts'],
      testPathIgnorePatterns: [...base.testPathIgnorePatterns, '\\.live\\.spec\\.ts$'],
    },
    {
      ...base,
      displayName: 'live',
      testMatch: [
        '<rootDir>/{libs,apps,activities,workflows}/**/*.live.spec.ts',
        '<rootDir>/test/{workflows,replay,integration,api,web,acceptance}/**/*.spec.ts',
      ],
      globalSetup: '<rootDir>/test/live/global-setup.mjs',
      globalTeardown: '<rootDir>/test/live/global-teardown.mjs',
    },
  ],
};
