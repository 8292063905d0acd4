import { buildGeneTable, indexKnowledge, prioritize } from '@consilium/domain';
import type { EvidenceDesk, EvidenceItem, Finding, KnowledgeSnapshot, Prioritization, Retrieval } from '@consilium/domain';
import { folderFiles, geneApprover, importCivic, prioritizeSetting, snapshotOf, starterRelease } from '@consilium/knowledge';
import type { PinnedRelease } from '@consilium/knowledge';
import { join } from 'node:path';
import { madeUpRelease } from './made-up-statements.ts';
import { seededRandom } from '../seeded-random.ts';

export interface BenchCase {
  readonly findings: readonly Finding[];
  readonly prioritization: Prioritization;
  readonly retrieval: Retrieval;
}

const CIVIC = '2025-08-01';

/** The pack with CIViC's statements where the real data are at hand, else with made-up ones. */
export async function evidenceSnapshot(data: string): Promise<KnowledgeSnapshot> {
  const starter = starterRelease();
  if (data === '') return snapshotOf([madeUpRelease(starter.content.items, starter), starter], starter);
  const approver = geneApprover(buildGeneTable(starter.content.genes));
  const imported = await importCivic(await folderFiles(join(data, 'civic', CIVIC)), 'civic', approver);
  if (!imported.ok) throw new Error(imported.refusal.code);
  const civic: PinnedRelease = { id: 'civic', sha256: 'd'.repeat(64), content: imported.value.content };
  return snapshotOf([civic, starter], starter);
}

/** Cases of one to four findings, drawn from the items with a fixed seed; only such as have an option or a resistance. */
export async function benchCases(snapshot: KnowledgeSnapshot, desk: EvidenceDesk, count: number, seed = 5): Promise<readonly BenchCase[]> {
  const draw = seededRandom(seed);
  const index = indexKnowledge(snapshot);
  const setting = prioritizeSetting();
  const drawn = snapshot.items.filter(
    (item) => item.significance === 'therapeutic' && codeOf(item) !== null && findingOf(item, 'f1') !== null,
  );
  const kinds = [
    drawn.filter(isFor),
    drawn.filter(({ direction }) => direction === 'resistance'),
    drawn.filter(({ supports }) => !supports),
  ];
  const cases: BenchCase[] = [];
  for (let tries = 0; cases.length < count && tries < count * 20; tries += 1) {
    const lead = picked(kinds[tries % 5 < 2 ? 0 : tries % 5 < 4 ? 1 : 2] ?? [], draw);
    const code = lead && codeOf(lead);
    if (!lead || !code) continue;
    const beside = drawn.filter((item) => codeOf(item) === code);
    const items = [lead, ...Array.from({ length: Math.floor(draw() * 3) }, () => picked(beside, draw))].filter(
      (item) => item !== undefined,
    );
    const findings = [...items.flatMap((item, at) => findingOf(item, `f${String(at + 1)}`) ?? []), PASSENGER];
    const outcome = prioritize({ case: 'bench', tumorType: { system: 'oncotree', code }, findings }, index, setting);
    if (!outcome.ok || outcome.value.options.length + outcome.value.resistance.length === 0) continue;
    cases.push({ findings, prioritization: outcome.value, retrieval: await desk.retrieve(outcome.value, snapshot) });
  }
  return cases;
}

const PASSENGER: Finding = { kind: 'small-variant', id: 'f9', gene: 'TTN', protein: 'p.R1Q', origin: 'somatic', vaf: 0.31 };
const isFor = ({ direction, supports }: EvidenceItem): boolean => direction === 'sensitivity' && supports;
const codeOf = ({ disease }: EvidenceItem): string | null => (disease.scope === 'types' ? (disease.codes[0] ?? null) : null);
const picked = <T>(list: readonly T[], draw: () => number): T | undefined => list[Math.floor(draw() * list.length)];

/** The finding that the first key of an item asks for; null for keys that no simple finding meets. */
function findingOf({ profile }: EvidenceItem, id: string): Finding | null {
  const leaf = profile.op === 'or' ? profile.of[0] : profile;
  const [kind = '', gene = '', change = ''] = leaf?.op === 'key' ? leaf.key.split(/:(?!:)(?<!::)/) : [];
  if (kind === 'p') return { kind: 'small-variant', id, gene, protein: `p.${change}`, origin: 'somatic', vaf: 0.4 };
  if (kind === 'cna' && (change === 'amplification' || change === 'deletion')) return { kind: 'copy-number', id, gene, change };
  const [fivePrime, threePrime] = kind === 'fusion' ? gene.split('::') : [];
  return fivePrime && threePrime && fivePrime !== 'v' && threePrime !== 'v' ? { kind: 'fusion', id, fivePrime, threePrime } : null;
}
