import type { FindingFacts } from '../annotate/finding-facts.ts';
import { leadsWithThreePrime } from '../annotate/three-prime-drivers.ts';
import type { AssessedOncogenicity } from './assess-oncogenicity.ts';
import { opposedCriteria } from './entered-criteria.ts';
import type { Oncogenicity } from './explanation.ts';
import type { JudgedResult } from './judge-group.ts';
import type { Ranked } from './ordering.ts';
import { readSupportOf } from './read-support.ts';
import { populationVerdict } from './population-frequency.ts';
import { isBenign } from './score-oncogenicity.ts';
import { BENIGN, UNKNOWN_SIGNIFICANCE } from './tier-table.ts';

/** Tier of a whole finding, with the rule that gave it. */
export interface FindingVerdict extends Ranked {
  readonly rule: string;
  readonly isBenign: boolean;
  readonly flags: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * Tier of the finding (2-domain-rules §4), first row that applies.
 *
 * | finding | tier | rule |
 * |---|---|---|
 * | text that could not be read | – | not-assessed |
 * | FILTER not PASS | – | filtered |
 * | tier-forming evidence | best of the results | the result's |
 * | ≥ 1 % in a population, or (likely) benign by more than a prediction | IV | population-frequency, benign |
 * | only gene-level evidence on an unproven mutation | III | the result's |
 * | (likely) oncogenic | III | oncogenic |
 * | VUS, or likely benign by prediction alone (SBP1) | III | vus |
 * | else | – | not-assessed |
 *
 * A structural variant that breaks a gene and shows no partner keeps the tier of its rearrangement and is flagged "confirm", for the same reason.
 * An insertion or deletion on fewer than 3 reads keeps its tier and is flagged "confirm": dropping it could hide an actionable change (§7).
 * Criteria of opposite meaning, one of them entered by a person, are named: their points cancel out in silence.
 */
export function verdictOf(
  facts: FindingFacts,
  results: readonly JudgedResult[],
  { oncogenicity, countsAsOncogenic, isEstablished }: AssessedOncogenicity,
): FindingVerdict {
  const [best] = results;
  const hasTierForming = results.some((result) => result.isTierForming && result.result.tier !== null);
  const common = populationVerdict(facts.populationFrequency, hasTierForming);
  const support = readSupportOf(facts);
  const flags = [
    ...originFlags(facts),
    ...(support === null || facts.isFiltered ? [] : ['low-support', 'confirm']),
    ...(isUnpaired(facts) && !facts.isFiltered && hasTierForming ? ['unpaired', 'confirm'] : []),
    ...(common === 'flag-common' ? ['common-in-population'] : []),
    ...(best?.result.conditional ? ['conditional'] : []),
    ...(isEstablished ? ['established-oncogenic'] : []),
    ...(hasTierForming && isBenign(oncogenicity) ? ['benign-by-criteria'] : []),
  ];
  const warnings = [...(support === null ? [] : [support]), ...opposedWarnings(facts.label, oncogenicity)];
  const none = { tier: null, level: null, isBenign: false, flags, warnings };
  if (!facts.isRead) return { ...none, rule: 'not-assessed' };
  if (facts.isFiltered) return filteredVerdict(facts, best, none);
  if (hasTierForming && best)
    return { tier: best.result.tier, level: best.result.level, rule: best.result.rule, isBenign: false, flags, warnings };
  if (common === 'tier-iv') return { ...BENIGN, rule: 'population-frequency', isBenign: true, flags, warnings };
  if (isBenign(oncogenicity) && !isByPredictionAlone(oncogenicity)) return { ...BENIGN, rule: 'benign', isBenign: true, flags, warnings };
  if (best && best.result.tier !== null)
    return { tier: best.result.tier, level: best.result.level, rule: best.result.rule, isBenign: false, flags, warnings };
  if (countsAsOncogenic) return { ...none, ...UNKNOWN_SIGNIFICANCE, rule: 'oncogenic', flags: [...flags, 'biologically-relevant'] };
  if (isByPredictionAlone(oncogenicity))
    return { ...none, ...UNKNOWN_SIGNIFICANCE, rule: 'vus', flags: [...flags, 'benign-by-prediction-only'] };
  return oncogenicity.class === 'VUS' ? { ...none, ...UNKNOWN_SIGNIFICANCE, rule: 'vus' } : { ...none, rule: 'not-assessed' };
}

/** Predictors are no sole evidence (AMP/ASCO/CAP 2017, Li, PMID 27993330): the class of Horak 2022 stands, the tier waits for a second line. */
const isByPredictionAlone = (oncogenicity: Oncogenicity): boolean =>
  isBenign(oncogenicity) && oncogenicity.criteria.length > 0 && oncogenicity.criteria.every(({ code }) => code === 'SBP1');

/** A broken gene without a partner, or a kinase written at the 5′ end: a tier by its rearrangement stands, and the product is to be shown first. */
function isUnpaired({ finding, keys, genes }: FindingFacts): boolean {
  if (finding.kind === 'fusion') return finding.orderKnown !== false && leadsWithThreePrime(genes[0] ?? null, genes[1] ?? null);
  return finding.kind === 'structural-variant' && keys.some((key) => key.startsWith('rearrangement:'));
}

const originFlags = (facts: FindingFacts): readonly string[] => (facts.origin === 'germline' ? ['germline'] : []);

const opposedWarnings = (label: string, { criteria }: Oncogenicity): readonly string[] =>
  opposedCriteria(criteria).map(
    ([a, b]) =>
      `${label}: ${a} and ${b} both stand, at least one of them entered by a person, and speak against each other: settle which holds.`,
  );

/** A record that the caller filtered forms no tier; an actionable one is shown as "confirm" (2-domain-rules §1.2). */
function filteredVerdict(
  facts: FindingFacts,
  best: JudgedResult | undefined,
  none: Pick<FindingVerdict, 'flags' | 'warnings'>,
): FindingVerdict {
  const isActionable = best !== undefined && best.isTierForming && (best.result.tier === 'I' || best.result.tier === 'II');
  const filter = 'filter' in facts.finding ? (facts.finding.filter ?? '') : '';
  const actionable = `${facts.label} did not pass the caller's filters (${filter}) and forms no tier; it would be actionable: confirm it by another method.`;
  return {
    tier: null,
    level: null,
    rule: 'filtered',
    isBenign: false,
    flags: [...none.flags, 'filtered', ...(isActionable ? ['confirm'] : [])],
    warnings: [...none.warnings, ...(isActionable ? [actionable] : [])],
  };
}
