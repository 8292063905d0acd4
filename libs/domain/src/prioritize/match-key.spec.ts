import { readFinding } from '../annotate/read-finding.ts';
import { readingContext } from '../annotate/reading-context.ts';
import { buildGeneTable } from '../annotate/gene-table.ts';
import type { Finding } from '../annotate/finding.ts';
import { aVariant, GENES, HOTSPOTS } from './engine.fixture.ts';
import { comparableGenomicKey, genomicKey } from '../annotate/genomic-key.ts';
import { matchKey } from './match-key.ts';

const byAllele = new Map(
  HOTSPOTS.flatMap((fact) => fact.positions.map((position) => [comparableGenomicKey(genomicKey(position)), fact] as const)),
);
const context = readingContext({ build: 'GRCh37', genes: buildGeneTable(GENES), hotspotAt: (key) => byAllele.get(key) ?? null });
const levelOf = (finding: Finding, key: string): string | null => matchKey(readFinding(finding, context), key)?.level ?? null;

const egfrDel = aVariant('EGFR', 'p.E746_A750del');
const egfrIns = aVariant('EGFR', 'p.D770_N771insSVD');
const v600e = aVariant('BRAF', 'p.Val600Glu', { cdna: 'c.1799T>A' });
const amplification: Finding = { id: 'a', kind: 'copy-number', gene: 'EGFR', change: 'amplification' };
const emlAlk: Finding = { id: 'f', kind: 'fusion', fivePrime: 'EML4', threePrime: 'ALK' };
const unordered: Finding = { ...emlAlk, orderKnown: false };

