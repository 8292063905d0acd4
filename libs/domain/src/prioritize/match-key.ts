import type { FindingFacts } from '../annotate/finding-facts.ts';
import { comparableGenomicKey } from '../annotate/genomic-key.ts';
import { isMutation } from '../annotate/small-variant-keys.ts';
import type { MatchLevel } from './explanation.ts';
import { categoryOf, genesOfKey, negatedKey } from './key-parts.ts';
import { LEVEL_OF_CATEGORY, rankOfMatch } from './match-level.ts';
import type { VariantKey } from './variant-key.ts';

export interface KeyMatch {
  readonly level: MatchLevel;
  /** Sort key: lower is closer. */
  readonly rank: number;
  /** The finding's key and the item's, e.g. `p:BRAF:V600E ~ codon:BRAF:V600`. */
  readonly via: string;
}

/**
 * Strongest relation of a finding to one key of an item, or null (2-domain-rules §2). Negative cases hold by construction: a key is met only by a
 * finding that asserts it, so V600E is not V600K, an exon 20 insertion is not an exon 19 deletion, an amplification is not a mutation.
 */
export function matchKey(facts: FindingFacts, key: VariantKey): KeyMatch | null {
  return assertedMatch(facts, key) ?? contextMatch(facts, key);
}

/** A match that can form a tier, or null. */
export function assertedMatch(facts: FindingFacts, key: VariantKey): KeyMatch | null {
  const category = categoryOf(key);
  if (category === 'not') return otherMutationMatch(facts, key);
  if (category === 'range') return rangeMatch(facts, key);
  const asserted = category === 'g' ? sameAllele(facts, key) : facts.keys.includes(key) ? key : null;
  const level = LEVEL_OF_CATEGORY[category];
  if (asserted === null || level === null) return null;
  return matched(level, key, viaOf(facts, key));
}

const matched = (level: MatchLevel, key: VariantKey, via: string): KeyMatch => ({ level, rank: rankOfMatch(level, key), via });

/** The key by which a finding is named in `via`. */
export const ownKeyOf = (facts: FindingFacts): VariantKey | null =>
  facts.keys.find((candidate) => categoryOf(candidate) === 'p') ??
  facts.keys.find((candidate) => categoryOf(candidate) === 'c') ??
  facts.keys[0] ??
  null;

/** The finding's own most specific key stands on the left, so that a reader sees what met what. */
function viaOf(facts: FindingFacts, key: VariantKey): string {
  const own = ownKeyOf(facts) ?? key;
  return own === key || categoryOf(key) === 'g' ? key : categoryOf(key) === 'c' && facts.keys.includes(key) ? key : `${own} ~ ${key}`;
}

function sameAllele(facts: FindingFacts, key: VariantKey): VariantKey | null {
  const wanted = comparableGenomicKey(key);
  return wanted === null ? null : (facts.keys.find((own) => own.startsWith('g:') && comparableGenomicKey(own) === wanted) ?? null);
}

function rangeMatch(facts: FindingFacts, key: VariantKey): KeyMatch | null {
  const parts = /^range:(?<gene>[^:]+):(?<from>\d+)-(?<to>\d+)$/.exec(key)?.groups;
  const { protein, effect } = facts;
  if (facts.keys.includes(key)) return matched('REGION', key, viaOf(facts, key));
  if (!parts || !protein || !facts.genes.includes(parts['gene'] ?? '') || effect === null || !isMutation(effect, facts.cdna)) return null;
  const overlaps = protein.from <= Number(parts['to']) && protein.to >= Number(parts['from']);
  return overlaps ? matched('REGION', key, viaOf(facts, key)) : null;
}

/** `not(codon:BRAF:V600)` is "a BRAF mutation other than V600": it needs a mutation of the gene, and never meets the negated change. */
function otherMutationMatch(facts: FindingFacts, key: VariantKey): KeyMatch | null {
  const inner = negatedKey(key);
  if (inner === null || !NEGATED_AS_MUTATION.has(categoryOf(inner)) || assertedMatch(facts, inner) !== null) return null;
  const gene = genesOfKey(inner).find((symbol) => facts.keys.includes(`any:${symbol}`));
  return gene === undefined ? null : matched('GENE_MUTATION', key, viaOf(facts, key));
}

/** Negations that speak of other mutations of the gene; of all others the absence counts, which no single finding can show. */
export const NEGATED_AS_MUTATION: ReadonlySet<string> = new Set(['p', 'c', 'codon', 'range', 'exon']);

/** Same residue, other change; or only the same gene. Never tier-forming. */
function contextMatch(facts: FindingFacts, key: VariantKey): KeyMatch | null {
  const genes = genesOfKey(key);
  if (!genes.some((gene) => facts.genes.includes(gene))) return null;
  const level: MatchLevel = isSameResidue(facts, key) ? 'SAME_RESIDUE_OTHER_CHANGE' : 'GENE_ONLY';
  return matched(level, key, viaOf(facts, key));
}

function isSameResidue(facts: FindingFacts, key: VariantKey): boolean {
  if (facts.protein === null || categoryOf(key) !== 'p') return false;
  const change = key.slice(key.lastIndexOf(':') + 1);
  return (
    change.startsWith(`${facts.protein.residue}${facts.protein.from}`) &&
    !/^\d/.test(change.slice(`${facts.protein.residue}${facts.protein.from}`.length))
  );
}
