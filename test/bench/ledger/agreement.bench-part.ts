import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measure } from '../table.ts';
import { compareVerifiers } from '../verifier-agreement.ts';

const [EACH, HEADS] = [1_500, 2_000];

/** The two verifiers on spoilt bundles of both makers (AUD-16). */
export async function agreement(): Promise<readonly Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'consilium-agreement-'));
  try {
    const { bundles, exits, disagreements } = await compareVerifiers(folder, {
      fromPython: EACH,
      fromTypeScript: EACH,
      heads: HEADS,
      seed: 6,
    });
    const told = Object.entries(exits).map(([exit, count]) => `${exit}: ${count}`);
    return [
      { measure: 'spoilt bundles that both verifiers judge alike', ours: `${bundles - disagreements.length} of ${bundles}`, against: 'all', met: disagreements.length === 0 },
      { measure: 'their exits', ours: told.join(', ') },
      ...disagreements.slice(0, 5).map((one) => ({ measure: 'disagreement', ours: one, met: false })),
    ]; // prettier-ignore
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