describe('matchKey', () => {
  it.each<[string, Finding, string, string]>([
    [
      'the same allele of the same build',
      { ...v600e, chrom: 'chr7', pos: 140453136, ref: 'A', alt: 'T' },
      'g:GRCh37:7-140453136-A-T',
      'GENOMIC_EXACT',
    ],
    [
      'the same allele of the other build, lifted by a hotspot fact',
      { ...v600e, chrom: '7', pos: 140453136, ref: 'A', alt: 'T' },
      'g:GRCh38:7-140753336-A-T',
      'GENOMIC_EXACT',
    ],
    [
      'an indel anchored on one side only',
      { id: 'x', kind: 'small-variant', chrom: '7', pos: 100, ref: 'AGG', alt: 'A' },
      'g:GRCh37:7-101-GG--',
      'GENOMIC_EXACT',
    ],
    ['V600E = p.Val600Glu', v600e, 'p:BRAF:V600E', 'PROTEIN_EXACT'],
    [
      'an unannotated allele at a hotspot',
      { id: 'x', kind: 'small-variant', chrom: '7', pos: 140453136, ref: 'A', alt: 'T' },
      'p:BRAF:V600E',
      'PROTEIN_EXACT',
    ],
    ['another nucleotide change to the same residue', { ...v600e, cdna: 'c.1799_1800delinsAA' }, 'p:BRAF:V600E', 'PROTEIN_EXACT'],
    ['a splice change by c.', aVariant('KIT', null, { cdna: 'NM_000222.3:c.1648-2A>G' }), 'c:KIT:c.1648-2A>G', 'CDNA_EXACT'],
    ['V600', v600e, 'codon:BRAF:V600', 'CODON'],
    ['a residue inside a range', aVariant('EGFR', 'L747P'), 'range:EGFR:729-761', 'REGION'],
    ['exon 19 deletion by residues', egfrDel, 'exon:EGFR:19:deletion', 'REGION'],
    ['exon 19 deletion written as delins', aVariant('EGFR', 'L747_P753delinsS'), 'exon:EGFR:19:deletion', 'REGION'],
    [
      'exon 19 deletion by annotation alone',
      aVariant('EGFR', null, { consequence: 'inframe_deletion', exon: '19/28' }),
      'exon:EGFR:19:deletion',
      'REGION',
    ],
    ['exon 20 insertion', egfrIns, 'exon:EGFR:20:insertion', 'REGION'],
    ['exon 20 insertion written as duplication', aVariant('EGFR', 'A767_V769dup'), 'exon:EGFR:20:insertion', 'REGION'],
    [
      'MET exon 14 skipping by its donor site',
      aVariant('MET', null, { cdna: 'c.3028+1G>T', consequence: 'splice_donor_variant' }),
      'exon:MET:14:skipping',
      'REGION',
    ],
    ['MET exon 14 skipping on the longer transcript', aVariant('MET', null, { cdna: 'c.3082+2T>C' }), 'exon:MET:14:skipping', 'REGION'],
    ['MET exon 14 skipping by its acceptor site', aVariant('MET', null, { cdna: 'c.2888-1G>A' }), 'exon:MET:14:skipping', 'REGION'],
    [
      'MET exon 14 skipping by a deletion over the border',
      aVariant('MET', null, { cdna: 'c.3018_3028+8del' }),
      'exon:MET:14:skipping',
      'REGION',
    ],
    ['MET exon 14 skipping by its last codon', aVariant('MET', 'D1010N'), 'exon:MET:14:skipping', 'REGION'],
    ['MET X1010_splice', aVariant('MET', 'X1010_splice'), 'exon:MET:14:skipping', 'REGION'],
    ['FLT3-ITD', aVariant('FLT3', 'Y597_E598insDVDFREYE'), 'itd:FLT3', 'REGION'],
    ['EGFRvIII', aVariant('EGFR', 'V30_R297delinsG'), 'viii:EGFR', 'REGION'],
    ['the pair of a fusion', emlAlk, 'fusion:EML4::ALK', 'FUSION'],
    ['one partner of a fusion', { ...emlAlk, fivePrime: 'LMNA', threePrime: 'NTRK1' }, 'fusion:v::NTRK1', 'FUSION'],
    ['a rearrangement of a partner', emlAlk, 'rearrangement:ALK', 'FUSION'],
    ['a fusion of unknown order, as written', unordered, 'fusion:EML4::ALK', 'FUSION'],
    ['a fusion of unknown order, the other way round', unordered, 'fusion:ALK::EML4', 'FUSION'],
    ['amplification', amplification, 'cna:EGFR:amplification', 'CNA'],
    ['an amplification is also a gain', amplification, 'cna:EGFR:gain', 'CNA'],
    ['a homozygous deletion is also a loss', { ...amplification, gene: 'PTEN', change: 'deletion' }, 'cna:PTEN:loss', 'CNA'],
    ['PTEN loss of function by a stop', aVariant('PTEN', 'R130*'), 'lof:PTEN', 'FUNCTIONAL_CLASS'],
    ['PTEN loss of function by a frameshift', aVariant('PTEN', 'T319Kfs*24'), 'lof:PTEN', 'FUNCTIONAL_CLASS'],
    ['PTEN loss of function by a canonical splice site', aVariant('PTEN', null, { cdna: 'c.209+1G>A' }), 'lof:PTEN', 'FUNCTIONAL_CLASS'],
    [
      'PTEN loss of function by homozygous deletion',
      { ...amplification, gene: 'PTEN', change: 'deletion' },
      'lof:PTEN',
      'FUNCTIONAL_CLASS',
    ],
    ['any mutation', aVariant('PIK3CA', 'A12T'), 'any:PIK3CA', 'GENE_MUTATION'],
    ['another mutation than V600', aVariant('BRAF', 'K601E'), 'not(codon:BRAF:V600)', 'GENE_MUTATION'],
    ['a gene by its alias', aVariant('HER2', 'V777L'), 'p:ERBB2:V777L', 'PROTEIN_EXACT'],
    ['microsatellite instability', { id: 'm', kind: 'biomarker', name: 'MSI', status: 'high' }, 'bio:MSI-H', 'BIOMARKER'],
    ['tumor mutational burden by value', { id: 'm', kind: 'biomarker', name: 'TMB', value: 10, unit: 'mut/Mb' }, 'bio:TMB-H', 'BIOMARKER'],
    ['PD-L1 by its score', { id: 'm', kind: 'biomarker', name: 'PD-L1', value: 60, score: 'TPS' }, 'bio:PD-L1-TPS-50', 'BIOMARKER'],
    ['overexpression', { id: 'm', kind: 'expression', gene: 'CD274', change: 'over' }, 'expression:CD274:over', 'BIOMARKER'],
  ])('meets %s', (_what, finding, key, level) => {
    expect(levelOf(finding, key)).toBe(level);
  });

  it.each<[string, Finding, string, string | null]>([
    ['V600E is not V600K', v600e, 'p:BRAF:V600K', 'SAME_RESIDUE_OTHER_CHANGE'],
    ['V600R only shares the residue of a V600K record', aVariant('BRAF', 'V600R'), 'p:BRAF:V600K', 'SAME_RESIDUE_OTHER_CHANGE'],
    ['V60 is not V600', aVariant('BRAF', 'V60E'), 'p:BRAF:V600E', 'GENE_ONLY'],
    ['an exon 20 insertion is not an exon 19 deletion', egfrIns, 'exon:EGFR:19:deletion', 'GENE_ONLY'],
    ['an exon 19 deletion is not an exon 20 insertion', egfrDel, 'exon:EGFR:20:insertion', 'GENE_ONLY'],
    ['an exon 19 missense is not an exon 19 deletion', aVariant('EGFR', 'L747P'), 'exon:EGFR:19:deletion', 'GENE_ONLY'],
    ['an exon 19 frameshift is not the in-frame deletion', aVariant('EGFR', 'E746fs'), 'exon:EGFR:19:deletion', 'GENE_ONLY'],
    ['EGFR amplification is not EGFR mutation', amplification, 'any:EGFR', 'GENE_ONLY'],
    ['EGFR mutation is not EGFR amplification', aVariant('EGFR', 'L858R'), 'cna:EGFR:amplification', 'GENE_ONLY'],
    ['a gain is not an amplification', { ...amplification, change: 'gain' }, 'cna:EGFR:amplification', 'GENE_ONLY'],
    [
      'a heterozygous loss is not a homozygous deletion',
      { ...amplification, gene: 'PTEN', change: 'loss' },
      'cna:PTEN:deletion',
      'GENE_ONLY',
    ],
    ['a heterozygous loss is not a loss of function', { ...amplification, gene: 'PTEN', change: 'loss' }, 'lof:PTEN', 'GENE_ONLY'],
    ['"Non-V600" never meets V600E', v600e, 'not(codon:BRAF:V600)', 'GENE_ONLY'],
    ['a missense is not a loss of function', aVariant('PTEN', 'R130Q'), 'lof:PTEN', 'GENE_ONLY'],
    ['a synonymous change is no mutation', aVariant('BRAF', 'p.Val600='), 'any:BRAF', 'GENE_ONLY'],
    ['a synonymous change is no change of the codon', aVariant('BRAF', 'p.Val600='), 'codon:BRAF:V600', 'GENE_ONLY'],
    ['an intronic change is no mutation', aVariant('MET', null, { cdna: 'c.3028+45G>T' }), 'any:MET', 'GENE_ONLY'],
    [
      'an unannotated allele of a gene is no mutation',
      aVariant('MET', null, { chrom: '7', pos: 5, ref: 'A', alt: 'T' }),
      'any:MET',
      'GENE_ONLY',
    ],
    ['ALK as 5′ partner is not ALK as 3′ partner', emlAlk, 'fusion:ALK::v', 'GENE_ONLY'],
    ['the reversed pair is another fusion when the order is known', emlAlk, 'fusion:ALK::EML4', 'GENE_ONLY'],
    [
      'c. and p. that name different codons give no exact match',
      aVariant('BRAF', 'V600E', { cdna: 'c.1801A>G' }),
      'p:BRAF:V600E',
      'SAME_RESIDUE_OTHER_CHANGE',
    ],
    [
      'PIK3CA residue 469 (annotated exon 9 of 21) is not in "exon 9" of the clinic',
      aVariant('PIK3CA', 'E469del', { exon: '9/21' }),
      'exon:PIK3CA:9:mutation',
      'GENE_ONLY',
    ],
    ['FLT3 D835Y is not an ITD', aVariant('FLT3', 'D835Y'), 'itd:FLT3', 'GENE_ONLY'],
    ['MSI-H says nothing of dMMR', { id: 'm', kind: 'biomarker', name: 'MSI', status: 'high' }, 'bio:dMMR', null],
    ['TMB under 10 is not high', { id: 'm', kind: 'biomarker', name: 'TMB', value: 9.9, unit: 'mut/Mb' }, 'bio:TMB-H', null],
    [
      'TMB of another assay is not classified',
      { id: 'm', kind: 'biomarker', name: 'TMB', value: 40, unit: 'mut/Mb', assay: 'in-house exome' },
      'bio:TMB-H',
      null,
    ],
    ['another gene is nothing', aVariant('KRAS', 'G12C'), 'p:NRAS:G12C', null],
    ['text meets nothing', aVariant('KRAS', 'G12C'), 'text', null],
  ])('%s', (_what, finding, key, level) => {
    expect(levelOf(finding, key)).toBe(level);
  });

  it('orders fusions by pair, partner, rearrangement', () => {
    const facts = readFinding(emlAlk, context);
    const ranks = ['fusion:EML4::ALK', 'fusion:v::ALK', 'rearrangement:ALK'].map((key) => matchKey(facts, key)?.rank ?? 99);
    expect(ranks).toEqual([...ranks].sort());
    expect(new Set(ranks).size).toBe(3);
  });

  it('counts a reported amplification under the policy as gain, and says so', () => {
    const facts = readFinding({ ...amplification, copies: 3 }, context);
    expect(facts.keys).toEqual(['cna:EGFR:gain']);
    expect(facts.warnings.join()).toContain('counted as gain');
  });
});
