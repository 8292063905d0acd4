import { codingChange } from '../annotation/hgvs-text.ts';

/**
 * Classes of a MAF (GDC MAF format 1.0.0, with those of older Oncotator files) → Sequence Ontology terms.
 * A splice site is donor or acceptor only where the coding change tells; otherwise the class stands as it is, which the domain reads.
 */
const TERMS: ReadonlyMap<string, string> = new Map<string, string>(
  Object.entries({
    frame_shift_del: 'frameshift_variant',
    frame_shift_ins: 'frameshift_variant',
    in_frame_del: 'inframe_deletion',
    in_frame_ins: 'inframe_insertion',
    missense_mutation: 'missense_variant',
    nonsense_mutation: 'stop_gained',
    nonstop_mutation: 'stop_lost',
    silent: 'synonymous_variant',
    splice_site: 'splice_site',
    splice_site_snp: 'splice_site',
    splice_site_del: 'splice_site',
    splice_site_ins: 'splice_site',
    splice_region: 'splice_region_variant',
    translation_start_site: 'start_lost',
    start_codon_snp: 'start_lost',
    start_codon_del: 'start_lost',
    start_codon_ins: 'start_lost',
    stop_codon_del: 'stop_lost',
    stop_codon_ins: 'stop_gained',
    de_novo_start_inframe: '5_prime_UTR_premature_start_codon_gain_variant',
    de_novo_start_outofframe: '5_prime_UTR_premature_start_codon_gain_variant',
    "5'utr": '5_prime_UTR_variant',
    "3'utr": '3_prime_UTR_variant',
    "5'flank": 'upstream_gene_variant',
    "3'flank": 'downstream_gene_variant',
    intron: 'intron_variant',
    igr: 'intergenic_variant',
    rna: 'non_coding_transcript_exon_variant',
    lincrna: 'non_coding_transcript_exon_variant',
  }),
);

/** `isKnown` is false for a class that the format does not have; the row then stands without a consequence. */
export interface MafClass {
  readonly term: string | null;
  readonly isKnown: boolean;
}

export function mafClass(written: string | null, hgvsc: string | null): MafClass {
  if (written === null) return { term: null, isKnown: true };
  const term = TERMS.get(written.toLowerCase());
  if (term === undefined) return { term: null, isKnown: written.toLowerCase() === 'targeted_region' };
  return { term: term === 'splice_site' ? spliceSite(hgvsc) : term, isKnown: true };
}

/** The two bases on either side of an exon (Horak 2022, OVS1: canonical ±1 or 2). */
function spliceSite(hgvsc: string | null): string {
  const change = codingChange(hgvsc ?? '') ?? '';
  if (/\d\+[12](?!\d)/.test(change)) return 'splice_donor_variant';
  return /\d-[12](?!\d)/.test(change) ? 'splice_acceptor_variant' : 'splice_site';
}
