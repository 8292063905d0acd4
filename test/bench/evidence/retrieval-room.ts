import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadOperatorConfig } from '@consilium/config';
import { buildGeneTable } from '@consilium/domain';
import type { EvidenceItem } from '@consilium/domain';
import { folderFiles, geneApprover, importCivic, KnowledgeStore, starterRelease } from '@consilium/knowledge';
import { runRetrieve } from '../../../apps/cli/src/retrieve/run-retrieve.ts';

export const CIVIC_STATEMENTS = '2025-08-01';
const RELEASE = 'civic-statements';

export interface RetrieveQuery {
  readonly gene?: string;
  readonly variant?: string;
  readonly tumorType?: string;
  readonly therapy?: string;
  readonly text?: string;
  readonly k: number;
}
export interface RetrieveHit {
  readonly document: string;
  readonly stance: string;
  readonly score: number;
}

/** An installation with one release of CIViC's statements, asked through `consilium retrieve --batch`. */
export interface RetrievalRoom {
  readonly items: readonly EvidenceItem[];
  retrieve(queries: readonly RetrieveQuery[], knowledge?: readonly string[]): Promise<readonly (readonly RetrieveHit[])[]>;
  close(): void;
}

export async function openRetrievalRoom(data: string): Promise<RetrievalRoom> {
  const home = mkdtempSync(join(tmpdir(), 'consilium-retrieval-'));
  const genes = buildGeneTable(starterRelease().content.genes);
  const imported = await importCivic(await folderFiles(join(data, 'civic', CIVIC_STATEMENTS)), RELEASE, geneApprover(genes));
  if (!imported.ok) throw new Error(imported.refusal.code);
  const saved = await new KnowledgeStore(home).save(RELEASE, imported.value.content, imported.value.counts, '2025-08-01T00:00:00.000Z');
  if (!saved.ok) throw new Error(saved.refusal.code);
  return {
    items: imported.value.content.items,
    retrieve: (queries, knowledge = [RELEASE]) => retrieveAll(home, queries, knowledge),
    close: () => {
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function retrieveAll(
  home: string,
  queries: readonly RetrieveQuery[],
  knowledge: readonly string[],
): Promise<readonly (readonly RetrieveHit[])[]> {
  const batch = join(home, 'queries.jsonl');
  writeFileSync(batch, queries.map((query, id) => JSON.stringify({ id, ...query })).join('\n'));
  const lines: string[] = [];
  await runRetrieve({ batch, k: '10', knowledge }, loadOperatorConfig({}, { home }), {
    environment: undefined,
    input: (async function* () {})(),
    isInteractive: false,
    write: (text) => (lines.push(text), Promise.resolve()),
    say: () => undefined,
    askSecret: () => Promise.resolve(''),
  });
  return lines.map((line) => {
    const { hits, error } = JSON.parse(line) as { hits?: RetrieveHit[]; error?: { message: string } };
    if (!hits) throw new Error(error?.message ?? 'retrieve gave no hits');
    return hits;
  });
}
