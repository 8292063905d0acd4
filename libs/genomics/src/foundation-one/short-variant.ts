import { cdnaKey } from '@consilium/domain';
import type { GeneSymbol, SmallVariant } from '@consilium/domain';
import type { Attributes } from './attributes.ts';
import { placeOf, plusStrandAllele } from './genomic-place.ts';

/**
 * The report's word for the effect → Sequence Ontology.
 *
 * | functional-effect | consequence |
 * |---|---|
 * | missense, frameshift | missense_variant, frameshift_variant |
 * | nonsense | stop_gained; start_lost for a change of codon 1 |
 * | nonframeshift | by the coding change: inframe_insertion, inframe_deletion, else protein_altering_variant |
 * | splice | splice_site where the laboratory calls it known or likely, else left to the coding position |
 * | promoter | upstream_gene_variant |
 */
export function consequenceOf(effect: string | null, coding: string, protein: string | null, status: string | null): string | null {
  switch (effect?.toLowerCase()) {
    case 'missense':
      return 'missense_variant';
    case 'frameshift':
      return 'frameshift_variant';
    case 'nonsense':
      return protein !== null && /^M1(?!\d)/.test(protein) ? 'start_lost' : 'stop_gained';
    case 'nonframeshift':
      if (/ins|dup/.test(coding) && !coding.includes('del')) return 'inframe_insertion';
      return /del(?!.*ins)/.test(coding) ? 'inframe_deletion' : 'protein_altering_variant';
    case 'splice':
      return status === 'known' || status === 'likely' ? 'splice_site' : null;
    case 'promoter':
      return 'upstream_gene_variant';
    default:
      return null;
  }
}

/** A short variant of the report. Somatic or germline is not said: the tests are tumor-only. */
export function shortVariant(at: Attributes, approved: (gene: string) => GeneSymbol): SmallVariant {
  const gene = approved(at.required('gene'));
  const written = at.required('cds-effect');
  const cdna = cdnaKey(`c.${written}`);
  const effect = at.text('protein-effect');
  const protein = effect === null || /^(?:splice|promoter)/i.test(effect) ? null : effect;
  const place = placeOf(at.text('position'));
  const allele = place === null ? null : plusStrandAllele(written, at.text('strand'));
  const depth = at.count('depth');
  const vaf = at.fraction('allele-fraction') ?? at.percent('percent-reads');
  const exact = place === null || allele === null ? null : { ...place, ...allele };
  return {
    id: exact === null ? `v:${gene}:${cdna ?? written}` : `v:${exact.chrom}-${exact.pos}-${exact.ref}-${exact.alt}`,
    kind: 'small-variant',
    gene,
    protein: protein === null ? null : `p.${protein}`,
    cdna: cdna ?? `c.${written}`,
    transcript: at.text('transcript'),
    ...(exact ?? place ?? {}),
    consequence: consequenceOf(at.text('functional-effect'), written, protein, at.text('status')),
    origin: 'unknown',
    filter: 'PASS',
    vaf,
    depth,
    altReads: vaf === null || depth === null ? null : Math.round(vaf * depth),
    namedBy: 'annotation',
    line: at.line,
  };
}
