/**
 * Closed table of variant keys (2-domain-rules §1.5). The category is the key's prefix.
 *
 * | key | meaning |
 * |---|---|
 * | `g:GRCh38:7-140753336-A-T` | genomic allele |
 * | `c:MET:c.3028+1G>T` | coding change |
 * | `p:BRAF:V600E` | protein change, one letter |
 * | `codon:BRAF:V600` | any change of a residue |
 * | `range:EGFR:729-761` | any change in an amino-acid range |
 * | `exon:EGFR:19:deletion` | mutation, deletion, insertion, skipping, frameshift of an exon |
 * | `lof:PTEN` `gof:KRAS` `any:PIK3CA` | functional class, any mutation |
 * | `cna:ERBB2:amplification` | gain, loss, deletion |
 * | `fusion:EML4::ALK` `fusion:v::ALK` `fusion:ALK::v` `rearrangement:ALK` | fusions |
 * | `itd:FLT3` `ptd:KMT2A` `viii:EGFR` | duplications and EGFRvIII |
 * | `expression:CD274:over` `methylation:MGMT` `wt:KRAS` `star:DPYD:*2A` | |
 * | `bio:MSI-H` | biomarker (TMB-H, HRD, dMMR, …) |
 * | `not(KEY)` | negation |
 * | `text` | unclassified, never tier-forming |
 */
export type VariantKey = string;

export const KEY_CATEGORIES = [
  'g',
  'c',
  'p',
  'codon',
  'range',
  'exon',
  'lof',
  'gof',
  'any',
  'cna',
  'fusion',
  'rearrangement',
  'itd',
  'ptd',
  'viii',
  'expression',
  'methylation',
  'wt',
  'star',
  'bio',
  'not',
  'text',
] as const;
export type KeyCategory = (typeof KEY_CATEGORIES)[number];

/** A molecular profile as a boolean tree over keys; evaluates in three values (true, false, unknown). */
export type Profile =
  | {
      readonly op: 'key';
      readonly key: VariantKey;
      /** Equivalent keys on other isoforms or builds. */ readonly alternatives?: readonly VariantKey[];
    }
  | { readonly op: 'and' | 'or'; readonly of: readonly Profile[] }
  | { readonly op: 'not'; readonly of: Profile };

export const TRUTH = ['true', 'false', 'unknown'] as const;
export type Truth = (typeof TRUTH)[number];
