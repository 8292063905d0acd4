import type { AnnotationEntry } from './entry.ts';
import { codingChange, proteinChange } from './hgvs-text.ts';
import { proteinFromCodons } from './protein-from-codons.ts';
import { bySeverity, geneOf, impactNamed, orNull, own, withoutVersion } from './ranked-consequence.ts';
import type { GeneAliases, RankedConsequence } from './ranked-consequence.ts';
import { impactOf } from './severity.ts';

export function fromVep(entry: AnnotationEntry, approved: GeneAliases): RankedConsequence {
  const of = (field: string): string => entry.get(field) ?? '';
  const terms = bySeverity(of('Consequence').split('&'));
  const aminoAcids = { aminoAcids: of('Amino_acids'), position: of('Protein_position').split('/')[0] ?? '', terms };
  const isTranscript = of('Feature_type') === 'Transcript' || of('Feature_type') === '';
  const protein = proteinChange(of('HGVSp')) ?? synonymous(of('HGVSp')) ?? proteinFromCodons(aminoAcids);
  const mane = [of('MANE_SELECT'), of('MANE_PLUS_CLINICAL'), of('RefSeq')].filter((text) => text !== '');
  return {
    consequence: {
      ...geneOf(of('SYMBOL') || of('HGNC_SYMBOL'), approved),
      transcript: isTranscript ? orNull(of('Feature')) : null,
      terms,
      impact: impactNamed(of('IMPACT')) ?? impactOf(terms),
      cdna: own(codingChange(of('HGVSc'))),
      protein: own(protein),
      exon: orNull(of('EXON')),
      isMane: of('MANE_SELECT') !== '' || /mane_select/i.test(of('MANE')),
      isCanonical: of('CANONICAL') === 'YES',
    },
    isManePlusClinical: of('MANE_PLUS_CLINICAL') !== '' || /mane_plus_clinical/i.test(of('MANE')),
    isPicked: of('PICK') === '1',
    accessions: [of('Feature'), ...mane.flatMap((text) => text.split('&'))].map(withoutVersion),
    entry,
  };
}

/** Old VEP writes `ENST…:c.1800G>A(p.=)` into HGVSp; `p.%3D` alone says as much. */
const synonymous = (text: string): string | null => (/p\.(?:%3D|=)\)?$/.test(text) ? 'p.=' : null);
