import { geneSymbol } from '@consilium/domain';
import type { GeneTable, VariantKey } from '@consilium/domain';
import { classifyText } from './classify-text.ts';
import type { Approve } from './fusion-names.ts';

/** The classifier that the engine takes for findings in words; an empty gene means that the name is the whole text. */
export const nameClassifier =
  (table: GeneTable): ((name: { readonly gene: string; readonly name: string }) => { readonly keys: readonly VariantKey[] }) =>
  ({ gene, name }) =>
    classifyText(name, table, gene === '' ? null : gene);

/** Approved symbols of a gene table, for the importers. */
export const geneApprover =
  (table: GeneTable): Approve =>
  (written) =>
    geneSymbol(table, written);
