import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT, cruise, plantTree, type Violation } from './planted-tree.ts';

const from = (name: string): string => `import { x } from '${name}';\nexport const y = x;\n`;
const typeFrom = (name: string): string => `import type { X } from '${name}';\nexport type Y = X;\n`;

/** [rule, file of the violation, what it imports]: one planted violation for each rule at least. */
const VIOLATIONS: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['arrow-domain', 'libs/domain/src/a.ts', from('@consilium/contracts')],
  ['arrow-contracts', 'libs/contracts/src/a.ts', from('@consilium/persistence')],
  ['arrow-genomics', 'libs/genomics/src/a.ts', from('@consilium/knowledge')],
  ['arrow-knowledge', 'libs/knowledge/src/a.ts', from('@consilium/retrieval')],
  ['arrow-retrieval', 'libs/retrieval/src/a.ts', from('@consilium/persistence')],
  ['arrow-ledger', 'libs/ledger/src/a.ts', from('@consilium/persistence')],
  ['arrow-persistence', 'libs/persistence/src/a.ts', from('@consilium/retrieval')],
  ['arrow-interop', 'libs/interop/src/a.ts', from('@consilium/genomics')],
  ['arrow-adapters', 'libs/adapters/src/a.ts', from('@consilium/persistence')],
  ['arrow-config', 'libs/config/src/a.ts', from('@consilium/domain')],
  ['arrow-observability', 'libs/observability/src/a.ts', from('@consilium/domain')],
  ['arrow-temporal', 'libs/temporal/src/a.ts', from('@consilium/persistence')],
  ['arrow-activities', 'activities/src/a.ts', from('@consilium/retrieval')],
  ['arrow-workflows', 'workflows/src/a.ts', from('@consilium/knowledge')],
  ['arrow-apps-api', 'apps/api/src/a.ts', from('@consilium/activities')],
  ['arrow-apps-api', 'apps/api/src/b.ts', from('@consilium/workflows')],
  ['arrow-apps-web', 'apps/web/src/a.tsx', from('@consilium/genomics')],
  ['arrow-apps-cli', 'apps/cli/src/a.ts', from('@consilium/temporal')],
  ['arrow-apps-witness', 'apps/witness/src/a.ts', from('@consilium/domain')],
  ['arrow-apps-verifier', 'apps/verifier/src/a.ts', from('@consilium/retrieval')],
  ['libs-never-up', 'libs/testing/src/a.ts', from('@consilium/workflows')],
  ['worker-never-another-app', 'apps/worker/src/a.ts', from('@consilium/api')],
  ['domain-is-pure', 'libs/domain/src/b.ts', from('node:fs')],
  ['domain-is-pure', 'libs/domain/src/c.ts', from('zod')],
  ['workflows-stay-deterministic', 'workflows/src/b.ts', from('zod')],
  ['workflows-stay-deterministic', 'workflows/src/c.ts', from('node:crypto')],
  ['workflows-stay-deterministic', 'workflows/src/d.ts', from('typeorm')],
  ['workflows-take-only-types', 'workflows/src/e.ts', from('@consilium/activities')],
  ['workflows-take-only-types', 'workflows/src/f.ts', from('@consilium/contracts')],
  ['activities-through-ports', 'activities/src/b.ts', from('@nestjs/common')],
  ['database-only-in-persistence', 'apps/api/src/c.ts', from('typeorm')],
  ['database-only-in-persistence', 'libs/testing/src/b.ts', from('pg')],
  ['langchain-only-in-retrieval', 'apps/worker/src/b.ts', from('@langchain/core')],
  ['casl-only-in-api-and-web', 'libs/adapters/src/b.ts', from('@casl/ability')],
  ['nest-only-in-api', 'libs/interop/src/b.ts', from('@nestjs/common')],
  ['no-deep-import', 'apps/api/src/d.ts', from('../../../libs/domain/src/clean.ts')],
  ['test-kit-only-in-tests', 'apps/worker/src/c.ts', from('@consilium/testing')],
  ['test-kit-only-in-tests', 'libs/persistence/src/d.ts', from('./spec-support/clinic.ts')],
  ['no-cycles', 'libs/genomics/src/left.ts', from('./right.ts')],
  ['no-unresolvable', 'apps/cli/src/b.ts', from('@consilium/domain/src/clean.ts')],
];

const CLEAN: Readonly<Record<string, string>> = {
  'libs/domain/src/clean.ts': 'export const x = 1;\n',
  'libs/genomics/src/right.ts': from('./left.ts'),
  'libs/persistence/src/clean.ts': `${from('typeorm')}export { x as z } from '@consilium/ledger';\n`,
  'libs/persistence/src/spec-support/clinic.ts': from('@consilium/testing'),
  'libs/retrieval/src/clean.ts': from('@langchain/core'),
  'libs/testing/src/live-database.ts': from('pg'),
  'workflows/src/clean.ts': `${from('@temporalio/workflow')}export { x as z } from '@consilium/domain';\n`,
  'workflows/src/clean-types.ts': typeFrom('@consilium/activities'),
  'apps/api/src/clean.ts': `${from('@consilium/workflows/messages')}export { x as z } from '@casl/ability';\nexport { x as n } from '@nestjs/common';\n`,
  'apps/worker/src/clean.ts': `${from('@consilium/activities')}export { x as z } from '@consilium/persistence';\n`,
  'libs/domain/src/clean.spec.ts': `${from('@consilium/testing')}export { x as z } from 'node:fs';\n`,
};

const { forbidden } = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as { forbidden: readonly { name: string }[] };

describe('the arrows of the architecture', () => {
  let found: readonly Violation[];
  beforeAll(async () => {
    const tree = plantTree({ ...CLEAN, ...Object.fromEntries(VIOLATIONS.map(([, file, text]) => [file, text])) });
    try {
      found = await cruise(tree.dir);
    } finally {
      tree.remove();
    }
  }, 60_000);

  it.each(VIOLATIONS)('%s catches %s', (rule, file) => {
    expect(found).toContainEqual({ rule, from: file });
  });

  it.each(Object.keys(CLEAN).filter((file) => !file.endsWith('right.ts')))('let %s pass', (file) => {
    expect(found.filter((violation) => violation.from === file)).toEqual([]);
  });

  it('are each proved alive by a planted violation', () => {
    const planted = new Set(VIOLATIONS.map(([rule]) => rule));
    expect(forbidden.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
  });
});
