import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { buildGeneTable } from '@consilium/domain';
import type { EvidenceItem } from '@consilium/domain';
import { folderFiles, geneApprover, importCivic, snapshotOf, starterRelease } from '@consilium/knowledge';
import { DEFAULT_ABSTENTION_POLICY, buildDocumentIndex, searchEvidence } from '@consilium/retrieval';
import type { Measure } from '../table.ts';
import { CIVIC_STATEMENTS } from './retrieval-room.ts';

const FLOORS = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7] as const;
const LEAST_ITEMS = 3;
/** Genes without a record, each a stand-in for a question that the release cannot answer. */
const SILENT = ['TTN', 'MUC16', 'OBSCN', 'CSMD3', 'USH2A'] as const;
const ANSWERED = 0.99;
const REFUSED = 0.98;

interface Query {
  readonly gene: string;
  readonly variant: string;
  readonly tumorType: { readonly code: string; readonly name: string };
  readonly isDevelopment: boolean;
}

/**
 * How the floor was chosen, on the development half alone: the lowest at which 98 % of the queries on genes that the release says nothing of are refused,
 * and 99 % of those that it answers still pass. The held half is printed beside it.
 */
export async function floorCurve(data: string): Promise<readonly Measure[]> {
  if (data === '') return [];
  const starter = starterRelease();
  const approve = geneApprover(buildGeneTable(starter.content.genes));
  const imported = await importCivic(await folderFiles(join(data, 'civic', CIVIC_STATEMENTS)), 'civic', approve);
  if (!imported.ok) throw new Error(imported.refusal.code);
  const { content } = imported.value;
  const empty = { ...starter, content: { ...starter.content, items: [] } };
  const knowledge = snapshotOf([{ id: 'civic', sha256: '0'.repeat(64), content }, empty], empty);
  const index = buildDocumentIndex(knowledge);
  const top = ({ gene, variant, tumorType }: Query): number =>
    Math.max(0, ...searchEvidence({ gene, variant, tumorType, k: 10 }, knowledge, index).map(({ score }) => score));
  const queries = queriesOf(content.items);
  const unanswered = queries.map((query, at) => ({ ...query, gene: SILENT[at % SILENT.length] ?? 'TTN', variant: `R${at + 100}Q` }));
  const scores = {
    development: queries.filter(({ isDevelopment }) => isDevelopment).map(top),
    held: queries.filter(({ isDevelopment }) => !isDevelopment).map(top),
    silent: unanswered.filter(({ isDevelopment }) => isDevelopment).map(top),
    silentHeld: unanswered.filter(({ isDevelopment }) => !isDevelopment).map(top),
  };
  const passing = (of: readonly number[], floor: number): number => of.filter((score) => score >= floor).length / of.length;
  const chosen =
    FLOORS.find((floor) => passing(scores.silent, floor) <= 1 - REFUSED && passing(scores.development, floor) >= ANSWERED) ?? 0;
  const { scoreFloor } = DEFAULT_ABSTENTION_POLICY;
  return [
    {
      measure: 'floor of the best score: chosen by the development half',
      ours: String(chosen),
      against: `in use ${scoreFloor}`,
      met: chosen === scoreFloor,
    },
    ...FLOORS.map((floor) => ({
      measure: `  queries at or above ${floor.toFixed(2)}${floor === scoreFloor ? ' (in use)' : ''}`,
      ours: `development ${percent(passing(scores.development, floor))}, held ${percent(passing(scores.held, floor))}`,
      against: `genes without a record: ${percent(passing(scores.silent, floor))}, held ${percent(passing(scores.silentHeld, floor))}`,
    })),
  ];
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** (profile, disease) with three or more accepted items, split by the hash of the query. */
function queriesOf(items: readonly EvidenceItem[]): readonly Query[] {
  const groups = Map.groupBy(items, ({ profileName, diseaseName }) => `${profileName}|${diseaseName}`);
  return [...groups].flatMap(([key, group]): readonly Query[] => {
    const [first] = group;
    const [gene] = first?.genes ?? [];
    if (first === undefined || gene === undefined || new Set(group.map(({ id }) => id)).size < LEAST_ITEMS) return [];
    const code = first.disease.scope === 'types' ? (first.disease.codes[0] ?? '') : '';
    const isDevelopment = Number.parseInt(createHash('sha256').update(key).digest('hex').slice(0, 2), 16) % 2 === 0;
    return [{ gene, variant: first.profileName.replace(`${gene} `, ''), tumorType: { code, name: first.diseaseName }, isDevelopment }];
  });
}
