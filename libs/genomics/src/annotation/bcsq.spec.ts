import type { AnnotatedSample, SmallVariant } from '@consilium/domain';
import { aRecord, aVcf, bytesOf } from '../vcf-file.builder.ts';
import { readVcf } from '../vcf/read-vcf.ts';
import { chosenByMask } from './compound-consequences.ts';
import { proteinFromResidues } from './protein-from-residues.ts';

const META = [
  '##INFO=<ID=BCSQ,Number=.,Type=String,Description="Haplotype-aware consequence annotation from BCFtools/csq, see http://samtools.github.io/bcftools/howtos/csq-calling.html for details. Format: Consequence|gene|transcript|biotype|strand|amino_acid_change|dna_change">',
];

async function read(records: readonly string[]): Promise<AnnotatedSample> {
  const result = await readVcf(bytesOf(aVcf({ meta: META, records })), { fileName: 'a.vcf', statedBuild: 'GRCh37' });
  if (!result.ok) throw new Error(result.refusal.detail.message);
  return result.value;
}
const variants = ({ findings }: AnnotatedSample): readonly SmallVariant[] => findings.filter((finding) => finding.kind === 'small-variant');
const at = (pos: number, ref: string, alt: string, bcsq: string, over: Parameters<typeof aRecord>[0] = {}) =>
  aRecord({ chrom: '12', pos: String(pos), ref, alt, info: `BCSQ=${bcsq}`, ...over });

describe('bcftools csq', () => {
  it('is recognized and read with gene, transcript and protein change', async () => {
    const [finding] = variants(await read([at(25398284, 'C', 'T', 'missense|KRAS|ENST00000256078|protein_coding|-|12G>12D|25398284C>T')]));
    expect(finding).toMatchObject({
      gene: 'KRAS',
      transcript: 'ENST00000256078',
      protein: 'p.G12D',
      consequence: 'missense_variant',
      consequences: [{ impact: 'MODERATE', cdna: null, exon: null }],
      namedBy: 'annotation',
    });
  });

  it('keeps several consequences of one entry, most severe first', async () => {
    const [finding] = variants(await read([at(5, 'C', 'T', 'splice_region&missense|KRAS|E1|protein_coding|-|12G>12D|5C>T')]));
    expect(finding?.consequence).toBe('missense_variant&splice_region_variant');
  });

  it('takes the records of one compound change for one finding, so that one haplotype is not taken for two hits', async () => {
    const together = 'missense|KRAS|E1|protein_coding|-|12G>12F|25398284C>A+25398285C>A';
    const sample = await read([at(25398284, 'C', 'A', together), at(25398285, 'C', 'A', '@25398284')]);
    expect(variants(sample).map(({ pos, protein }) => [pos, protein])).toEqual([[25398284, 'p.G12F']]);
    expect(sample.counts).toMatchObject({ alleles: 2, kept: 1, leftOut: 1, notAnnotated: 0 });
    expect(sample.warnings).toEqual(['1 variants are part of a compound change that an earlier record names.']);
  });

  it('keeps a record that points back when another haplotype has it alone', async () => {
    const together = 'frameshift|G|E1|protein_coding|+|41WYRR>41WGIE|222G>GGG+261A>C';
    const records = [
      at(222, 'G', 'GGG', together),
      at(261, 'A', 'C,G', '@222,missense|G|E1|protein_coding|+|54K>54R|261A>G', { sample: '1/2:0,5,5:10' }),
    ];
    expect(variants(await read(records)).map(({ pos, alt, protein }) => [pos, alt, protein])).toEqual([
      [222, 'GGG', 'p.Y42fs'],
      [261, 'G', 'p.K54R'],
    ]);
  });

  it.each([
    ['a record that is not there', [at(9, 'C', 'A', '@5')]],
    ['a record of another chromosome', [at(5, 'C', 'A', 'missense|A|E|p|+|1G>1F|5C>A+9C>A'), at(9, 'C', 'A', '@5', { chrom: '13' })]],
    ['a record that does not name it', [at(5, 'C', 'A', 'missense|A|E|p|+|1G>1F|5C>A+7C>A'), at(9, 'C', 'A', '@5')]],
  ])('names a reference to %s instead of guessing', async (_, records) => {
    const sample = await read(records);
    expect(sample.warnings.join(' ')).toMatch(/1 annotation entries point to a record that does not stand before them/);
    expect(variants(sample).filter(({ pos }) => pos === 9)).toEqual([]);
  });

  it('gives each allele of a record its own entry', async () => {
    const both = 'missense|KRAS|E1|protein_coding|-|12G>12D|5C>T,missense|KRAS|E1|protein_coding|-|12G>12V|5C>A';
    const sample = await read([at(5, 'C', 'T,A', both, { sample: '1/2:0,50,50:100' })]);
    expect(variants(sample).map(({ alt, protein }) => [alt, protein])).toEqual([
      ['T', 'p.G12D'],
      ['A', 'p.G12V'],
    ]);
  });

  it('takes of several haplotypes those of the tumor by the bit mask', async () => {
    const entries = 'missense|KRAS|E1|protein_coding|-|12G>12D|5C>T,missense|KRAS|E1|protein_coding|-|12G>12F|5C>T+6C>A';
    const format = { format: 'GT:AD:DP:BCSQ', sample: '0/1:60,40:100:4' };
    expect(variants(await read([at(5, 'C', 'T', entries, format)]))).toMatchObject([{ protein: 'p.G12F', consequences: [{}] }]);
  });

  it('keeps a change behind a stop, and says so', async () => {
    const sample = await read([at(5, 'C', 'T', '*missense|KRAS|E1|protein_coding|-|12G>12D|5C>T')]);
    expect(variants(sample)).toMatchObject([{ protein: 'p.G12D' }]);
    expect(sample.warnings).toEqual(['1 consequences lie behind a stop on the same haplotype: confirm that they change a product.']);
  });

  it.each([
    ['three values', 'missense|KRAS|E1', /do not have as many values/],
    ['six values', 'missense|KRAS|E1|protein_coding|-|12G>12D', /do not have as many values/],
    ['an unknown consequence', 'mutant|KRAS|E1|protein_coding|-|12G>12D|5C>T', /name no known consequence/],
    ['a lone word', 'missense', /are malformed/],
    ['a reference to no position', '@five', /are malformed/],
  ])('does not read %s, and says so', async (_, bcsq, warning) => {
    const sample = await read([at(5, 'C', 'T', bcsq)]);
    expect([sample.findings, sample.counts.notAnnotated]).toEqual([[], 1]);
    expect(sample.warnings.join(' ')).toMatch(warning);
  });
});

