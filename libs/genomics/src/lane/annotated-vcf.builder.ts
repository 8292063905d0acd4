/** Field order of the generated CSQ, as a VEP run with `--everything` writes it, shortened. */
export const CSQ_FIELDS =
  'Allele|Consequence|IMPACT|SYMBOL|Gene|Feature_type|Feature|BIOTYPE|EXON|INTRON|HGVSc|HGVSp|cDNA_position|CDS_position|Protein_position|Amino_acids|Codons|Existing_variation|ALLELE_NUM|DISTANCE|STRAND|FLAGS|VARIANT_CLASS|SYMBOL_SOURCE|HGNC_ID|CANONICAL|MANE_SELECT|gnomADe_AF';

const CHROMOSOMES = [
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '9',
  '10',
  '11',
  '12',
  '13',
  '14',
  '15',
  '16',
  '17',
  '18',
  '19',
  '20',
  '21',
  '22',
  'X',
];
const SHORTEST = 46_000_000;
const FILTERS = ['PASS', 'PASS', 'PASS', 'PASS', 'weak_evidence', 'germline;normal_artifact', 'strand_bias'];
const AMINO = [
  'Ala',
  'Arg',
  'Asn',
  'Asp',
  'Cys',
  'Gln',
  'Glu',
  'Gly',
  'His',
  'Ile',
  'Leu',
  'Lys',
  'Met',
  'Phe',
  'Pro',
  'Ser',
  'Thr',
  'Val',
];
const BASES = 'ACGT';
/** Weights near those of a whole exome: two entries of three change no product. */
const KINDS: readonly (readonly [weight: number, terms: string, impact: string, coding: boolean])[] = [
  [40, 'intron_variant', 'MODIFIER', false],
  [10, 'upstream_gene_variant', 'MODIFIER', false],
  [8, 'downstream_gene_variant', 'MODIFIER', false],
  [8, 'intron_variant&non_coding_transcript_variant', 'MODIFIER', false],
  [3, '3_prime_UTR_variant', 'MODIFIER', false],
  [18, 'missense_variant', 'MODERATE', true],
  [9, 'synonymous_variant', 'LOW', true],
  [2, 'missense_variant&splice_region_variant', 'MODERATE', true],
  [1, 'stop_gained', 'HIGH', true],
  [1, 'frameshift_variant', 'HIGH', true],
];
const ALL_KINDS = KINDS.flatMap((kind) => Array.from({ length: kind[0] }, () => kind));

/** Deterministic numbers (mulberry32): the same file on every machine. */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

export function generatedHeader(): string {
  return [
    '##fileformat=VCFv4.2',
    '##source=Mutect2',
    '##tumor_sample=TUMOR',
    '##normal_sample=NORMAL',
    '##FILTER=<ID=PASS,Description="Site passes">',
    ...[...new Set(FILTERS.flatMap((filter) => filter.split(';')))].slice(1).map((id) => `##FILTER=<ID=${id},Description="${id}">`),
    ...CHROMOSOMES.map((id) => `##contig=<ID=${id}>`),
    '##reference=GRCh38',
    '##INFO=<ID=DP,Number=1,Type=Integer,Description="Depth">',
    '##INFO=<ID=TLOD,Number=A,Type=Float,Description="Log odds">',
    '##INFO=<ID=STR,Number=0,Type=Flag,Description="Tandem repeat">',
    `##INFO=<ID=CSQ,Number=.,Type=String,Description="Consequence annotations from Ensembl VEP. Format: ${CSQ_FIELDS}">`,
    '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">',
    '##FORMAT=<ID=AD,Number=R,Type=Integer,Description="Reads by allele">',
    '##FORMAT=<ID=AF,Number=A,Type=Float,Description="Fraction">',
    '##FORMAT=<ID=DP,Number=1,Type=Integer,Description="Depth">',
    '##FORMAT=<ID=SB,Number=4,Type=Integer,Description="Strands">',
    '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tNORMAL\tTUMOR',
    '',
  ].join('\n');
}

/** Record lines, sorted by position within the chromosome: one in thirty with two alternate alleles, one in forty without annotation. */
export function* generatedRecords(count: number, seed = 20): Generator<string> {
  const random = seeded(seed);
  const perChromosome = Math.ceil(count / CHROMOSOMES.length);
  const step = Math.max(2, Math.floor((SHORTEST - 10_000) / perChromosome));
  for (let i = 0; i < count; i += 1) {
    const chrom = CHROMOSOMES[Math.floor(i / perChromosome)] ?? 'X';
    const pos = 10_000 + (i % perChromosome) * step + random(step);
    yield recordLine(chrom, pos, random);
  }
}

