/** Builders of small VCF files for the specifications; every default is a valid file with one tumor column. */
export interface VcfParts {
  readonly version?: string;
  readonly meta?: readonly string[];
  readonly samples?: readonly string[];
  readonly records?: readonly string[];
}

export const aRecord = (
  over: Partial<Record<'chrom' | 'pos' | 'ref' | 'alt' | 'filter' | 'info' | 'format' | 'sample', string>> = {},
): string => {
  const one = {
    chrom: '7',
    pos: '140753336',
    ref: 'A',
    alt: 'T',
    filter: 'PASS',
    info: '.',
    format: 'GT:AD:DP',
    sample: '0/1:60,40:100',
    ...over,
  };
  return [one.chrom, one.pos, '.', one.ref, one.alt, '.', one.filter, one.info, one.format, one.sample].join('\t');
};

export function aVcf({ version = 'VCFv4.2', meta = [], samples = ['TUMOR'], records = [aRecord()] }: VcfParts = {}): string {
  const columns = ['#CHROM', 'POS', 'ID', 'REF', 'ALT', 'QUAL', 'FILTER', 'INFO', ...(samples.length > 0 ? ['FORMAT', ...samples] : [])];
  return [`##fileformat=${version}`, ...meta, columns.join('\t'), ...records].join('\n') + '\n';
}

/** Bytes in pieces of the given size, as a network would deliver them. */
export async function* bytesOf(content: string | Uint8Array, size = 7000): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
}

export const VEP_META =
  '##INFO=<ID=CSQ,Number=.,Type=String,Description="Consequence annotations from Ensembl VEP. Format: Allele|Consequence|IMPACT|SYMBOL|Feature_type|Feature|EXON|HGVSc|HGVSp|CANONICAL|MANE_SELECT|PICK|ALLELE_NUM|gnomADe_AF|Amino_acids|Protein_position">';

export interface CsqParts {
  readonly allele?: string;
  readonly consequence?: string;
  readonly impact?: string;
  readonly gene?: string;
  readonly transcript?: string;
  readonly exon?: string;
  readonly hgvsc?: string;
  readonly hgvsp?: string;
  readonly canonical?: boolean;
  readonly mane?: string;
  readonly pick?: boolean;
  readonly alleleNum?: number;
  readonly frequency?: string;
  readonly aminoAcids?: string;
  readonly position?: string;
}

export function csq(parts: CsqParts = {}): string {
  const {
    allele = 'T',
    consequence = 'missense_variant',
    impact = 'MODERATE',
    gene = 'BRAF',
    transcript = 'ENST00000646891.2',
    exon = '15/18',
  } = parts;
  const { hgvsc = '', hgvsp = '', mane = '', frequency = '', aminoAcids = '', position = '', alleleNum } = parts;
  const flags = [parts.canonical ? 'YES' : '', mane, parts.pick ? '1' : '', alleleNum ?? '', frequency, aminoAcids, position];
  return [allele, consequence, impact, gene, 'Transcript', transcript, exon, hgvsc, hgvsp, ...flags].join('|');
}
