import type { GeneSymbol } from '../shared/primitives.ts';

/**
 * Drugs that are chosen by another biomarker than their own target, and the gene in which a mutation takes their ground away. The target is the
 * mechanism of action in each label; for aromatase inhibitors it is the receptor that their lack of estrogen is to silence.
 */
export const DRUG_TARGETS: Readonly<Record<GeneSymbol, readonly string[]>> = {
  AR: ['apalutamide', 'bicalutamide', 'darolutamide', 'enzalutamide', 'flutamide', 'nilutamide'],
  BCL2: ['venetoclax'],
  BTK: ['acalabrutinib', 'ibrutinib', 'tirabrutinib', 'zanubrutinib'],
  EGFR: ['cetuximab', 'necitumumab', 'panitumumab'],
  ESR1: ['anastrozole', 'exemestane', 'letrozole'],
};

/** One of the drugs acts on the product of one of the genes. */
export const actsOn = (therapies: readonly string[], genes: readonly GeneSymbol[]): boolean =>
  genes.some((gene) => Object.hasOwn(DRUG_TARGETS, gene) && therapies.some((drug) => DRUG_TARGETS[gene]?.includes(drug)));
