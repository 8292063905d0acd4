/** A small variant as a replacement of `ref` by `alt` at the 1-based position of the first base of `ref`. */
export interface Allele {
  readonly pos: number;
  readonly ref: string;
  readonly alt: string;
}

/**
 * Drops bases that `ref` and `alt` share, from the right first, then from the left; each keeps at least one base, so that insertions and
 * deletions stay anchored as in VCF. Without a reference sequence nothing is shifted (left-alignment).
 */
export function trimAllele({ pos, ref, alt }: Allele): Allele {
  let right = 0;
  const shortest = Math.min(ref.length, alt.length);
  while (right < shortest - 1 && ref[ref.length - 1 - right] === alt[alt.length - 1 - right]) right += 1;
  let left = 0;
  while (left < shortest - 1 - right && ref[left] === alt[left]) left += 1;
  return { pos: pos + left, ref: ref.slice(left, ref.length - right), alt: alt.slice(left, alt.length - right) };
}
