import type { CaseFindings } from './case-facts.ts';
import { isAssayed, lookupKey } from './case-facts.ts';
import { categoryOf, genesOfKey, negatedKey } from './key-parts.ts';
import type { Truth, VariantKey } from './variant-key.ts';

/**
 * Truth of a key that no finding of the case asserts (2-domain-rules §1.7).
 *
 * | key | false when | else |
 * |---|---|---|
 * | a change of a gene | the gene was assayed, or is stated wild type (mutations), and no filtered record leaves it open | unknown |
 * | `wt` | the gene has a mutation | unknown |
 * | `bio` | the same biomarker is reported with another status | unknown |
 * | `expression` | the other direction is reported | unknown |
 * | `methylation`, `star`, `text` | never | unknown |
 */
export function truthOfAbsent(kase: CaseFindings, key: VariantKey): Exclude<Truth, 'true'> {
  switch (categoryOf(key)) {
    case 'text':
    case 'methylation':
    case 'star':
      return 'unknown';
    case 'wt':
      return genesOfKey(key).some((gene) => kase.mutated.has(gene)) ? 'false' : 'unknown';
    case 'bio':
      return reportsFamily(kase, key) ? 'false' : 'unknown';
    case 'expression':
      return kase.byKey.has(key.replace(/:over$|:under$/, (side) => (side === ':over' ? ':under' : ':over'))) ? 'false' : 'unknown';
    case 'not':
      return absentNegation(kase, key);
    default:
      return isShownAbsent(kase, key) ? 'false' : 'unknown';
  }
}

const MUTATION_KEYS: ReadonlySet<string> = new Set(['p', 'c', 'codon', 'range', 'exon', 'lof', 'gof', 'any', 'itd', 'ptd', 'viii']);

function isShownAbsent(kase: CaseFindings, key: VariantKey): boolean {
  if (kase.doubtful.has(lookupKey(key))) return false;
  const isStatedClean =
    MUTATION_KEYS.has(categoryOf(key)) && genesOfKey(key).every((gene) => kase.byKey.has(`wt:${gene}`) && !kase.mutated.has(gene));
  return isStatedClean || isAssayed(kase, key);
}

function absentNegation(kase: CaseFindings, key: VariantKey): Exclude<Truth, 'true'> {
  const inner = negatedKey(key);
  return inner !== null && isAssayed(kase, inner) ? 'false' : 'unknown';
}

/** Statuses of one biomarker exclude each other. */
const FAMILIES: readonly RegExp[] = [
  /^bio:MS[IS](?:-|$)/,
  /^bio:TMB-/,
  /^bio:HR[DP]$/,
  /^bio:[dp]MMR$/,
  /^bio:HER2-/,
  /^bio:PD-L1/,
  /^bio:EBV-/,
  /^bio:HPV-/,
  /^bio:ER-/,
  /^bio:PR-/,
];

function reportsFamily(kase: CaseFindings, key: VariantKey): boolean {
  const family = FAMILIES.find((pattern) => pattern.test(key));
  return (
    family !== undefined && kase.findings.some((facts) => facts.finding.kind !== 'wild-type' && facts.keys.some((own) => family.test(own)))
  );
}
