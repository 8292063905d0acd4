import type { AnnotationEntry } from './entry.ts';
import { proteinFromResidues } from './protein-from-residues.ts';
import { bySeverity, geneOf, orNull, own, withoutVersion } from './ranked-consequence.ts';
import type { GeneAliases, RankedConsequence } from './ranked-consequence.ts';
import { impactOf } from './severity.ts';
import { bcsqTerms } from './so-terms.ts';

/** bcftools csq. `*` before a consequence says that it lies behind a stop on the same haplotype; it is kept, and counted in a warning. */
export function fromBcsq(entry: AnnotationEntry, approved: GeneAliases): RankedConsequence {
  const of = (field: string): string => entry.get(field) ?? '';
  const terms = bySeverity(bcsqTerms(of('Consequence')));
  return {
    consequence: {
      ...geneOf(of('gene'), approved),
      transcript: orNull(of('transcript')),
      terms,
      impact: impactOf(terms),
      cdna: null,
      protein: own(proteinFromResidues(of('amino_acid_change'), terms)),
      exon: null,
      isMane: false,
      isCanonical: false,
    },
    isManePlusClinical: false,
    isPicked: false,
    accessions: [withoutVersion(of('transcript'))],
    entry,
  };
}

export const isBehindStop = (entry: AnnotationEntry): boolean => (entry.get('Consequence') ?? '').startsWith('*');
