import { genomicKey, parseAllele } from '@consilium/domain';
import type { VariantKey } from '@consilium/domain';

/** Allele as a record states it; 1-based. */
export interface Coordinates {
  readonly build: string;
  readonly chrom: string;
  readonly pos: number;
  readonly ref: string;
  readonly alt: string;
}

/**
 * Keys `g:<build>:<chrom>-<pos>-<ref>-<alt>` of substitutions. Insertions and deletions need the reference to be anchored and are left out here;
 * their coding or protein key stands for them.
 */
export function genomicKeys(hgvs: readonly string[], coordinates: Coordinates | null): readonly VariantKey[] {
  const written = hgvs.flatMap((text) => fromHgvs(text.trim()));
  return [...new Set([...written, ...fromCoordinates(coordinates)])];
}

function fromHgvs(text: string): readonly VariantKey[] {
  const allele = /^NC_\d+\.\d+:g\.\d+[ACGT]>[ACGT]$/.test(text) ? parseAllele(text) : null;
  return allele === null || allele.build === null ? [] : [genomicKey({ ...allele, build: allele.build })];
}

function fromCoordinates(at: Coordinates | null): readonly VariantKey[] {
  if (at === null || !/^GRCh3[78]$/.test(at.build) || at.ref === at.alt) return [];
  const isSubstitution = /^[ACGT]+$/.test(at.ref) && /^[ACGT]+$/.test(at.alt) && at.ref.length === at.alt.length;
  const isMinimal = at.ref[0] !== at.alt[0] && at.ref.at(-1) !== at.alt.at(-1);
  return isSubstitution && isMinimal ? [`g:${at.build}:${at.chrom.replace(/^chr/i, '')}-${at.pos}-${at.ref}-${at.alt}`] : [];
}
