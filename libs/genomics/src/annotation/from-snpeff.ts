import type { AnnotationEntry } from './entry.ts';
import { codingChange, proteinChange } from './hgvs-text.ts';
import { bySeverity, geneOf, impactNamed, orNull, own, withoutVersion } from './ranked-consequence.ts';
import type { GeneAliases, RankedConsequence } from './ranked-consequence.ts';
import { impactOf } from './severity.ts';
import { effTerm } from './so-terms.ts';

/** SnpEff ANN (version 4 and later). */
export function fromSnpEff(entry: AnnotationEntry, approved: GeneAliases): RankedConsequence {
  const of = (...names: readonly string[]): string => names.map((name) => entry.get(name) ?? '').find((value) => value !== '') ?? '';
  const terms = bySeverity(of('Annotation').split('&'));
  const transcript = of('Feature_Type') === 'transcript' || of('Feature_Type') === '' ? of('Feature_ID') : '';
  return {
    consequence: {
      ...geneOf(of('Gene_Name'), approved),
      transcript: orNull(transcript),
      terms,
      impact: impactNamed(of('Annotation_Impact', 'Impact')) ?? impactOf(terms),
      cdna: own(codingChange(of('HGVS.c'))),
      protein: own(proteinChange(of('HGVS.p'))),
      exon: exonOf(of('Rank'), terms),
      ...UNRANKED,
    },
    ...unpicked(transcript),
    entry,
  };
}

/**
 * SnpEff EFF. Version 4 with `-formatEff` writes HGVS into the amino-acid change; before, it writes one-letter residues.
 *
 * | amino-acid change | read as |
 * |---|---|
 * | `p.Val600Glu/c.1799T>A` | p.Val600Glu, c.1799T>A |
 * | `V600E`, `R213*`, `M1V` | p.V600E, … |
 * | `S60`, `S60S` of a synonymous change | p.S60= |
 * | anything else (a frameshift, several residues) | not asserted: the anchor differs between versions |
 */
export function fromEff(entry: AnnotationEntry, approved: GeneAliases): RankedConsequence {
  const of = (field: string): string => entry.get(field) ?? '';
  const terms = bySeverity(of('Effect').split(/[&+]/).map(effTerm));
  const change = of('Amino_Acid_change') || of('Amino_Acid_Change');
  const transcript = of('Transcript') || of('Transcript_ID');
  const coding = change.split('/').find((part) => part.startsWith('c.'));
  return {
    consequence: {
      ...geneOf(of('Gene_Name'), approved),
      transcript: orNull(transcript),
      terms,
      impact: impactNamed(of('Effect_Impact')) ?? impactOf(terms),
      cdna: coding === undefined ? null : own(codingChange(coding)),
      protein: own(proteinOfEff(change, terms)),
      exon: exonOf(of('Exon') || of('Exon_Rank'), terms),
      ...UNRANKED,
    },
    ...unpicked(transcript),
    entry,
  };
}

function proteinOfEff(change: string, terms: readonly string[]): string | null {
  if (/p\./.test(change)) return proteinChange(change.split('/')[0] ?? '');
  const parts = /^([A-Z*])(\d+)([A-Z*])?$/.exec(change);
  if (parts === null || terms.includes('frameshift_variant')) return null;
  const [, before = '', position = '', after] = parts;
  if (terms.includes('synonymous_variant') && (after === undefined || after === before)) return `p.${before}${position}=`;
  return after === undefined || after === before ? null : `p.${before}${position}${after}`;
}

/** The rank counts introns in intronic consequences. */
const exonOf = (rank: string, terms: readonly string[]): string | null =>
  terms.every((term) => term.includes('intron') || term.includes('splice')) || !/^\d+(?:[-/]\d+)*$/.test(rank) ? null : orNull(rank);

const UNRANKED = { isMane: false, isCanonical: false };
const unpicked = (transcript: string) => ({ isManePlusClinical: false, isPicked: false, accessions: [withoutVersion(transcript)] });
