import type { VariantKey } from '@consilium/domain';

/** Allele as a record states it; 1-based. */
export interface Coordinates {
  readonly build: string;
  readonly chrom: string;
  readonly pos: number;
  readonly ref: string;
  readonly alt: string;
}

/** Version of each RefSeq chromosome accession in GRCh37 (NCBI assembly GCF_000001405.25); GRCh38 is one higher for every chromosome. */
const GRCH37_VERSIONS: readonly number[] = [10, 11, 11, 11, 9, 11, 13, 10, 11, 10, 9, 11, 10, 8, 9, 9, 10, 9, 9, 10, 8, 10, 10, 9];
const CHROMOSOME = (number: number): string => (number === 23 ? 'X' : number === 24 ? 'Y' : String(number));

/**
 * Keys `g:<build>:<chrom>-<pos>-<ref>-<alt>` of substitutions. Insertions and deletions need the reference to be anchored and are left out here;
 * their coding or protein key stands for them.
 */
export function genomicKeys(hgvs: readonly string[], coordinates: Coordinates | null): readonly VariantKey[] {
  const written = hgvs.flatMap((text) => fromHgvs(text.trim()));
  return [...new Set([...written, ...fromCoordinates(coordinates)])];
}

function fromHgvs(text: string): readonly VariantKey[] {
  const match = /^NC_0000(\d\d)\.(\d+):g\.(\d+)([ACGT])>([ACGT])$/.exec(text);
  if (!match) return [];
  const number = Number(match[1]);
  const offset = Number(match[2]) - (GRCH37_VERSIONS[number - 1] ?? Number.NaN);
  if (offset !== 0 && offset !== 1) return [];
  return [`g:${offset === 0 ? 'GRCh37' : 'GRCh38'}:${CHROMOSOME(number)}-${match[3] ?? ''}-${match[4] ?? ''}-${match[5] ?? ''}`];
}

function fromCoordinates(at: Coordinates | null): readonly VariantKey[] {
  if (at === null || !/^GRCh3[78]$/.test(at.build) || at.ref === at.alt) return [];
  const isSubstitution = /^[ACGT]+$/.test(at.ref) && /^[ACGT]+$/.test(at.alt) && at.ref.length === at.alt.length;
  const isMinimal = at.ref[0] !== at.alt[0] && at.ref.at(-1) !== at.alt.at(-1);
  return isSubstitution && isMinimal ? [`g:${at.build}:${at.chrom.replace(/^chr/i, '')}-${at.pos}-${at.ref}-${at.alt}`] : [];
}
