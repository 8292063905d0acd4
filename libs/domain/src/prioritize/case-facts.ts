import { MUTATIONS } from '../annotate/effect.ts';
import type { FindingFacts } from '../annotate/finding-facts.ts';
import { blankFacts } from '../annotate/finding-facts.ts';
import { comparableGenomicKey } from '../annotate/genomic-key.ts';
import type { GeneSymbol } from '../shared/primitives.ts';
import { genesOfKey } from './key-parts.ts';
import { COMMON_FREQUENCY } from './population-frequency.ts';
import type { VariantKey } from './variant-key.ts';

/** The findings of a case that can speak for or against a profile, with their look-up tables. */
export interface CaseFindings {
  readonly findings: readonly FindingFacts[];
  /** Findings by each key they assert; genomic keys in their comparable form. */
  readonly byKey: ReadonlyMap<VariantKey, readonly FindingFacts[]>;
  readonly byGene: ReadonlyMap<GeneSymbol, readonly FindingFacts[]>;
  /** Findings of which it is not said which of several changes they are. */
  readonly undecided: readonly FindingFacts[];
  readonly assayed: ReadonlySet<GeneSymbol> | null;
  /** Keys asserted only by records that did not pass the caller's filters: neither present nor absent. */
  readonly doubtful: ReadonlySet<VariantKey>;
  /** Genes with a mutation, and genes where a filtered record leaves it open. */
  readonly mutated: ReadonlySet<GeneSymbol>;
}

export const lookupKey = (key: VariantKey): VariantKey => comparableGenomicKey(key) ?? key;

/**
 * @param wildTypeGenes genes of which knowledge asks for the wild type: where assayed and clean, a wild-type finding is added, so that the evidence
 *   has a finding to rest on
 */
export function buildCaseFacts(
  all: readonly FindingFacts[],
  assayed: ReadonlySet<GeneSymbol> | null,
  wildTypeGenes: readonly GeneSymbol[] = [],
): CaseFindings {
  const passing = all.filter((facts) => !facts.isFiltered && facts.isRead);
  const filtered = all.filter((facts) => facts.isFiltered);
  const mutated = new Set(passing.filter(isMutated).flatMap((facts) => facts.genes));
  const doubtfulGenes = new Set(filtered.filter(isMutated).flatMap((facts) => facts.genes));
  const stated = new Set(passing.flatMap((facts) => facts.keys.filter((key) => key.startsWith('wt:'))));
  const clean = wildTypeGenes.filter(
    (gene) => assayed?.has(gene) && !mutated.has(gene) && !doubtfulGenes.has(gene) && !stated.has(`wt:${gene}`),
  );
  const findings = [...passing, ...clean.map(cleanGene)];
  return {
    findings,
    byKey: grouped(findings, (facts) => facts.keys.map(lookupKey)),
    byGene: grouped(findings, (facts) => facts.genes),
    undecided: findings.filter(({ oneOf }) => oneOf !== undefined),
    assayed,
    doubtful: new Set(filtered.flatMap((facts) => facts.keys.map(lookupKey))),
    mutated,
  };
}

export const DERIVED_WILD_TYPE = 'wild-type:';

const cleanGene = (gene: GeneSymbol): FindingFacts => ({
  ...blankFacts({ kind: 'wild-type', id: `${DERIVED_WILD_TYPE}${gene}`, gene }, `${gene} wild type`),
  genes: [gene],
  keys: [`wt:${gene}`],
});

/** A change that makes a gene not wild type: any mutation, internal duplication, fusion or homozygous loss; not a common polymorphism, not a gain. */
function isMutated(facts: FindingFacts): boolean {
  if (facts.populationFrequency !== null && facts.populationFrequency >= COMMON_FREQUENCY) return false;
  if (facts.finding.kind === 'fusion') return true;
  if (facts.finding.kind === 'text')
    return facts.keys.some((key) => /^(?:p|c|codon|exon|itd|ptd|viii|any|lof|gof|fusion|rearrangement):/.test(key));
  return facts.effect !== null && MUTATIONS.has(facts.effect) && facts.keys.some((key) => /^(?:any|lof):/.test(key));
}

function grouped(
  findings: readonly FindingFacts[],
  namesOf: (facts: FindingFacts) => readonly string[],
): ReadonlyMap<string, readonly FindingFacts[]> {
  const map = new Map<string, FindingFacts[]>();
  for (const facts of findings) {
    for (const name of new Set(namesOf(facts))) {
      const list = map.get(name);
      if (list) list.push(facts);
      else map.set(name, [facts]);
    }
  }
  return map;
}

/** True if every gene of the key was assayed. */
export const isAssayed = (kase: CaseFindings, key: VariantKey): boolean => {
  const genes = genesOfKey(key);
  return genes.length > 0 && kase.assayed !== null && genes.every((gene) => kase.assayed?.has(gene));
};
