import type { AnnotatedSample, Hotspot, SmallVariant } from '@consilium/domain';
import { aRecord, aVcf, bytesOf, csq, VEP_META } from '../vcf-file.builder.ts';
import type { VcfParts } from '../vcf-file.builder.ts';
import { indexHotspots } from './hotspot-index.ts';
import type { ReadOptions } from './read-options.ts';
import { readVcf } from './read-vcf.ts';

const V600E: Hotspot = {
  gene: 'BRAF', protein: 'V600E', cdna: 'c.1799T>A', source: 'test',
  positions: [{ build: 'GRCh38', chrom: '7', pos: 140753336, ref: 'A', alt: 'T' }, { build: 'GRCh37', chrom: '7', pos: 140453136, ref: 'A', alt: 'T' }],
}; // prettier-ignore
const PROMOTER: Hotspot = {
  gene: 'TERT', protein: null, cdna: 'c.-124C>T', source: 'test',
  positions: [{ build: 'GRCh38', chrom: '5', pos: 1295113, ref: 'G', alt: 'A' }],
}; // prettier-ignore
const hotspots = indexHotspots([V600E, PROMOTER]);

async function read(parts: VcfParts, options: Partial<ReadOptions> = {}): Promise<AnnotatedSample> {
  const result = await readVcf(bytesOf(aVcf(parts)), { fileName: 'sample.vcf', statedBuild: 'GRCh38', hotspots, ...options });
  if (!result.ok) throw new Error(result.refusal.detail.message);
  return result.value;
}

const variants = ({ findings }: AnnotatedSample): readonly SmallVariant[] => findings.filter((finding) => finding.kind === 'small-variant');

describe('a file without annotation', () => {
  it('still yields a known change by its position, and says what was not looked at', async () => {
    const sample = await read({ records: [aRecord({ chrom: 'chr7' }), aRecord({ pos: '100', ref: 'G' })] });
    expect(variants(sample)).toMatchObject([
      {
        id: 'v:7-140753336-A-T',
        gene: 'BRAF',
        protein: 'p.V600E',
        cdna: 'c.1799T>A',
        vaf: 0.4,
        depth: 100,
        altReads: 40,
        line: 3,
        namedBy: 'hotspot-position',
      },
    ]);
    expect(sample.counts).toEqual({ records: 2, alleles: 2, notAnnotated: 2, filtered: 0, kept: 1, leftOut: 1 });
    expect(sample.warnings).toContain('2 of 2 variants not annotated: only known hotspot positions were checked');
  });

  it('finds the known change however the line spells it', async () => {
    const [finding] = variants(await read({ records: [aRecord({ pos: '140753335', ref: 'CAG', alt: 'CTG' })] }));
    expect(finding).toMatchObject({ id: 'v:7-140753336-A-T', pos: 140753336, ref: 'A', alt: 'T', gene: 'BRAF' });
  });

  it('never takes a position of the other build for a known change', async () => {
    expect((await read({}, { statedBuild: 'GRCh37' })).findings).toEqual([]);
  });

  it('checks no position while the build is unknown, and says so', async () => {
    const sample = await read({}, { statedBuild: null });
    expect([sample.build, sample.findings]).toEqual([null, []]);
    expect(sample.warnings.join(' ')).toMatch(/build is not known/);
  });

  it('does not take another change at the position for the known one', async () => {
    expect((await read({ records: [aRecord({ alt: 'C' })] })).findings).toEqual([]);
  });
});

