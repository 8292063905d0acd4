import type { SmallVariant } from './finding.ts';
import type { ProteinChange } from './protein-change.ts';

/** What a small variant does to the product, in the classes the matching rules tell apart. */
export const EFFECTS = [
  'missense',
  'nonsense',
  'frameshift',
  'inframe-deletion',
  'inframe-insertion',
  'inframe-delins',
  'start-loss',
  'stop-loss',
  'splice',
  'exon-loss',
  'gene-loss',
  'synonymous',
  'promoter',
  'non-coding',
  'unknown',
] as const;
export type Effect = (typeof EFFECTS)[number];

/** Null variants of Horak 2022 (OVS1): nonsense, frameshift, canonical splice site ±1 or 2, initiation codon, exon deletion. */
export const TRUNCATING: ReadonlySet<Effect> = new Set(['nonsense', 'frameshift', 'start-loss', 'splice', 'exon-loss', 'gene-loss']);
/** Changes that a source means by "mutation" of a gene. */
export const MUTATIONS: ReadonlySet<Effect> = new Set([
  ...TRUNCATING,
  'missense',
  'inframe-deletion',
  'inframe-insertion',
  'inframe-delins',
  'stop-loss',
  'promoter',
  'unknown',
]);
export const IN_FRAME: ReadonlySet<Effect> = new Set(['inframe-deletion', 'inframe-insertion', 'inframe-delins']);

/** Sequence Ontology terms and the classes of MAF files (GDC MAF format 1.0.0) → effect; the first row that is among the terms decides. */
const TERMS: readonly (readonly [Effect, readonly string[]])[] = [
  ['gene-loss', ['transcript_ablation']],
  ['exon-loss', ['exon_loss_variant', 'exon_loss', 'exon_skipping']],
  [
    'frameshift',
    ['frameshift_variant', 'frameshift', 'frame_shift_del', 'frame_shift_ins', 'frameshift_truncation', 'frameshift_elongation'],
  ],
  ['nonsense', ['stop_gained', 'nonsense_mutation', 'nonsense']],
  ['splice', ['splice_donor_variant', 'splice_acceptor_variant', 'splice_site', 'splice_donor', 'splice_acceptor']],
  ['start-loss', ['start_lost', 'initiator_codon_variant', 'translation_start_site']],
  ['stop-loss', ['stop_lost', 'nonstop_mutation']],
  ['inframe-insertion', ['inframe_insertion', 'in_frame_ins', 'conservative_inframe_insertion', 'disruptive_inframe_insertion']],
  ['inframe-deletion', ['inframe_deletion', 'in_frame_del', 'conservative_inframe_deletion', 'disruptive_inframe_deletion']],
  ['inframe-delins', ['protein_altering_variant', 'inframe_indel']],
  ['missense', ['missense_variant', 'missense_mutation', 'missense', 'rare_amino_acid_variant']],
  ['synonymous', ['synonymous_variant', 'silent', 'stop_retained_variant', 'start_retained_variant', 'synonymous']],
  [
    'non-coding',
    [
      'intron_variant',
      'intron',
      'splice_region_variant',
      'splice_region',
      '3_prime_utr_variant',
      '5_prime_utr_variant',
      "3'utr",
      "5'utr",
      'upstream_gene_variant',
      'downstream_gene_variant',
      "5'flank",
      "3'flank",
      'intergenic_variant',
      'igr',
      'rna',
      'non_coding_transcript_exon_variant',
      'splice_polypyrimidine_tract_variant',
      'splice_donor_region_variant',
      'splice_donor_5th_base_variant',
    ],
  ],
];

/** TERT promoter changes that create an ETS site (Huang 2013, PMID 23348506; Horn 2013, PMID 23348503). */
const PROMOTER_CHANGES: ReadonlySet<string> = new Set([
  'TERT:c.-124C>T',
  'TERT:c.-146C>T',
  'TERT:c.-124_-123delinsTT',
  'TERT:c.-139_-138delinsTT',
  'TERT:c.-57A>C',
]);

/** Effect of a small variant: the protein change decides, then the annotated consequence, then the coding position. */
export function effectOf(variant: SmallVariant, gene: string | null, protein: ProteinChange | null, cdna: string | null): Effect {
  if (gene !== null && cdna !== null && PROMOTER_CHANGES.has(`${gene}:${cdna}`)) return 'promoter';
  const annotated = annotatedEffect(variant.consequence ?? null);
  if (annotated === 'exon-loss' || annotated === 'gene-loss') return annotated;
  if (/^(?:p\.)?X\d+_splice$/i.test(variant.protein?.trim() ?? '')) return 'splice';
  if (protein !== null) return protein.kind === 'synonymous' && annotated === 'splice' ? 'splice' : proteinEffect(protein);
  if (annotated !== null) return annotated;
  return cdna === null ? 'unknown' : codingEffect(cdna);
}

function annotatedEffect(consequence: string | null): Effect | null {
  if (consequence === null) return null;
  const terms = new Set(consequence.toLowerCase().split(/[&,;|\s]+/));
  return TERMS.find(([, names]) => names.some((name) => terms.has(name)))?.[0] ?? null;
}

function proteinEffect(protein: ProteinChange): Effect {
  switch (protein.kind) {
    case 'substitution':
      return 'missense';
    case 'stop':
      return 'nonsense';
    case 'deletion':
      return 'inframe-deletion';
    case 'insertion':
    case 'duplication':
      return 'inframe-insertion';
    case 'delins':
      return protein.netLength === null || protein.netLength === 0
        ? 'inframe-delins'
        : protein.netLength < 0
          ? 'inframe-deletion'
          : 'inframe-insertion';
    default:
      return protein.kind;
  }
}

/** Bases gained less bases lost within the coding sequence: what is no multiple of three shifts the frame. As many bases for others may be anything. */
function lengthEffect(cdna: string): Effect {
  const parts = /^c\.(\d+)(?:_(\d+))?(del|dup|ins|delins)([ACGTN]*)$/.exec(cdna);
  if (!parts) return 'unknown';
  const [, from, to = from, edit, bases = ''] = parts;
  const span = Number(to) - Number(from) + 1;
  const net = { del: -span, dup: span, ins: bases.length, delins: bases.length - span }[edit as 'del' | 'dup' | 'ins' | 'delins'];
  if (net % 3 !== 0) return 'frameshift';
  return net === 0 ? 'unknown' : net < 0 ? 'inframe-deletion' : 'inframe-insertion';
}

/** The canonical ±1 and ±2 positions, and a deletion that runs over an exon's border, are a splice effect without an annotation (Horak 2022, OVS1). */
function codingEffect(cdna: string): Effect {
  const ends = [...cdna.matchAll(/(\d+)([+-]\d+)?(?=_|del|dup|ins|inv|[ACGTN]|=)/g)].map((match) => ({
    base: match[1],
    offset: Number(match[2] ?? 0),
  }));
  const isIntronic = ends.some(({ offset }) => offset !== 0);
  if (!isIntronic) return /^c\.[-*]/.test(cdna) ? 'non-coding' : lengthEffect(cdna);
  const [from, to] = ends;
  const isOverBorder =
    cdna.includes('del') &&
    from !== undefined &&
    to !== undefined &&
    (from.base !== to.base || Math.sign(from.offset) !== Math.sign(to.offset));
  return isOverBorder || ends.some(({ offset }) => offset !== 0 && Math.abs(offset) <= 2) ? 'splice' : 'non-coding';
}
