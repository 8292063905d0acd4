import type { ClassifiedName } from './classified-name.ts';
import { single } from './classified-name.ts';

const GENE = /^(?:MLH1|MSH2|MSH6|PMS2)$/i;
const LOSS = /^(?:loss|lost|lack|absent|absence|deficient|deficiency|negative)$/i;
const BESIDE =
  /^(?:of|and|und|in|by|on|the|for|nuclear|protein|proteins|expression|staining|stain|ihc|immunohistochemistry|immunohistochemical|mmr|tumou?r|cells|isolated|complete|combined)$/i;
const STAINED = /^(?:nuclear|proteins?|expression|stain(?:ing)?|ihc|immunohistochemi.*)$/i;

/**
 * Loss of a mismatch repair protein is deficient mismatch repair (CAP guideline of MMR and MSI testing for checkpoint inhibitors, 2022).
 *
 * | written | keys |
 * |---|---|
 * | `loss of MSH2 expression`, `PMS2 loss (IHC)` | `bio:dMMR` and `expression:<gene>:under` |
 * | `MLH1 loss` alone | null: the gene's or the protein's, read as sources write it |
 * | `MLH1/PMS2 loss` | `bio:dMMR` and underexpression of both |
 * | `MSH6 negative` | null: negative for a mutation, or on staining |
 * | `MLH1 deletion`, `no loss of MLH1`, `loss of heterozygosity of MSH2` | null: each word must be known, and one alone say the loss |
 */
export function repairProteinLoss(text: string): ClassifiedName | null {
  const words = text.split(/[\s(),:/&+-]+/).filter((word) => word !== '');
  const genes = [...new Set(words.filter((word) => GENE.test(word)).map((word) => word.toUpperCase()))];
  const losses = words.filter((word) => LOSS.test(word));
  const isKnown = words.every((word) => GENE.test(word) || LOSS.test(word) || BESIDE.test(word));
  if (genes.length === 0 || losses.length !== 1 || !isKnown) return null;
  const isBare = genes.length === 1 && words.length === 2 && /^loss$/i.test(losses[0] ?? '');
  if ((isBare || /^negative$/i.test(losses[0] ?? '')) && !saysStaining(text)) return null;
  return single(
    'bio',
    'bio:dMMR',
    genes.map((gene) => `expression:${gene}:under`),
  );
}

/** Genes of which a source's "loss" is also that of the protein. */
export const isRepairGene = (gene: string): boolean => GENE.test(gene);

/** Whether the text says that it is the protein that was looked at. */
const saysStaining = (text: string): boolean => text.split(/[\s(),:/&+-]+/).some((word) => STAINED.test(word));
