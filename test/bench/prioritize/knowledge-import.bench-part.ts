import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildGeneTable } from '@consilium/domain';
import { KnowledgeStore, diffReleases, folderFiles, geneApprover, importCivic, starterRelease } from '@consilium/knowledge';
import { median, seconds } from '../table.ts';
import type { Measure } from '../table.ts';
import { RELEASES } from './civic-variants.ts';

const RUNS = 3;

/** Import of a whole CIViC release from its files into the store, as `consilium knowledge import civic` does it. */
export async function knowledgeImport(data: string): Promise<readonly Measure[]> {
  const approve = geneApprover(buildGeneTable(starterRelease().content.genes));
  const home = await mkdtemp(join(tmpdir(), 'consilium-bench-'));
  try {
    const times: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const start = performance.now();
      await imported(data, RELEASES[1], approve, new KnowledgeStore(home), `run-${run}`);
      times.push(performance.now() - start);
    }
    const [before, after] = await Promise.all(
      RELEASES.map((release) => imported(data, release, approve, new KnowledgeStore(home), release)),
    );
    const start = performance.now();
    const changes = before && after ? diffReleases(before, after) : [];
    const took = performance.now() - start;
    return [
      {
        measure: `import of ${after?.items.length ?? 0} statements (${RELEASES[1]})`,
        ours: seconds(median(times)),
        against: '<= 10 s',
        met: median(times) <= 10_000,
      },
      { measure: `  comparison of both releases, ${changes.length} changes`, ours: seconds(took) },
    ];
  } finally {
    await rm(home, { recursive: true });
  }
}

async function imported(data: string, release: string, approve: ReturnType<typeof geneApprover>, store: KnowledgeStore, id: string) {
  const read = await importCivic(await folderFiles(join(data, 'civic', release)), id, approve);
  if (!read.ok) throw new Error(read.refusal.code);
  const saved = await store.save(id, read.value.content, read.value.counts, '2026-01-01T00:00:00.000Z');
  if (!saved.ok) throw new Error(saved.refusal.code);
  return read.value.content;
}
