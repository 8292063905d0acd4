import type { GenomeBuild, Hotspot } from '@consilium/domain';
import { trimAllele } from './alleles.ts';
import { chromosomeName } from './chromosomes.ts';

export interface GenomicAllele {
  readonly build: GenomeBuild;
  readonly chrom: string;
  readonly pos: number;
  readonly ref: string;
  readonly alt: string;
}

/** The known change that is exactly this allele on this build, or null. */
export type HotspotLookup = (allele: GenomicAllele) => Hotspot | null;

/** Indexes hotspots by allele; both sides are trimmed alike, so that spelling does not hide a match. */
export function indexHotspots(hotspots: readonly Hotspot[]): HotspotLookup {
  const index = new Map<string, Hotspot>();
  for (const hotspot of hotspots) for (const position of hotspot.positions) index.set(alleleKey(position), hotspot);
  return (allele) => index.get(alleleKey(allele)) ?? null;
}

function alleleKey({ build, chrom, pos, ref, alt }: GenomicAllele): string {
  const trimmed = trimAllele({ pos, ref: ref.toUpperCase(), alt: alt.toUpperCase() });
  return `${build} ${chromosomeName(chrom)}-${trimmed.pos}-${trimmed.ref}-${trimmed.alt}`;
}
