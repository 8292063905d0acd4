import type { FindingFacts } from '../annotate/finding-facts.ts';
import { geneRoleOf } from '../annotate/gene-table.ts';
import type { AssessedOncogenicity } from './assess-oncogenicity.ts';
import type { AssessmentContext } from './assess-item.ts';
import { collectEvidence } from './collect-evidence.ts';
import type { Evidence } from './collect-evidence.ts';
import type { FindingExplanation, FindingResult } from './explanation.ts';
import { groupEvidence, outsideResults, therapiesOf } from './group-evidence.ts';
import type { KnowledgeIndex } from './index-knowledge.ts';
import { judgeGroup } from './judge-group.ts';
import type { JudgedResult } from './judge-group.ts';
import type { JudgeContext } from './judged-item.ts';
import { byMatch, byText, byTier, byWeight } from './ordering.ts';
import { populationVerdict } from './population-frequency.ts';
import { nearMissesOf } from './near-misses.ts';
import { isBenign } from './score-oncogenicity.ts';
import { BENIGN, UNKNOWN_SIGNIFICANCE } from './tier-table.ts';
import type { Ranked } from './ordering.ts';

export interface ExplainContext {
  readonly knowledge: KnowledgeIndex;
  readonly assessment: AssessmentContext;
  readonly judge: JudgeContext;
  readonly oncogenicityOf: (facts: FindingFacts) => AssessedOncogenicity;
}

export interface ExplainedFinding {
  readonly facts: FindingFacts;
  readonly explanation: FindingExplanation;
  readonly results: readonly JudgedResult[];
  readonly evidence: Evidence;
}

/** The explanation of one finding (2-domain-rules §5): results by evidence, else the tier of its oncogenicity, else "not assessed". */
export function explainFinding(facts: FindingFacts, context: ExplainContext): ExplainedFinding {
  const evidence = collectEvidence(facts, context.knowledge, context.assessment);
  const groups = groupEvidence(evidence);
  const shown = groups.map((group) => ({ group, judged: judgeGroup(group, facts, context.judge) })).filter(({ judged }) => isWorthShowing(judged));
  const { oncogenicity } = context.oncogenicityOf(facts);
  const wouldBe = shown.map(({ judged }) => judged).sort(byResult);
  const verdict = verdictOf(facts, wouldBe, context.oncogenicityOf(facts));
  const results = facts.isFiltered ? [] : wouldBe.map((result) => benignOr(result, verdict.isBenign));
  const inResults = facts.isFiltered ? [] : shown.map(({ group }) => group);
  const { rejected, more } = nearMissesOf(facts, outsideResults(evidence, inResults), context.judge.policy.nearMisses);
  return {
    facts,
    results,
    evidence,
    explanation: {
      finding: facts.finding.id,
      label: facts.label,
      subject: facts.finding,
      keys: facts.keys,
      origin: facts.origin,
      vaf: facts.vaf,
      tier: verdict.tier,
      level: verdict.level,
      results: results.map(({ result }) => result),
      oncogenicity,
      rule: verdict.rule,
      rejected,
      rejectedMore: more,
      flags: [...verdict.flags].sort(byText),
      warnings: [...facts.warnings, ...verdict.warnings],
    },
  };
}

/** A result without a tier is shown for what is missing or speaks against, not for what could never count. */
const isWorthShowing = ({ result }: JudgedResult): boolean =>
  result.tier !== null || result.against.length > 0 || result.matched.length > 0 || (result.missingTests.length > 0 && result.counterfactual !== null);

const byResult = (a: JudgedResult, b: JudgedResult): number =>
  byTier(a.result, b.result) ||
  (a.best && b.best ? byMatch(a.best, b.best) || Number(a.result.contested) - Number(b.result.contested) || byWeight(a.best, b.best) : Number(b.best !== null) - Number(a.best !== null)) ||
  byText(nameOf(a.result), nameOf(b.result));

const nameOf = (result: FindingResult): string => `${result.significance}|${result.direction}|${result.therapies.join('+')}`;

