import type { SearchFacets } from '@consilium/domain/evidence';
import { profileWords } from '../record/record-row.ts';
import { wordsOf } from '../words.ts';

/** A word of a variant with what else says it in running text, and how much of the variant's sense it carries. */
export interface AskedWord {
  readonly anyOf: readonly string[];
  readonly weight: number;
  /** `g12` of `g12v`. */
  readonly codon: string | null;
}
export type AskedVariantText = readonly AskedWord[];

/** Words of a class of changes: they say little, and texts have several for each. */
const CLASS_WORDS: Readonly<Record<string, readonly string[]>> = {
  fusion: ['fusion', 'rearrangement', 'positive', 'fused', 'chimeric'],
  rearrangement: ['rearrangement', 'fusion', 'positive'],
  mutation: ['mutation', 'variant', 'variants'],
  amplification: ['amplification', 'copy', 'gain', 'positive'],
  expression: ['expression', 'expressing', 'levels', 'overexpression', 'immunohistochemistry'],
  overexpression: ['overexpression', 'expression', 'high', 'elevated', 'increased'],
  underexpression: ['underexpression', 'expression', 'low', 'reduced', 'decreased'],
  loss: ['loss', 'lost', 'deficient', 'deficiency', 'negative', 'deletion', 'null', 'inactivation', 'inactivating'],
  deletion: ['deletion', 'deleted', 'loss'],
  insertion: ['insertion', 'insertions'],
  itd: ['itd', 'tandem'],
  wild: ['wild', 'wildtype', 'wt'],
  truncating: ['truncating', 'truncated', 'nonsense', 'frameshift', 'truncation'],
  frameshift: ['frameshift', 'frameshifting', 'truncating'],
  nonsense: ['nonsense', 'stop', 'truncating'],
  missense: ['missense'],
  splice: ['splice', 'splicing', 'skipping'],
  hypermethylation: ['hypermethylation', 'methylation', 'methylated', 'hypermethylated'],
  methylation: ['methylation', 'methylated'],
  biallelic: ['biallelic'],
}; // prettier-ignore

const CLASS_WEIGHT = 1;
const NAME_WEIGHT = 3;

/**
 * Forms of the asked variants for running text. `L89P (c.266T>C)` is told by either of its names; the last form is the class of the change, which a text
 * that does not repeat the name still tells ("this missense mutation").
 */
export function askedVariantTexts({ variants }: SearchFacets): readonly AskedVariantText[] {
  return variants.flatMap((variant) => {
    const words = profileWords(variant);
    const names = words.filter((word) => /^c\.|^[a-z]\d+(?:[a-z*]|fs)/.test(word));
    const forms = names.length > 1 && /[(]/.test(variant) ? names.map((name) => [name]) : [words];
    return forms.map((form) => form.map(asAsked));
  });
}

const asAsked = (word: string): AskedWord => {
  const others = CLASS_WORDS[word];
  const codon = /^([a-z]\d+)[a-z*]$/.exec(word)?.[1] ?? null;
  return others ? { anyOf: others, weight: CLASS_WEIGHT, codon: null } : { anyOf: [word], weight: NAME_WEIGHT, codon };
};

/**
 * The class word of a named change.
 *
 * | change | class |
 * |---|---|
 * | L89P | missense |
 * | Q195* | nonsense |
 * | L118fs | frameshift |
 * | c.463+2T>C | splice |
 */
export function classOfChange(variant: string): readonly string[] {
  const words = wordsOf(variant);
  if (words.some((word) => /^c\.\d+[+]\d|^c\.\d+$/.test(word)) || words.includes('splice')) return CLASS_WORDS['splice'] ?? [];
  if (words.some((word) => /^[a-z]\d+\*$/.test(word))) return CLASS_WORDS['nonsense'] ?? [];
  if (words.some((word) => /^[a-z]\d+[a-z]?fs/.test(word))) return CLASS_WORDS['frameshift'] ?? [];
  return words.some((word) => /^[a-z]\d+[a-z]$/.test(word)) ? ['missense'] : [];
}

/** A change of one residue, as a text names it. */
export const isNamedChange = (word: string): boolean => /^[a-z]\d{2,4}[a-z*]$/.test(word);
