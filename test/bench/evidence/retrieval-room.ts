import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadOperatorConfig } from '@consilium/config';
import { buildGeneTable } from '@consilium/domain';
import type { EvidenceItem } from '@consilium/domain';
import { folderFiles, CorpusStore, geneApprover, importCivic, KnowledgeStore, starterRelease } from '@consilium/knowledge';
import { aCorpus, aCorpusDocument } from '@consilium/testing';
import type { CorpusDocument } from '@consilium/domain/evidence';
import { runRetrieve } from '../../../apps/cli/src/retrieve/run-retrieve.ts';

export const CIVIC_STATEMENTS = '2025-08-01';
const RELEASE = 'civic-statements';
const STATEMENTS_ALONE = 'statements-alone';
const AT = '2025-08-01T00:00:00.000Z';
/** The statements as texts without a field, and no record to read names from. */
export const TEXT_ALONE: RetrieveSources = { knowledge: ['none'], corpora: [STATEMENTS_ALONE] };

export interface RetrieveQuery {
  readonly gene?: string;
  readonly variant?: string;
  readonly tumorType?: string;
  readonly therapy?: string;
  readonly text?: string;
  readonly k: number;
}
/** By default the statements as fielded records and no corpus. */
export interface RetrieveSources {
  readonly knowledge: readonly string[];
  readonly corpora: readonly string[];
}
export interface RetrieveHit {
  readonly document: string;
  readonly stance: string;
  readonly score: number;
}

/** An installation with one release of CIViC's statements, asked through `consilium retrieve --batch`. */
export interface RetrievalRoom {
  readonly items: readonly EvidenceItem[];
  retrieve(queries: readonly RetrieveQuery[], sources?: RetrieveSources): Promise<readonly (readonly RetrieveHit[])[]>;
  close(): void;
}

export async function openRetrievalRoom(data: string): Promise<RetrievalRoom> {
  const home = mkdtempSync(join(tmpdir(), 'consilium-retrieval-'));
  const genes = buildGeneTable(starterRelease().content.genes);
  const imported = await importCivic(await folderFiles(join(data, 'civic', CIVIC_STATEMENTS)), RELEASE, geneApprover(genes));
  if (!imported.ok) throw new Error(imported.refusal.code);
  const saved = await new KnowledgeStore(home).save(RELEASE, imported.value.content, imported.value.counts, AT);
  if (!saved.ok) throw new Error(saved.refusal.code);
  const texts = await new CorpusStore(home).save(STATEMENTS_ALONE, aCorpus(statementDocuments(imported.value.content.items)), AT);
  if (!texts.ok) throw new Error(texts.refusal.code);
  return {
    items: imported.value.content.items,
    retrieve: (queries, sources = { knowledge: [RELEASE], corpora: ['none'] }) => retrieveAll(home, queries, sources),
    close: () => {
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function retrieveAll(
  home: string,
  queries: readonly RetrieveQuery[],
  { knowledge, corpora }: RetrieveSources,
): Promise<readonly (readonly RetrieveHit[])[]> {
  const batch = join(home, 'queries.jsonl');
  writeFileSync(batch, queries.map((query, id) => JSON.stringify({ id, ...query })).join('\n'));
  const lines: string[] = [];
  await runRetrieve({ batch, k: '10', knowledge, corpora }, loadOperatorConfig({}, { home }), {
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

function statementDocuments(items: readonly EvidenceItem[]): readonly CorpusDocument[] {
  const statements = new Map(items.flatMap(({ id, statement }) => (statement ? [[id, statement] as const] : [])));
  return [...statements].map(([id, text]) => aCorpusDocument({ id, text }));
}