function recordLine(chrom: string, pos: number, random: (below: number) => number): string {
  const ref = BASES[random(4)] ?? 'A';
  const first = BASES[(BASES.indexOf(ref) + 1 + random(3)) % 4] ?? 'C';
  const isInsertion = random(20) === 0;
  const alts = [isInsertion ? ref + first + BASES[random(4)] : first];
  if (random(30) === 0) alts.push(ref + first);
  const entries = random(40) === 0 ? [] : alts.flatMap((alt, a) => entriesOf(alt, alts, a, pos, random));
  const depth = 40 + random(300);
  const reads = alts.map(() => 2 + random(40));
  const info = [`DP=${depth + 50}`, `TLOD=${alts.map(() => `${random(90)}.${random(100)}`).join(',')}`];
  if (entries.length > 0) info.push(`CSQ=${entries.join(',')}`);
  if (random(12) === 0) info.push('STR');
  const normal = `0/0:${[random(60) + 5, ...alts.map(() => random(2))].join(',')}:${alts.map(() => '0.01').join(',')}:${45 + random(20)}:20,20,1,1`;
  const tumor = `${alts.length === 2 ? '0/1/2' : '0/1'}:${[depth, ...reads].join(',')}:${reads.map((n) => (n / depth).toFixed(3)).join(',')}:${depth}:30,30,4,4`;
  const id = random(3) === 0 ? `rs${1000 + random(900_000_000)}` : '.';
  const filter = FILTERS[random(FILTERS.length)];
  return `${chrom}\t${pos}\t${id}\t${ref}\t${alts.join(',')}\t.\t${filter}\t${info.join(';')}\tGT:AD:AF:DP:SB\t${normal}\t${tumor}\n`;
}

function entriesOf(alt: string, alts: readonly string[], index: number, pos: number, random: (below: number) => number): readonly string[] {
  const gene = random(19_000);
  const isIndel = alts.some((one) => one.length > 1);
  const allele = isIndel && alt.length > 1 ? alt.slice(1) : alt;
  return Array.from({ length: 1 + random(6) }, (_, i) => entry(allele, gene, index, i, pos, random));
}

function entry(allele: string, gene: number, index: number, i: number, pos: number, random: (below: number) => number): string {
  const [, terms, impact, coding] = ALL_KINDS[random(ALL_KINDS.length)] ?? [0, '', '', false];
  const at = 1 + random(2000);
  const transcript = `ENST00000${100_000 + gene * 20 + i}.${1 + (gene % 9)}`;
  const from = AMINO[random(AMINO.length)] ?? 'Ala';
  const to = AMINO[random(AMINO.length)] ?? 'Ala';
  const symbol = `GENE${gene}`;
  const places = coding ? [`${at * 3 + 200}`, `${at * 3}`, `${at}`, 'V/E', 'gTg/gAg'] : ['', '', '', '', ''];
  const hgvsc =
    terms.startsWith('upstream') || terms.startsWith('downstream')
      ? ''
      : `${transcript}:c.${at * 3}${coding ? '' : `+${1 + random(900)}`}G>A`;
  const hgvsp = coding
    ? `ENSP00000${200_000 + gene * 20 + i}.${1 + (gene % 9)}:p.${from}${at}${terms === 'synonymous_variant' ? '%3D' : to}`
    : '';
  const known = random(3) === 0 ? `rs${1000 + random(900_000_000)}&COSV${50_000_000 + random(9_000_000)}` : '';
  const frequency = random(4) === 0 ? `${(random(9999) / 1e6).toExponential(3)}` : '';
  const exon = coding ? `${1 + random(20)}/22` : '';
  const intron = terms.startsWith('intron') ? `${1 + random(20)}/21` : '';
  const head = [
    allele,
    terms,
    impact,
    symbol,
    `ENSG00000${100_000 + gene}`,
    'Transcript',
    transcript,
    i === 4 ? 'retained_intron' : 'protein_coding',
  ];
  const tail = [known, index + 1, random(9) === 0 ? 1 + random(4999) : '', pos % 2 ? 1 : -1, '', 'SNV', 'HGNC', `HGNC:${gene + 5}`];
  const flags = [i === 0 ? 'YES' : '', i === 0 ? `NM_00${1000 + gene}.${1 + (gene % 5)}` : '', frequency];
  return [...head, exon, intron, hgvsc, hgvsp, ...places, ...tail, ...flags].join('|');
}