describe('proteinFromResidues', () => {
  it.each([
    ['60S', 'synonymous_variant', 'p.S60='],
    ['113F>113C', 'missense_variant', 'p.F113C'],
    ['29S>29*', 'stop_gained', 'p.S29*'],
    ['28QS>28Q*', 'stop_gained', 'p.S29*'],
    ['83LKTT*>83LDDV*', 'frameshift_variant', 'p.K84fs'],
    ['83LK*>83L*', 'frameshift_variant', 'p.K84*'],
    ['25E..329>25G..94', 'frameshift_variant', 'p.E25fs'],
    ['25E..329>25E..94', 'frameshift_variant', null],
    ['745KELREAT>745KT', 'inframe_deletion', 'p.E746_A750del'],
    ['767ASV>767ASVASV', 'inframe_insertion', 'p.A767_V769dup'],
    ['770D>770DG', 'inframe_insertion', 'p.D770_Xaa771insG'],
    ['770DN>770DGN', 'inframe_insertion', 'p.D770_N771insG'],
    ['747LREA>747P', 'inframe_deletion', 'p.L747_A750delinsP'],
    ['152*>152RA*', 'stop_lost', 'p.*152Rext*?'],
    ['1M>1V', 'start_lost', 'p.M1?'],
    ['30ETA>32E', 'inframe_deletion', 'p.T31_A32del'],
    ['20GN>20G..24', 'inframe_insertion', null],
    ['41W..122>41W..52', 'frameshift_variant', null],
    ['122*>122S', 'stop_lost', 'p.*122Sext*?'],
    ['G12D', 'missense_variant', null],
    ['0G>0D', 'missense_variant', null],
    ['12G>12', 'missense_variant', null],
    ['', 'intron_variant', null],
  ])('%s (%s) is %p', (written, term, expected) => {
    expect(proteinFromResidues(written, [term])).toBe(expected);
  });
});

describe('chosenByMask', () => {
  it.each([
    [[1], [0]],
    [[2], [0]],
    [[4], [1]],
    [[5], [0, 1]],
    [[0], [0, 1, 2]],
    [[], [0, 1, 2]],
    [[null], [0, 1, 2]],
  ])('the mask %j chooses %j of three', (mask, chosen) => {
    expect([0, 1, 2].filter((index) => chosenByMask(mask)(index, 3))).toEqual(chosen);
  });

  it('takes what lies beyond the mask', () => {
    expect(Array.from({ length: 17 }, (_, i) => i).filter((i) => chosenByMask([1])(i, 17))).toEqual([0, 15, 16]);
  });
});
