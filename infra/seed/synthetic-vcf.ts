import { starterRelease } from '@consilium/knowledge';

/** A variant of an invented patient; without a position it is a hotspot, and the starter pack knows where it lies. */
export interface SyntheticVariant {
  readonly gene: string;
  /** HGVS p. in three letters, as annotators write it. */
  readonly protein: string;
  readonly cdna: string;
  readonly consequence: string;
  /** One-letter protein key of the hotspot fact that gives the position. */
  readonly hotspot?: string;
  readonly at?: { readonly chrom: string; readonly pos: number; readonly ref: string; readonly alt: string };
  readonly vaf: number;
  readonly filter?: string;
}

const FORMAT =
  'Consequence annotations from Ensembl VEP. Format: Allele|Consequence|IMPACT|SYMBOL|Feature_type|Feature|BIOTYPE|HGVSc|HGVSp|CANONICAL';
const HIGH = /stop_gained|frameshift|splice_(acceptor|donor)/;
const DEPTH = 400;

/** A small annotated VCF on GRCh38 for the demo. */
export function syntheticVcf(variants: readonly SyntheticVariant[], { withBuild = true } = {}): Uint8Array {
  const lines = [
    '##fileformat=VCFv4.2',
    ...(withBuild ? ['##reference=GRCh38'] : []),
    '##source=synthetic patient of the Consilium demo',
    '##FILTER=<ID=PASS,Description="All filters passed">',
    '##FILTER=<ID=weak_evidence,Description="Too few reads">',
    `##INFO=<ID=CSQ,Number=.,Type=String,Description="${FORMAT}">`,
    '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">',
    '##FORMAT=<ID=AD,Number=R,Type=Integer,Description="Allelic depths">',
    '##FORMAT=<ID=DP,Number=1,Type=Integer,Description="Depth">',
    '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tTUMOR',
    ...variants.map(recordOf),
  ];
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

function recordOf(variant: SyntheticVariant): string {
  const { chrom, pos, ref, alt } = placeOf(variant);
  const altReads = Math.round(DEPTH * variant.vaf);
  const impact = HIGH.test(variant.consequence) ? 'HIGH' : 'MODERATE';
  const csq = [
    alt,
    variant.consequence,
    impact,
    variant.gene,
    'Transcript',
    '',
    'protein_coding',
    `:${variant.cdna}`,
    `:${variant.protein}`,
    'YES',
  ].join('|');
  return [
    chrom,
    pos,
    '.',
    ref,
    alt,
    '.',
    variant.filter ?? 'PASS',
    `CSQ=${csq}`,
    'GT:AD:DP',
    `0/1:${DEPTH - altReads},${altReads}:${DEPTH}`,
  ].join('\t');
}

function placeOf({ gene, hotspot, at }: SyntheticVariant): { chrom: string; pos: number; ref: string; alt: string } {
  if (at) return at;
  const fact = starterRelease().content.hotspots.find((known) => known.gene === gene && known.protein === hotspot);
  const place = fact?.positions.find(({ build }) => build === 'GRCh38');
  if (!place)
    throw new Error(`The starter pack has no GRCh38 position of ${gene} ${hotspot ?? ''}; give the variant a position of its own.`);
  return place;
}
