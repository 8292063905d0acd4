import type { ItemMatch } from './assess-item.ts';
import { diseaseRelation, isInClass } from './disease-relation.ts';
import type { TierLevel } from './explanation.ts';
import type { EvidenceGroup } from './group-evidence.ts';
import { publicationsBehind } from './publications-behind.ts';
import type { JudgeContext } from './judged-item.ts';
import { componentText } from './missing-tests.ts';
import { byText, byTier } from './ordering.ts';
import { isRegionOf, tierOf } from './tier-of.ts';
import type { TierCandidate, TierVerdict } from './tier-of.ts';
import { tierText } from './tier-table.ts';

interface Would {
  readonly tierLevel: TierLevel;
  readonly if: string;
}

/** The nearest better tier and the one fact that it hangs on: `would be I-A if the histology were LUAD`; null where nothing would be better. */
export function counterfactualOf(group: EvidenceGroup, now: TierVerdict | null, context: JudgeContext): string | null {
  const woulds = [
    ...group.supporting.flatMap((match) => fromMatch(match, group, context)),
    ...group.pending.flatMap((pending) => fromPending(pending, context)),
    ...group.rejected.flatMap((rejected) => fromOrigin(rejected, context)),
  ];
  const current = now === null ? { tier: null, level: null } : now.tierLevel;
  const better = woulds.filter((would) => byTier(would.tierLevel, current) < 0);
  const [best] = better.sort((a, b) => byTier(a.tierLevel, b.tierLevel) || byText(a.if, b.if));
  return best === undefined ? null : `would be ${tierText(best.tierLevel)} if ${best.if}`;
}

function fromMatch(match: ItemMatch, group: EvidenceGroup, context: JudgeContext): readonly Would[] {
  const { item, disease } = match;
  const candidate: TierCandidate = {
    item,
    relation: disease.relation,
    isGated: match.isGated,
    publications: publicationsBehind(match, group.supporting),
  };
  const histology =
    isInClass(disease.relation) || isOverruledClass(match, context)
      ? []
      : would({ ...candidate, relation: 'same' }, `the histology were ${histologyOf(match)}`, context);
  const oncogenic = match.isGated
    ? would(
        { ...candidate, isGated: false },
        match.level === 'CNA' ? 'the other copy were lost as well' : 'the variant were at least likely oncogenic',
        context,
      )
    : [];
  const isForeign = item.kind === 'label' && !isRegionOf(item, context.policy) && item.region;
  const region = isForeign
    ? would(
        { ...candidate, item: { ...item, region: context.policy.regions[0] ?? null } },
        `a label of ${context.policy.regions.join(' or ')} said the same (this one is ${item.region})`,
        context,
      )
    : [];
  return [...(match.isGated ? [] : histology), ...oncogenic, ...region];
}

/** A record on every solid tumor, set aside for this one by a label that leaves it out: no histology to ask for. */
const isOverruledClass = ({ item }: ItemMatch, { diseases, tumorType }: JudgeContext): boolean =>
  item.disease.scope === 'any' ||
  (item.disease.scope === 'solid' && !item.disease.except?.length && diseases.nodes.get(tumorType)?.hematologic === false);

function fromPending({ item, disease, evaluation }: EvidenceGroup['pending'][number], context: JudgeContext): readonly Would[] {
  if (evaluation.unknown.length === 0) return [];
  const shown = [
    ...new Set(
      evaluation.unknown.map((component) => `${componentText(component)} were ${component.wanted === 'present' ? 'present' : 'shown'}`),
    ),
  ].sort(byText);
  return would({ item, relation: disease.relation, isGated: false, publications: item.publications.length }, shown.join(' and '), context);
}

/** A record on a germline change, met by one that is somatic or of unconfirmed origin: a germline sample would settle it. */
function fromOrigin({ item, reason }: EvidenceGroup['rejected'][number], context: JudgeContext): readonly Would[] {
  if (reason !== 'ORIGIN' || item.origin !== 'germline' || !item.supports) return [];
  const { relation } = diseaseRelation(context.diseases, context.tumorType, item.disease);
  return would({ item, relation, isGated: false, publications: item.publications.length }, 'the change were germline', context);
}

function would(candidate: TierCandidate, condition: string, context: JudgeContext): readonly Would[] {
  const verdict = tierOf(candidate, context.policy);
  return verdict === null ? [] : [{ tierLevel: verdict.tierLevel, if: condition }];
}

function histologyOf({ item, disease }: ItemMatch): string {
  if (disease.code !== null) return disease.code;
  if (item.disease.scope === 'solid')
    return item.disease.except?.length ? `a solid tumor other than ${[...item.disease.except].sort(byText).join(' or ')}` : 'a solid tumor';
  return item.disease.scope === 'types' ? [...item.disease.codes].sort(byText).join(' or ') : item.diseaseName;
}
