import type { GeneSymbol, VariantKey } from '@consilium/domain';

const GENE_CATEGORIES = new Set([
  'c',
  'p',
  'codon',
  'range',
  'exon',
  'lof',
  'gof',
  'any',
  'cna',
  'rearrangement',
  'itd',
  'ptd',
  'viii',
  'expression',
  'methylation',
  'wt',
  'star',
]);

/** Genes that a key names; none for biomarkers, genomic alleles and text. */
export function genesOfKey(key: VariantKey): readonly GeneSymbol[] {
  const inner = /^not\((.*)\)$/.exec(key)?.[1];
  if (inner !== undefined) return genesOfKey(inner);
  const [category = '', ...rest] = key.split(':');
  if (category === 'fusion')
    return rest
      .join(':')
      .split('::')
      .filter((partner) => partner !== 'v');
  return GENE_CATEGORIES.has(category) && rest[0] !== undefined ? [rest[0]] : [];
}
