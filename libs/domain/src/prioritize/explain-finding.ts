import type { FindingFacts } from '../annotate/finding-facts.ts';
import type { AssessedOncogenicity } from './assess-oncogenicity.ts';
import type { AssessmentContext } from './assess-item.ts';
import { assessEvidence, signatureOf, withContext } from './collect-evidence.ts';
import type { Evidence, SharedEvidence } from './collect-evidence.ts';
import type { FindingExplanation, FindingResult, MatchedItem } from './explanation.ts';
import { groupEvidence, outsideResults } from './group-evidence.ts';
import type { EvidenceGroup } from './group-evidence.ts';
import type { KnowledgeIndex } from './index-knowledge.ts';
import { judgeGroup } from './judge-group.ts';
import type { JudgedResult } from './judge-group.ts';
import type { JudgeContext } from './judged-item.ts';
import { byMatch, byText, byTier, byWeight } from './ordering.ts';
import { ownKeyOf } from './match-key.ts';
import { nearMissesOf } from './near-misses.ts';
import { verdictOf } from './finding-verdict.ts';
import { BENIGN } from './tier-table.ts';
import type { VariantKey } from './variant-key.ts';

export interface ExplainContext {
  readonly knowledge: KnowledgeIndex;
  readonly assessment: AssessmentContext;
  readonly judge: JudgeContext;
  readonly oncogenicityOf: (facts: FindingFacts) => AssessedOncogenicity;
  /** Judgements by signature, for one case. */
  readonly judgements: Map<string, Judgement>;
}

/** What the knowledge says of all findings of one signature; `via` names the finding that was judged first. */
interface Judgement {
  readonly evidence: SharedEvidence;
  readonly shown: readonly JudgedResult[];
  readonly groups: readonly EvidenceGroup[];
  readonly own: VariantKey | null;
}

export interface ExplainedFinding {
  readonly facts: FindingFacts;
  readonly explanation: FindingExplanation;
  readonly results: readonly JudgedResult[];
  readonly evidence: Evidence;
}

/** The explanation of one finding (2-domain-rules §5): results by evidence, else the tier of its oncogenicity, else "not assessed". */
export function explainFinding(facts: FindingFacts, context: ExplainContext): ExplainedFinding {
  const judgement = judgementOf(facts, context);
  const evidence = withContext(facts, judgement.evidence, context.knowledge);
  const { oncogenicity } = context.oncogenicityOf(facts);
  const wouldBe = inOwnName(judgement, ownKeyOf(facts));
  const verdict = verdictOf(facts, wouldBe, context.oncogenicityOf(facts));
  const results = facts.isFiltered ? [] : wouldBe.map((result) => benignOr(result, verdict.isBenign));
  const inResults = facts.isFiltered ? [] : judgement.groups;
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

function judgementOf(facts: FindingFacts, context: ExplainContext): Judgement {
  const signature = signatureOf(facts, context.knowledge, context.assessment);
  const known = signature === null ? undefined : context.judgements.get(signature);
  if (known) return known;
  const evidence = assessEvidence(facts, context.knowledge, context.assessment);
  const shown = groupEvidence(evidence)
    .map((group) => ({ group, judged: judgeGroup(group, facts, context.judge) }))
    .filter(({ judged }) => isWorthShowing(judged))
    .sort((a, b) => byResult(a.judged, b.judged));
  const judgement = {
    evidence,
    shown: shown.map(({ judged }) => judged),
    groups: shown.map(({ group }) => group),
    own: ownKeyOf(facts),
  };
  const namesItself = evidence.matched.some(({ isOtherIsoform }) => isOtherIsoform);
  if (signature !== null && !namesItself) context.judgements.set(signature, judgement);
  return judgement;
}

/** The judgement with this finding's key in every `via`. */
function inOwnName({ shown, own }: Judgement, name: VariantKey | null): JudgedResult[] {
  if (own === name || own === null || name === null) return [...shown];
  const renamed = (item: MatchedItem): MatchedItem =>
    item.via.startsWith(`${own} ~ `) ? { ...item, via: name + item.via.slice(own.length) } : item;
  return shown.map((judged) => ({
    ...judged,
    result: { ...judged.result, matched: judged.result.matched.map(renamed), against: judged.result.against.map(renamed) },
  }));
}

/** A result without a tier is shown for what is missing or speaks against, not for what could never count. */
const isWorthShowing = ({ result }: JudgedResult): boolean =>
  result.tier !== null ||
  result.against.length > 0 ||
  result.matched.length > 0 ||
  (result.missingTests.length > 0 && result.counterfactual !== null);

const byResult = (a: JudgedResult, b: JudgedResult): number =>
  byTier(a.result, b.result) ||
  (a.best && b.best
    ? byMatch(a.best, b.best) || Number(a.result.contested) - Number(b.result.contested) || byWeight(a.best, b.best)
    : Number(b.best !== null) - Number(a.best !== null)) ||
  byText(nameOf(a.result), nameOf(b.result));

const nameOf = (result: FindingResult): string => `${result.significance}|${result.direction}|${result.therapies.join('+')}`;

/** A change that is benign takes its gene-level results with it. */
const benignOr = (judged: JudgedResult, isBenignFinding: boolean): JudgedResult =>
  isBenignFinding && judged.result.tier !== null
    ? { ...judged, result: { ...withoutViews(judged.result), ...BENIGN, rule: 'benign', counterfactual: null } }
    : judged;

const withoutViews = ({ views: _views, ...result }: FindingResult): FindingResult => result;
