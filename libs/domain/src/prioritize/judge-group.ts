import type { FindingFacts } from '../annotate/finding-facts.ts';
import type { ItemMatch } from './assess-item.ts';
import { counterfactualOf } from './counterfactual.ts';
import { isInClass } from './disease-relation.ts';
import type { FindingResult } from './explanation.ts';
import type { EvidenceGroup } from './group-evidence.ts';
import type { JudgeContext, JudgedItem } from './judged-item.ts';
import { matchedItem, withoutRank } from './matched-item.ts';
import { missingTestsOf } from './missing-tests.ts';
import { byMatch, byTier, byWeight } from './ordering.ts';
import type { RankedItem } from './ordering.ts';
import type { PrioritizePolicy } from './policy.ts';
import { publicationsBehind } from './publications-behind.ts';
import { tierOf } from './tier-of.ts';
import { tierText } from './tier-table.ts';
import { resultWarnings } from './result-warnings.ts';
import { lineFit, rankOfLineFit } from './therapy-line.ts';
import { withoutExcluded } from './label-exclusion.ts';
import { viewsOf } from './views/views-of.ts';

/** A result with the sort keys that are not stored. */
export interface JudgedResult {
  readonly result: FindingResult;
  readonly best: RankedItem | null;
  /** The tier rests on evidence that forms one, not only on an unproven mutation of the gene. */
  readonly isTierForming: boolean;
  readonly isInClass: boolean;
  /** 0 where the evidence that gives the tier is for this line of therapy or silent, 1 where it asks for what the case does not state, 2 for another line. */
  readonly lineRank: number;
}

/** The tier of one result: the best that a supporting item gives. Evidence against never lowers it; it sets `contested` (2-domain-rules §4). */
export function judgeGroup(group: EvidenceGroup, facts: FindingFacts, context: JudgeContext): JudgedResult {
  const { supporting, excludedBy } = withoutExcluded(group.supporting, context);
  const judged = judgeItems(supporting, context.policy);
  const leaders = leadersOf(judged);
  const [leader] = leaders;
  const isOtherTumor = leader !== undefined && leaders.every(({ match }) => match.disease.relation === 'other');
  const counting = group.against.filter((match) => isOtherTumor || match.disease.relation !== 'other');
  const against = judgeItems(group.against, context.policy);
  const isConditional = leader !== undefined && leaders.every(({ verdict }) => verdict?.isConditional);
  const result: FindingResult = {
    significance: group.significance,
    tier: leader?.verdict?.tierLevel.tier ?? null,
    level: leader?.verdict?.tierLevel.level ?? null,
    therapies: group.therapies,
    direction: group.direction,
    ...(group.direction === 'resistance'
      ? { strength: group.supporting.some(({ item }) => item.strength !== 'reduced') ? ('full' as const) : ('reduced' as const) }
      : {}),
    contested: counting.length > 0 && leader !== undefined,
    lowConfidence: leader !== undefined && (leaders.every(({ verdict }) => verdict?.isLowConfidence) || !facts.isInFrame),
    ...(isConditional ? { conditional: true } : {}),
    rule: leader?.verdict?.rule ?? (group.pending.length > 0 ? 'profile.unknown' : 'no-supporting-evidence'),
    matched: sorted(judged).map(withoutRank),
    against: sorted(against).map(withoutRank),
    rejected: [
      ...group.pending.map(({ item }) => ({
        item: item.id,
        reason: 'PROFILE_UNKNOWN' as const,
        note: `${item.id} asks for ${item.profileName}; part of it is not known.`,
      })),
      ...group.rejected.map(({ item, reason, note }) => ({ item: item.id, reason, note })),
    ],
    missingTests: missingTestsOf(group, leaders, context),
    counterfactual: counterfactualOf({ ...group, supporting }, leader?.verdict ?? null, context),
    warnings: [...resultWarnings(leaders, context), ...(excludedBy === null ? [] : [excludedBy])],
  };
  const views = viewsOf(result);
  return {
    result: views.length === 0 ? result : { ...result, views },
    best: byLine(leaders, context.line)[0]?.stored ?? null,
    isTierForming: leaders.some(({ match }) => !match.isGated),
    lineRank: lineRankOf(leaders, context.line),
    isInClass: leaders.some(({ match }) => isInClass(match.disease.relation) || match.disease.relation === 'descendant'),
  };
}

/** A record of a knowledge base that says nothing of a line does not vouch for it where a label or guideline does. */
function lineRankOf(leaders: readonly JudgedItem[], line: number | null): number {
  const binding = leaders.filter(({ match }) => match.item.kind === 'label' || match.item.kind === 'guideline');
  const ranks = (binding.length > 0 ? binding : leaders).map(({ match }) => rankOfLineFit(lineFit(match.item.line ?? null, line)));
  return Math.min(...ranks);
}

/** What fits the line first, then by match and weight. */
const byLine = (leaders: readonly JudgedItem[], line: number | null): readonly JudgedItem[] =>
  [...leaders].sort(
    (a, b) =>
      rankOfLineFit(lineFit(a.match.item.line ?? null, line)) - rankOfLineFit(lineFit(b.match.item.line ?? null, line)) ||
      byMatch(a.stored, b.stored) ||
      byWeight(a.stored, b.stored),
  );

const sorted = (items: readonly JudgedItem[]): RankedItem[] =>
  items.map(({ stored }) => stored).sort((a, b) => byMatch(a, b) || byWeight(a, b));

function leadersOf(judged: readonly JudgedItem[]): readonly JudgedItem[] {
  const withTier = judged.flatMap((item) => (item.verdict === null ? [] : [{ item, tier: item.verdict.tierLevel }]));
  const [best] = [...withTier].sort((a, b) => byTier(a.tier, b.tier));
  if (best === undefined) return [];
  const leaders = withTier.filter(({ tier }) => byTier(tier, best.tier) === 0).map(({ item }) => item);
  return leaders.sort(
    (a, b) =>
      Number(a.verdict?.isConditional) - Number(b.verdict?.isConditional) || byMatch(a.stored, b.stored) || byWeight(a.stored, b.stored),
  );
}

function judgeItems(matches: readonly ItemMatch[], policy: PrioritizePolicy): readonly JudgedItem[] {
  return matches.map((match) => {
    const verdict = tierOf(
      { item: match.item, relation: match.disease.relation, isGated: match.isGated, publications: publicationsBehind(match, matches) },
      policy,
    );
    return { match, verdict, stored: matchedItem(match, verdict === null ? null : tierText(verdict.tierLevel)) };
  });
}