describe('a VEP-annotated file', () => {
  const annotated = (entries: readonly string[], over: Parameters<typeof aRecord>[0] = {}) => ({
    meta: [VEP_META],
    records: [aRecord({ ...over, info: `DP=9;CSQ=${entries.join(',')}` })],
  });

  it('names the finding by the MANE transcript and keeps all consequences', async () => {
    const entries = [
      csq({ transcript: 'ENST1', hgvsp: 'ENSP1:p.Val640Glu', canonical: true }),
      csq({ transcript: 'ENST2', hgvsc: 'ENST2:c.1799T>A', hgvsp: 'ENSP2:p.Val600Glu', mane: 'NM_004333.6', frequency: '0.0002' }),
    ];
    const [finding] = variants(await read(annotated(entries)));
    expect(finding).toMatchObject({
      gene: 'BRAF',
      protein: 'p.Val600Glu',
      cdna: 'c.1799T>A',
      transcript: 'ENST2',
      exon: '15/18',
      populationFrequency: 0.0002,
      namedBy: 'annotation',
    });
    expect(finding?.consequences?.map(({ transcript }) => transcript)).toEqual(['ENST2', 'ENST1']);
  });

  it('tells an allele that gnomAD does not have from one that nobody looked up', async () => {
    const looked = variants(await read(annotated([csq({ hgvsp: 'P:p.Val600Glu' })])));
    const bare = variants(await read(annotated([])));
    expect(looked[0]?.populationFrequencies).toEqual([]);
    expect(bare[0]?.populationFrequencies).toBeUndefined();
  });

  it('splits a multi-allelic record; each allele gets its own annotation and reads', async () => {
    const entries = [
      csq({ allele: 'T', hgvsp: 'P:p.Arg175His', alleleNum: 1 }),
      csq({ allele: 'C', hgvsp: 'P:p.Arg175Leu', alleleNum: 2 }),
    ];
    const sample = await read(annotated(entries, { alt: 'T,C', sample: '1/2:50,30,20:100' }));
    expect(variants(sample).map(({ alt, protein, vaf }) => [alt, protein, vaf])).toEqual([
      ['T', 'p.Arg175His', 0.3],
      ['C', 'p.Arg175Leu', 0.2],
    ]);
    expect(sample.counts).toMatchObject({ records: 1, alleles: 2, kept: 2 });
  });

  it('derives the protein change where the file was annotated without HGVS', async () => {
    const [finding] = variants(await read(annotated([csq({ aminoAcids: 'V/E', position: '600/766' })])));
    expect(finding?.protein).toBe('p.V600E');
  });

  it('writes approved symbols and keeps the annotator’s', async () => {
    const [finding] = variants(
      await read(annotated([csq({ gene: 'MLL' })], { pos: '9' }), { geneAliases: (symbol) => (symbol === 'MLL' ? 'KMT2A' : null) }),
    );
    expect(finding).toMatchObject({ gene: 'KMT2A', consequences: [{ gene: 'KMT2A', originalGene: 'MLL' }] });
  });

  it('leaves out and counts what alters no product', async () => {
    const sample = await read(annotated([csq({ consequence: 'intron_variant', impact: 'MODIFIER' })], { pos: '9' }));
    expect([sample.findings, sample.counts]).toEqual([[], { records: 1, alleles: 1, notAnnotated: 0, filtered: 0, kept: 0, leftOut: 1 }]);
  });

  it('keeps a known promoter change that the annotation only calls upstream', async () => {
    const upstream = csq({ allele: 'A', consequence: 'upstream_gene_variant', impact: 'MODIFIER', gene: 'TERT' });
    const sample = await read(annotated([upstream], { chrom: '5', pos: '1295113', ref: 'G', alt: 'A' }));
    expect(variants(sample)).toMatchObject([{ gene: 'TERT', cdna: 'c.-124C>T', protein: null, namedBy: 'hotspot-position' }]);
  });

  it('keeps a filtered coding change with its filter, so that it can be confirmed', async () => {
    const sample = await read(annotated([csq()], { filter: 'LowQual;weak' }));
    expect(variants(sample)).toMatchObject([{ filter: 'LowQual;weak' }]);
    expect(sample.counts).toMatchObject({ filtered: 1, kept: 1 });
  });

  it('counts records that the annotator skipped', async () => {
    const sample = await read({ meta: [VEP_META], records: [aRecord({ info: `CSQ=${csq()}` }), aRecord({ pos: '7' })] });
    expect(sample.warnings).toContain('1 of 2 variants not annotated: only known hotspot positions were checked');
  });
});

describe('a SnpEff-annotated file', () => {
  const meta = [
    `##INFO=<ID=ANN,Number=.,Type=String,Description="Functional annotations: 'Allele | Annotation | Annotation_Impact | Gene_Name | Gene_ID | Feature_Type | Feature_ID | Transcript_BioType | Rank | HGVS.c | HGVS.p | cDNA.pos / cDNA.length | ERRORS / WARNINGS / INFO' ">`,
  ];

  it('reads ANN', async () => {
    const info = 'ANN=T|missense_variant|MODERATE|BRAF|ENSG1|transcript|NM_004333.4|protein_coding|15/18|c.1799T>A|p.Val600Glu||';
    expect(variants(await read({ meta, records: [aRecord({ info })] }))).toMatchObject([
      {
        gene: 'BRAF',
        protein: 'p.Val600Glu',
        cdna: 'c.1799T>A',
        transcript: 'NM_004333.4',
        exon: '15/18',
        consequence: 'missense_variant',
      },
    ]);
  });
});

