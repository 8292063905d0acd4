import type { Allele } from '../vcf/alleles.ts';
import { trimAllele } from '../vcf/alleles.ts';
import type { ReferenceBases } from './reference-bases.ts';

/**
 * The one spelling of an allele: as far left as it can stand, as short as it can be (Tan 2015, PMID 25701572).
 * 1. An empty side, written with `-`, gets its anchor from the reference.
 * 2. A base that both sides end with goes; a side that would be empty gets the base before it; until neither applies.
 * 3. Bases that both sides begin with go, but for one.
 * 4. Substitutions keep their place, and one of several bases stays whole.
 * 5. Where the reference has no base to give, the allele stays where the record allows, as without a reference.
 *
 * An insertion without an anchor stands after `pos`, as in a MAF.
 */
export function leftAlign(chrom: string, allele: Allele, bases: ReferenceBases): Allele {
  const anchored = withAnchor(chrom, allele, bases);
  if (anchored === null) return allele;
  if (anchored.ref.length === anchored.alt.length) return trimAllele(anchored);
  let { pos, ref, alt } = trimAllele(anchored);
  while (ref !== alt && ref.at(-1) === alt.at(-1)) {
    if (ref.length > 1 && alt.length > 1) [ref, alt] = [ref.slice(0, -1), alt.slice(0, -1)];
    else {
      const before = bases(chrom, pos - 1, pos - 1);
      if (before === null) break;
      [ref, alt, pos] = [before + ref.slice(0, -1), before + alt.slice(0, -1), pos - 1];
    }
  }
  return trimAllele({ pos, ref, alt });
}

/** The allele with at least one base on each side; null where the reference cannot give it. */
function withAnchor(chrom: string, { pos, ref, alt }: Allele, bases: ReferenceBases): Allele | null {
  const [from, to] = [bare(ref), bare(alt)];
  if (from !== '' && to !== '') return { pos, ref: from, alt: to };
  const at = from === '' ? pos : pos - 1;
  const anchor = bases(chrom, at, at);
  return anchor === null ? null : { pos: at, ref: anchor + from, alt: anchor + to };
}

const bare = (bases: string): string => (bases === '-' || bases === '.' ? '' : bases.toUpperCase());
