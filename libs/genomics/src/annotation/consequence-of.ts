import type { Consequence } from '@consilium/domain';
import { detach } from '../bytes/detach.ts';
import type { AnnotationEntry } from './annotation-entry.ts';
import type { AnnotationLayout } from './annotation-layout.ts';
import { codingChange, proteinChange } from './hgvs-text.ts';
import { proteinFromCodons } from './protein-from-codons.ts';
import { IMPACTS, impactOf, severityRank } from './severity.ts';

/** A consequence with what only the choice of the transcript needs. */
export interface RankedConsequence {
  readonly consequence: Consequence;
  readonly isManePlusClinical: boolean;
  readonly isPicked: boolean;
  /** Accessions of the same transcript in other collections, without version. */
  readonly accessions: readonly string[];
}

/** Approved symbol of a symbol or unique alias; null when it is unknown or ambiguous. */
export type GeneAliases = (symbol: string) => string | null;

export function consequenceOf(entry: AnnotationEntry, { kind }: AnnotationLayout, approved: GeneAliases): RankedConsequence {
  return kind === 'vep' ? fromVep(entry, approved) : fromSnpEff(entry, approved);
}

function fromVep(entry: AnnotationEntry, approved: GeneAliases): RankedConsequence {
  const of = (field: string): string => entry.get(field) ?? '';
  const terms = termsOf(of('Consequence'));
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
  };
}

function fromSnpEff(entry: AnnotationEntry, approved: GeneAliases): RankedConsequence {
  const of = (...names: readonly string[]): string => names.map((name) => entry.get(name) ?? '').find((value) => value !== '') ?? '';
  const terms = termsOf(of('Annotation'));
  const transcript = of('Feature_Type') === 'transcript' || of('Feature_Type') === '' ? of('Feature_ID') : '';
  const rank = of('Rank');
  return {
    consequence: {
      ...geneOf(of('Gene_Name'), approved),
      transcript: orNull(transcript),
      terms,
      impact: impactNamed(of('Annotation_Impact', 'Impact')) ?? impactOf(terms),
      cdna: own(codingChange(of('HGVS.c'))),
      protein: own(proteinChange(of('HGVS.p'))),
      exon: terms.every((term) => term.includes('intron') || term.includes('splice')) ? null : orNull(rank),
      isMane: false,
      isCanonical: false,
    },
    isManePlusClinical: false,
    isPicked: false,
    accessions: [withoutVersion(transcript)],
  };
}

/** Old VEP writes `ENST…:c.1800G>A(p.=)` into HGVSp; `p.%3D` alone says as much. */
const synonymous = (text: string): string | null => (/p\.(?:%3D|=)\)?$/.test(text) ? 'p.=' : null);
const orNull = (text: string): string | null => (text === '' ? null : detach(text));
const own = (text: string | null): string | null => (text === null ? null : detach(text));
const withoutVersion = (accession: string): string => detach(accession.replace(/\.\d+$/, ''));
const impactNamed = (text: string) => IMPACTS.find((impact) => impact === text) ?? null;
const termsOf = (text: string): readonly string[] =>
  text
    .split('&')
    .filter((term) => term !== '')
    .map(detach)
    .sort((a, b) => severityRank(a) - severityRank(b));

function geneOf(symbol: string, approved: GeneAliases): Pick<Consequence, 'gene' | 'originalGene'> {
  if (symbol === '') return { gene: null };
  const written = detach(symbol);
  const gene = approved(written) ?? written;
  return gene === written ? { gene } : { gene, originalGene: written };
}
