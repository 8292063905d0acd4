import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildGeneTable, indexKnowledge, prioritize } from '@consilium/domain';
import type {
  EvidenceItem,
  Finding,
  GeneTable,
  Hotspot,
  KnowledgeIndex,
  Prioritization,
  PrioritizeInput,
  TumorTypeRef,
} from '@consilium/domain';
import {
  folderFiles,
  geneApprover,
  importCivic,
  prioritizeSetting,
  resolveTumorType,
  snapshotOf,
  starterRelease,
} from '@consilium/knowledge';
import type { PinnedRelease } from '@consilium/knowledge';

/** The knowledge of a benchmark: the pack and one release of CIViC's evidence, never its assertions. */
export interface KnowledgeRoom {
  readonly pack: readonly EvidenceItem[];
  readonly civic: readonly EvidenceItem[];
  readonly genes: GeneTable;
  readonly hotspots: readonly Hotspot[];
  /** Index over both, or over those of the pack that `keep` lets stand. */
  indexOf(keep?: (item: EvidenceItem) => boolean): KnowledgeIndex;
}

export const CIVIC_RELEASE = '2024-08-01';

const rooms = new Map<string, Promise<KnowledgeRoom>>();

export function knowledgeRoom(data: string): Promise<KnowledgeRoom> {
  const known = rooms.get(data) ?? openRoom(data);
  rooms.set(data, known);
  return known;
}

async function openRoom(data: string): Promise<KnowledgeRoom> {
  const starter = starterRelease();
  const genes = buildGeneTable(starter.content.genes);
  const imported = await importCivic(await folderFiles(join(data, 'civic', CIVIC_RELEASE)), 'civic', geneApprover(genes));
  if (!imported.ok) throw new Error(imported.refusal.code);
  const civic: PinnedRelease = { id: 'civic', sha256: '0'.repeat(64), content: imported.value.content };
  return {
    pack: starter.content.items,
    civic: civic.content.items,
    genes,
    hotspots: starter.content.hotspots,
    indexOf: (keep = () => true) => {
      const kept = { ...starter, content: { ...starter.content, items: starter.content.items.filter(keep) } };
      return indexKnowledge(snapshotOf([civic, kept], kept));
    },
  };
}

export const rowsOf = (data: string, table: string): string => {
  const folder = join(data, 'civic', CIVIC_RELEASE);
  return readFileSync(join(folder, readdirSync(folder).find((file) => file.includes(table)) ?? table), 'utf8');
};

const setting = prioritizeSetting();

/** What a clinician who is asked "which of these?" can answer; the type as stated where nothing is asked. */
export function settledTypes(index: KnowledgeIndex, stated: TumorTypeRef): readonly TumorTypeRef[] {
  const resolved = resolveTumorType(stated, index.tumorTypes);
  const candidates = resolved.ok ? undefined : resolved.refusal.detail['candidates'];
  return Array.isArray(candidates) ? candidates.map((code) => ({ system: 'oncotree', code: String(code) })) : [stated];
}

/** One case of these findings without treatment, or the refusal's code. */
export function prioritized(
  index: KnowledgeIndex,
  tumorType: TumorTypeRef,
  findings: readonly Finding[],
  more: Partial<PrioritizeInput> = {},
): Prioritization | string {
  const outcome = prioritize({ case: 'bench', tumorType, findings, ...more }, index, setting);
  return outcome.ok ? outcome.value : outcome.refusal.code;
}

export const percent = (part: number, of: number): string => (of === 0 ? 'none' : `${((100 * part) / of).toFixed(1)} % (${part}/${of})`);