/** A change that is benign takes its gene-level results with it. */
const benignOr = (judged: JudgedResult, isBenignFinding: boolean): JudgedResult =>
  isBenignFinding && judged.result.tier !== null ? { ...judged, result: { ...judged.result, ...BENIGN, rule: 'benign', counterfactual: null } } : judged;

interface Verdict extends Ranked {
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
 * | ≥ 1 % in a population, or (likely) benign | IV | population-frequency, benign |
 * | only gene-level evidence on an unproven mutation | III | the result's |
 * | (likely) oncogenic | III | oncogenic |
 * | VUS | III | vus |
 * | else | – | not-assessed |
 */
function verdictOf(facts: FindingFacts, results: readonly JudgedResult[], { oncogenicity, countsAsOncogenic, isEstablished }: AssessedOncogenicity): Verdict {
  const [best] = results;
  const hasTierForming = results.some((result) => result.isTierForming && result.result.tier !== null);
  const common = populationVerdict(facts.populationFrequency, hasTierForming);
  const flags = [...originFlags(facts), ...(common === 'flag-common' ? ['common-in-population'] : []), ...(best?.result.conditional ? ['conditional'] : []), ...(isEstablished ? ['established-oncogenic'] : []), ...(hasTierForming && isBenign(oncogenicity) ? ['benign-by-criteria'] : [])];
  const none = { tier: null, level: null, isBenign: false, flags, warnings: [] };
  if (!facts.isRead) return { ...none, rule: 'not-assessed' };
  if (facts.isFiltered) return filteredVerdict(facts, best, flags);
  if (hasTierForming && best) return { tier: best.result.tier, level: best.result.level, rule: best.result.rule, isBenign: false, flags, warnings: [] };
  if (common === 'tier-iv') return { ...BENIGN, rule: 'population-frequency', isBenign: true, flags, warnings: [] };
  if (isBenign(oncogenicity)) return { ...BENIGN, rule: 'benign', isBenign: true, flags, warnings: [] };
  if (best && best.result.tier !== null) return { tier: best.result.tier, level: best.result.level, rule: best.result.rule, isBenign: false, flags, warnings: [] };
  if (countsAsOncogenic) return { ...none, ...UNKNOWN_SIGNIFICANCE, rule: 'oncogenic', flags: [...flags, 'biologically-relevant'] };
  return oncogenicity.class === 'VUS' ? { ...none, ...UNKNOWN_SIGNIFICANCE, rule: 'vus' } : { ...none, rule: 'not-assessed' };
}

const originFlags = (facts: FindingFacts): readonly string[] => (facts.origin === 'germline' ? ['germline'] : []);

/** A record that the caller filtered forms no tier; an actionable one is shown as "confirm" (2-domain-rules §1.2). */
function filteredVerdict(facts: FindingFacts, best: JudgedResult | undefined, flags: readonly string[]): Verdict {
  const isActionable = best !== undefined && best.isTierForming && (best.result.tier === 'I' || best.result.tier === 'II');
  const filter = facts.finding.kind === 'small-variant' ? (facts.finding.filter ?? '') : '';
  return {
    tier: null,
    level: null,
    rule: 'filtered',
    isBenign: false,
    flags: [...flags, 'filtered', ...(isActionable ? ['confirm'] : [])],
    warnings: isActionable ? [`${facts.label} did not pass the caller's filters (${filter}) and forms no tier; it would be actionable: confirm it by another method.`] : [],
  };
}

/** Genes on the any-tumor list for germline confirmation (2-domain-rules §8). */
export const isGermlineRelevant = (facts: FindingFacts, knowledge: KnowledgeIndex): boolean => facts.genes.some((gene) => geneRoleOf(knowledge.genes, gene)?.germlineRelevant);

export const safetyItemsOf = (explained: ExplainedFinding): readonly { readonly item: string; readonly therapies: readonly string[] }[] =>
  explained.facts.isFiltered
    ? []
    : explained.evidence.matched.filter(({ item, isGated }) => item.direction === 'adverse' && item.supports && !isGated).map(({ item }) => ({ item: item.id, therapies: therapiesOf(item) }));