describe('alleles of the tumor', () => {
  const coding = { meta: [VEP_META], samples: ['NORMAL', 'TUMOR'] };
  const pair = (normal: string, tumor: string, over: Parameters<typeof aRecord>[0] = {}) =>
    aRecord({ info: `CSQ=${csq()}`, ...over, sample: `${normal}\t${tumor}` });

  it('gives the reads of tumor and normal apart', async () => {
    const [finding] = variants(await read({ ...coding, records: [pair('0/0:50,0:50', '0/1:60,40:100')] }));
    expect(finding).toMatchObject({ vaf: 0.4, depth: 100, normalVaf: 0, normalDepth: 50 });
  });

  it.each([
    ['only in the normal', '0/1:25,25:50', '0/0:100,0:100', 0],
    ['no reads counted, called without it', '0/1', '0/0', 0],
    ['few reads beside a 0/0 call', '0/0:46,0:46', '0/0:43,4:47', 1],
    ['not called, nothing counted', './.', './.', 1],
  ])('keeps an allele unless the tumor lacks it: %s', async (_, normal, tumor, kept) => {
    const sample = await read({ ...coding, records: [pair(normal, tumor)] });
    expect(sample.counts).toMatchObject({ kept, leftOut: 1 - kept });
  });

  it('marks status and somatic flags as origin', async () => {
    const records = [
      pair('0/0', '0/1', { info: `SOMATIC;CSQ=${csq()}`, format: 'GT' }),
      pair('0/1', '0/1', { pos: '8', info: `SS=1;CSQ=${csq()}`, format: 'GT' }),
      pair('0/0', '0/1', { pos: '9', format: 'GT' }),
    ];
    expect(variants(await read({ ...coding, records })).map(({ origin }) => origin)).toEqual(['somatic', 'germline', 'unknown']);
  });

  it('counts a repeated allele once and prefers the record that passes', async () => {
    const records = [pair('0/0', '0/1', { filter: 'bad', format: 'GT' }), pair('0/0', '0/1', { format: 'GT' })];
    const sample = await read({ ...coding, records });
    expect(variants(sample)).toMatchObject([{ filter: 'PASS', line: 5 }]);
    expect(sample.counts).toEqual({ records: 2, alleles: 2, notAnnotated: 0, filtered: 1, kept: 1, leftOut: 1 });
  });

  it('counts structural records that no annotation names a gene of, and passes over * and no allele', async () => {
    const alts = ['<DEL>', 'A]17:198982]', 'A.', '*', '.', '<NON_REF>'];
    const sample = await read({ records: alts.map((alt, i) => aRecord({ pos: String(i + 1), alt, sample: '0/0:1:1' })) });
    expect(sample.counts).toMatchObject({ records: 6, alleles: 3, kept: 0, leftOut: 3 });
    expect(sample.warnings).toContain('3 structural variants without gene annotation at their breakpoints were not assessed.');
  });

  it('takes the fields of tumor and normal from one combined column (PCGR)', async () => {
    const meta = ['##FORMAT=<ID=DPT,Number=1,Type=Integer,Description="t">', '##FORMAT=<ID=ADT,Number=.,Type=String,Description="t">'];
    const records = [aRecord({ format: 'GT:DPC:DPT:ADC:ADT', sample: '0/1:353:400:350,3:335,65' })];
    expect(variants(await read({ meta, records }))).toMatchObject([
      { vaf: 65 / 400, depth: 400, altReads: 65, normalDepth: 353, normalVaf: 3 / 353 },
    ]);
  });

  it('reads stated fields', async () => {
    const records = [aRecord({ format: 'XD:XA', sample: '200:150,50' })];
    expect(variants(await read({ records }, { fields: { depth: 'XD', alt: 'XA' } }))).toMatchObject([
      { vaf: 0.25, depth: 200, altReads: 50 },
    ]);
  });
});

describe('a file that cannot be read as one tumor on one build', () => {
  const refusal = async (parts: VcfParts, options: Partial<ReadOptions> = {}) => {
    const result = await readVcf(bytesOf(aVcf(parts)), { fileName: 'sample.vcf', ...options });
    return result.ok ? null : result.refusal;
  };

  it('is refused while the tumor column is not known', async () => {
    const found = await refusal({ samples: ['S1', 'S2'], records: [] });
    expect(found).toMatchObject({ code: 'FILE.TUMOR_SAMPLE_AMBIGUOUS', detail: { candidates: ['S1', 'S2'], line: 2 } });
    expect(found?.detail.message).not.toContain('S1');
  });

  it('is refused when the statement contradicts the header, with the evidence', async () => {
    const found = await refusal({ meta: ['##reference=hg19.fa'] }, { statedBuild: 'GRCh38' });
    expect(found).toMatchObject({
      code: 'FILE.MIXED_BUILDS',
      detail: { line: 2, evidence: [{ source: 'stated' }, { source: 'reference', line: 2 }] },
    });
  });

  it('is refused when a position lies beyond the end of its chromosome in the build', async () => {
    const found = await refusal({ records: [aRecord({ chrom: '17', pos: '83000000' })] }, { statedBuild: 'GRCh37' });
    expect(found).toMatchObject({ code: 'FILE.MIXED_BUILDS', detail: { line: 3, column: 'POS' } });
  });
});
