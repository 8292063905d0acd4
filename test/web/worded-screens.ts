import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TEST_KEY_ENV } from '@consilium/testing';
import { STUB_MODEL, startStub } from '../bench/evidence/stub/stub-server.ts';
import { runCommand } from '../live/consilium-command.ts';
import { startScreens } from './screens.ts';
import type { Screens } from './screens.ts';

/** More than a small window shows, before the sentence that is quoted. */
const PREAMBLE = Array.from({ length: 16 }, (_, at) => `Remark ${String(at + 1)} of this invented text says nothing of any finding.`).join(
  ' ',
);

/** Written for this suite; no clinic holds it. */
const GUIDELINE = `# Guideline of an invented clinic

## Lung adenocarcinoma with EGFR mutation

${PREAMBLE} Offer osimertinib to patients with lung adenocarcinoma and EGFR T790M after progression on gefitinib or erlotinib.
`;

/** The whole system with a guideline to quote, and a model whose sentences do not all stand: it cites documents that were never retrieved. */
export async function startWordedScreens(): Promise<Screens> {
  const stub = await startStub();
  const env = { LLM_MODEL: STUB_MODEL, LLM_BASE_URL: stub.url('invented-id'), LLM_SECOND_READER: '1' };
  const screens = await startScreens({ env });
  const { home, database } = screens.consilium;
  const file = join(home, 'guideline.md');
  writeFileSync(file, GUIDELINE);
  const { exit, messages } = await runCommand(['corpus', 'import', 'guidelines', file, '--as', 'clinic-2026', '--licence', 'own work'], {
    ...TEST_KEY_ENV,
    CONSILIUM_HOME: home,
    DATABASE_URL: database.appUrl,
  });
  if (exit !== 0) throw new Error(messages);
  return {
    ...screens,
    async stop() {
      await screens.stop();
      await stub.close();
    },
  };
}
