import { nameOfKey } from '../annotate/label-parts.ts';
import type { FindingExplanation } from '../prioritize/explanation.ts';
import { categoryOf, genesOfKey } from '../prioritize/key-parts.ts';
import type { VariantKey } from '../prioritize/variant-key.ts';

const ACID = 'A-Z*';
/** Change of a protein as clinicians write it: `V600E`, `E746_A750del`, `K700fs*5`. */
const PROTEIN = String.raw`[${ACID}]\d{1,5}(_[${ACID}]\d{1,5})?([${ACID}]|fs(\*\d{1,4})?|del|dup|(del)?ins[${ACID}]{1,20})?`;
const WORDS =
  '(exon \\d{1,3} )?(amplification|deletion|loss|insertion|skipping|mutation|fusion|rearrangement|wild type|overexpression|underexpression)';
const CHANGE = new RegExp(`^(${PROTEIN}|${WORDS})$`);

/**
 * Name of a finding that may stand beside another patient's case: a laboratory's file can carry any text as gene or change, so only names that the
 * knowledge itself used for a match are given.
 *
 * | finding | name |
 * |---|---|
 * | no item of the knowledge met it | null |
 * | its genes are those of the matched keys, its change is a protein change or a word of the closed list | its own label, `BRAF V600E` |
 * | otherwise | the matched key in words, `EGFR exon 19 deletion` |
 */
export function findingName({ label, results }: Pick<FindingExplanation, 'label' | 'results'>): string | null {
  const keys = results.flatMap(({ matched, against }) => [...matched, ...against].flatMap(({ via }) => knowledgeKeys(via)));
  const [first] = keys;
  if (first === undefined) return null;
  const genes = new Set(keys.flatMap(genesOfKey));
  const [names = '', ...change] = label.split(' ');
  const isKnown = names.split('::').every((gene) => genes.has(gene)) && (change.length === 0 || CHANGE.test(change.join(' ')));
  return isKnown ? label : nameOfKey(first);
}

/** The item's side of each `finding's key ~ item's key`. */
const knowledgeKeys = (via: string): readonly VariantKey[] =>
  via
    .split(/ & | or /)
    .map((part) => part.split(' ~ ').at(-1) ?? '')
    .filter((key) => !['text', 'g', 'not'].includes(categoryOf(key)));
