import { createHash } from 'node:crypto';
import { buildDiseaseGraph, diseaseRelation } from '@consilium/domain';
import type { EvidenceItem } from '@consilium/domain';
import { canonicalJson } from '@consilium/ledger';
import { starterRelease } from './starter-release.ts';

const { content, sha256, id } = starterRelease();
const of = (test: (item: EvidenceItem) => boolean): number => content.items.filter(test).length;

describe('starterRelease', () => {
  /** Floors of the pack: a fact that is taken out for good reason may be, a whole file that is lost may not. */
  it.each([
    ['label facts', ({ kind, direction, supports }: EvidenceItem) => kind === 'label' && direction === 'sensitivity' && supports, 480],
    ['guideline facts on therapies', ({ kind, direction }: EvidenceItem) => kind === 'guideline' && direction === 'sensitivity', 80],
    ['resistance facts', ({ direction }: EvidenceItem) => direction === 'resistance', 250],
    ['entities', ({ kind }: EvidenceItem) => kind === 'entity', 140],
    ['prognostic facts', ({ significance }: EvidenceItem) => significance === 'prognostic', 50],
    ['labels of EMA', ({ kind, region }: EvidenceItem) => kind === 'label' && region === 'EMA', 180],
    ['labels of PMDA', ({ kind, region }: EvidenceItem) => kind === 'label' && region === 'PMDA', 70],
    ['records of a withdrawn indication', ({ supports }: EvidenceItem) => !supports, 7],
  ] as const)('holds its floor of %s', (_, test, floor) => {
    expect(of(test)).toBeGreaterThanOrEqual(floor);
  });

  it('holds its floor of genes, tumor types and hotspot residues', () => {
    const residues = new Set(
      content.hotspots.map(({ gene, protein, cdna }) => `${gene} ${/^[A-Z]\d+/.exec(protein ?? '')?.[0] ?? cdna ?? ''}`),
    );
    expect(content.genes.length).toBeGreaterThanOrEqual(610);
    expect(content.tumorTypes.length).toBeGreaterThanOrEqual(860);
    expect(residues.size).toBeGreaterThanOrEqual(600);
  });

  it('lets no withdrawn indication stand as one that supports', () => {
    const withdrawn = content.items.filter(({ line }) => /withdrawn|was narrowed/.test(line ?? ''));
    expect(withdrawn.length).toBeGreaterThanOrEqual(7);
    expect(withdrawn.filter(({ supports }) => supports).map((item) => item.id)).toEqual([]);
    const claimed = ['pralsetinib THME', 'mobocertinib NSCLC', 'infigratinib CHOL', 'durvalumab BLCA', 'olaratumab SARCNOS'];
    const labels = content.items.filter(({ kind, supports, region }) => kind === 'label' && supports && region === 'FDA');
    const names = labels.flatMap(({ therapies, disease }) =>
      disease.scope === 'types' ? disease.codes.map((code) => `${therapies.join('+')} ${code}`) : [],
    );
    expect(names.filter((name) => claimed.includes(name))).toEqual([]);
  });

  it('carries the SHA-256 of its canonical JSON', () => {
    expect(id).toBe('starter');
    expect(sha256).toBe(createHash('sha256').update(canonicalJson(content)).digest('hex'));
    expect(starterRelease().sha256).toBe(sha256);
  });

  it('has every id once, and every item names genes or a biomarker and says where it stands', () => {
    expect(new Set(content.items.map((item) => item.id)).size).toBe(content.items.length);
    expect(content.items.filter((item) => item.genes.length === 0 && !JSON.stringify(item.profile).includes('bio:'))).toEqual([]);
    expect(content.items.filter((item) => item.verification === undefined)).toEqual([]);
  });

  it('has a label of every region it states and a source id only of the known forms', () => {
    expect(new Set(content.items.flatMap(({ region }) => region ?? []))).toEqual(new Set(['FDA', 'EMA', 'PMDA']));
    const labels = content.items.filter(({ kind, sourceId }) => kind === 'label' && sourceId !== null);
    expect(labels.filter(({ sourceId }) => !/^(NDA|BLA)\d{6}$|^EMEA\/H\/C\/\d{6}$/.test(sourceId ?? ''))).toEqual([]);
  });

  it('does not offer dabrafenib with trametinib to a colorectal cancer with BRAF V600E', () => {
    const graph = buildDiseaseGraph(content.tumorTypes);
    const label = content.items.find((item) => item.id === 'label:dabrafenib-trametinib-v600e-solid-fda');
    const scope = label?.disease ?? { scope: 'any' };
    expect(scope).toEqual({ scope: 'solid', except: ['COADREAD'] });
    expect(diseaseRelation(graph, 'COAD', scope).relation).toBe('other');
    expect(diseaseRelation(graph, 'IHCH', scope).relation).toBe('pan-tumor');
  });

  it('warns of a drug by pharmacogenetics from a germline result only, never from a tumor file', () => {
    const fromTumor = (items: readonly EvidenceItem[]): readonly string[] =>
      items.filter(({ direction, origin }) => direction === 'adverse' && origin !== 'germline').map((item) => item.id);
    const warnings = content.items.filter(({ direction }) => direction === 'adverse');
    expect(warnings.flatMap(({ genes }) => genes)).toEqual(expect.arrayContaining(['DPYD', 'UGT1A1', 'TPMT', 'NUDT15']));
    expect(fromTumor(warnings)).toEqual([]);
    expect(fromTumor(warnings.map((item) => ({ ...item, origin: 'any' as const })))).toHaveLength(warnings.length);
  });

  it('knows BRAF V600E by position on both builds', () => {
    const v600e = content.hotspots.find(({ gene, protein }) => gene === 'BRAF' && protein === 'V600E');
    expect(v600e?.positions.map(({ build, chrom, pos, ref, alt }) => `${build}:${chrom}-${String(pos)}-${ref}-${alt}`)).toEqual([
      'GRCh37:7-140453136-A-T',
      'GRCh38:7-140753336-A-T',
    ]);
  });

  it('keeps one offset between the builds in each gene: none of these genes lies on a break of the chain', () => {
    const offsets = new Map<string, Set<number>>();
    for (const { gene, positions } of content.hotspots) {
      const [old, now] = [positions[0]?.pos ?? 0, positions[1]?.pos ?? 0];
      offsets.set(gene, (offsets.get(gene) ?? new Set()).add(now - old));
    }
    expect([...offsets].filter(([, of]) => of.size !== 1)).toEqual([]);
  });

  it('has a coding change that agrees with the protein position of each substitution', () => {
    const wrong = content.hotspots.filter(({ protein, cdna }) => {
      const residue = /^[A-Z](\d+)[A-Z*]$/.exec(protein ?? '')?.[1];
      const base = /^c\.(\d+)/.exec(cdna ?? '')?.[1];
      return residue !== undefined && base !== undefined && Math.ceil(Number(base) / 3) !== Number(residue);
    });
    expect(wrong).toEqual([]);
  });

  it('has the alleles of a substitution on the strand of its gene', () => {
    const complement: Readonly<Record<string, string>> = { A: 'T', C: 'G', G: 'C', T: 'A' };
    const strands = new Map<string, Set<string>>();
    for (const { gene, cdna, positions } of content.hotspots) {
      const [, ref = '', alt = ''] = /([ACGT])>([ACGT])$/.exec(cdna ?? '') ?? [];
      const plus = positions[0];
      if (ref === '' || plus === undefined) continue;
      const strand = plus.ref === ref && plus.alt === alt ? '+' : plus.ref === complement[ref] && plus.alt === complement[alt] ? '-' : '?';
      strands.set(gene, (strands.get(gene) ?? new Set()).add(strand));
    }
    expect([...strands].filter(([, of]) => of.size !== 1 || of.has('?'))).toEqual([]);
  });
});
