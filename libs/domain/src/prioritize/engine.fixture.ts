import type { Finding, SmallVariant } from '../annotate/finding.ts';
import type { EvidenceItem } from './evidence-item.ts';
import type { FindingExplanation, Prioritization } from './explanation.ts';
import { indexKnowledge } from './index-knowledge.ts';
import type { GeneRole, Hotspot, KnowledgeSnapshot, TumorType } from './knowledge-snapshot.ts';
import { DEFAULT_PRIORITIZE_POLICY } from './policy.ts';
import { prioritize } from './prioritize.ts';
import type { PrioritizeSetting } from './prioritize.ts';
import type { PrioritizeInput } from './prioritize-input.ts';
import type { Profile, VariantKey } from './variant-key.ts';

const type = (code: string, parent: string | null, hematologic = false): TumorType => ({
  code,
  name: code.toLowerCase(),
  parent,
  hematologic,
});

/** A small tree in the shape of OncoTree. */
export const TYPES: readonly TumorType[] = [
  type('TISSUE', null),
  type('LUNG', 'TISSUE'),
  type('NSCLC', 'LUNG'),
  type('LUAD', 'NSCLC'),
  type('LUSC', 'NSCLC'),
  type('LUADX', 'LUAD'),
  type('LUADXX', 'LUADX'),
  type('LUADXXX', 'LUADXX'),
  type('SKIN', 'TISSUE'),
  type('MEL', 'SKIN'),
  type('BOWEL', 'TISSUE'),
  type('COADREAD', 'BOWEL'),
  type('COAD', 'COADREAD'),
  type('MYELOID', 'TISSUE', true),
  type('AML', 'MYELOID', true),
];

const gene = (symbol: string, role: GeneRole['role'], aliases: readonly string[] = [], germlineRelevant = false): GeneRole => ({
  symbol,
  role,
  aliases,
  germlineRelevant,
});

export const GENES: readonly GeneRole[] = [
  gene('EGFR', 'oncogene'),
  gene('BRAF', 'oncogene'),
  gene('KRAS', 'oncogene'),
  gene('NRAS', 'oncogene'),
  gene('PIK3CA', 'oncogene'),
  gene('ERBB2', 'oncogene', ['HER2']),
  gene('MET', 'oncogene'),
  gene('PTEN', 'tumor-suppressor'),
  gene('BRCA1', 'tumor-suppressor', [], true),
  gene('BRCA2', 'tumor-suppressor', [], true),
  gene('TP53', 'tumor-suppressor'),
  gene('ALK', 'oncogene'),
  gene('EML4', 'fusion'),
  gene('NTRK1', 'oncogene'),
  gene('LMNA', 'fusion'),
  gene('FLT3', 'oncogene'),
  gene('KIT', 'oncogene'),
];

export const HOTSPOTS: readonly Hotspot[] = [
  {
    gene: 'BRAF',
    protein: 'V600E',
    cdna: 'c.1799T>A',
    source: 'test pack',
    positions: [
      { build: 'GRCh37', chrom: '7', pos: 140453136, ref: 'A', alt: 'T' },
      { build: 'GRCh38', chrom: '7', pos: 140753336, ref: 'A', alt: 'T' },
    ],
  },
  { gene: 'KRAS', protein: 'G12D', cdna: 'c.35G>A', source: 'test pack', positions: [] },
  { gene: 'PIK3CA', protein: 'H1047R', cdna: 'c.3140A>G', source: 'test pack', positions: [] },
];

let count = 0;

/** A label for LUAD by default; a test names only what matters to it. */
export function anItem(key: VariantKey | Profile, overrides: Partial<EvidenceItem> = {}): EvidenceItem {
  count += 1;
  return {
    id: `label:${String(count).padStart(4, '0')}`,
    release: 'test',
    kind: 'label',
    profile: typeof key === 'string' ? { op: 'key', key } : key,
    profileName: typeof key === 'string' ? key : 'a combined profile',
    genes: [],
    disease: { scope: 'types', codes: ['LUAD'] },
    diseaseName: 'luad',
    significance: 'therapeutic',
    direction: 'sensitivity',
    supports: true,
    therapies: ['examplinib'],
    level: null,
    rating: null,
    publications: [],
    year: 2020,
    origin: 'any',
    region: 'FDA',
    verification: { status: 'second-read', by: 'test' },
    tierForming: true,
    ...overrides,
  };
}

export const aRecord = (key: VariantKey | Profile, level: EvidenceItem['level'], overrides: Partial<EvidenceItem> = {}): EvidenceItem =>
  anItem(key, { kind: 'knowledge-base', level, region: null, rating: 2, publications: [`pubmed:${count}`], ...overrides });

export const aVariant = (gene: string, protein: string | null, overrides: Partial<SmallVariant> = {}): SmallVariant => ({
  id: `${gene} ${protein ?? ''}`,
  kind: 'small-variant',
  gene,
  protein,
  ...overrides,
});

export const aSnapshot = (items: readonly EvidenceItem[]): KnowledgeSnapshot => ({
  releases: [{ id: 'test', sha256: '0'.repeat(64) }],
  items,
  tumorTypes: TYPES,
  genes: GENES,
  hotspots: HOTSPOTS,
});

export const SETTING: PrioritizeSetting = {
  policy: DEFAULT_PRIORITIZE_POLICY,
  ruleSet: { id: 'test', version: '1', sha256: '0'.repeat(64) },
};

/** Runs a case; LUAD and GRCh37 by default. */
export function run(
  items: readonly EvidenceItem[],
  findings: readonly Finding[],
  overrides: Partial<PrioritizeInput> = {},
  setting: Partial<PrioritizeSetting> = {},
): Prioritization {
  const input: PrioritizeInput = {
    case: 'c',
    tumorType: { system: 'oncotree', code: 'LUAD' },
    build: 'GRCh37',
    assayed: null,
    findings,
    ...overrides,
  };
  const result = prioritize(input, indexKnowledge(aSnapshot(items)), { ...SETTING, ...setting });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

/** `I-A`, `III`, `none` of the only (or the named) finding. */
export function tierIn(outcome: Prioritization, id?: string): string {
  const found = findingIn(outcome, id);
  return found.tier === null ? 'none' : found.level === null ? found.tier : `${found.tier}-${found.level}`;
}

export function findingIn(outcome: Prioritization, id?: string): FindingExplanation {
  const found = id === undefined ? outcome.findings[0] : outcome.findings.find(({ finding }) => finding === id);
  if (!found) throw new Error('no such finding');
  return found;
}
