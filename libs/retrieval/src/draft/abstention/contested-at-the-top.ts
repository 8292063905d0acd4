import type { FindingResult, MatchedItem, Prioritization, TherapyOption } from '@consilium/domain';
import { gradeOf } from '../asked-tests.ts';
import { isActionable } from '../narration-plan.ts';
import { therapyText, tierText } from '../wording.ts';
import type { AbstentionCase, JudgeAbstention } from './abstention-rule.ts';

/**
 * The rules do not weigh evidence of one strength against itself: people do.
 *
 * | leading option | against it, of this tumor type or a class above it | fires |
 * |---|---|---|
 * | none of Tier I or II | any | no |
 * | on a label or guideline | records of a knowledge base | no |
 * | on a label or guideline | a label or guideline | yes |
 * | on records of level B | a record of level B or better | yes |
 * | on records of level B | a record of level C or weaker | no |
 * | any | a resistance finding that rules it out, of no weaker tier | yes |
 * | any | evidence of other tumor types | no |
 */
export const contestedAtTheTop: JudgeAbstention = ({ prioritization }) => {
  const [leading] = prioritization.options;
  if (leading === undefined || !isActionable(leading)) return null;
  const disputed = ruledOutBy(leading, prioritization) ?? disputedBy(leading, prioritization);
  if (disputed === null) return null;
  return {
    rule: 'draft.contested-at-the-top',
    because: `${therapyText(leading.therapies)}, ${tierText(leading)}: ${disputed}.`,
    wouldResolve: 'The board weighs the evidence for and against, both are listed; it may recommend an option in its own words.',
  };
};

function ruledOutBy(leading: TherapyOption, { resistance, findings }: AbstentionCase['prioritization']): string | null {
  const name = therapyText(leading.therapies);
  const entry = resistance.find(
    (one) => one.inClass !== false && one.rulesOut.includes(name) && gradeOf(one.tier, one.level) <= gradeOf(leading.tier, leading.level),
  );
  if (entry === undefined) return null;
  const label = findings.find(({ finding }) => finding === entry.finding)?.label ?? entry.finding;
  return `${label} (${tierText(entry)}) speaks against it with the same or more strength`;
}

function disputedBy(leading: TherapyOption, prioritization: Prioritization): string | null {
  const results = resultsBehind(leading, prioritization);
  const strongest = Math.min(...results.flatMap(({ matched }) => inClass(matched)).map(strengthOf));
  const equals = results.flatMap(({ against }) => inClass(against)).filter((item) => strengthOf(item) <= strongest);
  const count = new Set(equals.map(({ item }) => item)).size;
  if (count === 0) return null;
  return `${count} ${count === 1 ? 'record' : 'records'} of the same tumor type or a class above it ${count === 1 ? 'speaks' : 'speak'} against it with the same or a better level`;
}

const resultsBehind = (leading: TherapyOption, { findings }: Prioritization): readonly FindingResult[] =>
  findings
    .filter(({ finding }) => leading.findings.includes(finding))
    .flatMap(({ results }) => results)
    .filter(({ direction, therapies }) => direction === 'sensitivity' && keyOf(therapies) === keyOf(leading.therapies));

const keyOf = (therapies: readonly string[]): string => [...therapies].sort().join('|');

const IN_CLASS: ReadonlySet<string> = new Set(['same', 'ancestor', 'pan-tumor']);
const inClass = (items: readonly MatchedItem[]): readonly MatchedItem[] =>
  items.filter(({ diseaseRelation }) => IN_CLASS.has(diseaseRelation));

/** Lower is stronger: what a regulator or a guideline says, then levels A to E, then none. */
const strengthOf = ({ kind, evidenceLevel }: MatchedItem): number =>
  kind === 'knowledge-base' ? 1 + (evidenceLevel === null ? LEVELS.length : LEVELS.indexOf(evidenceLevel)) : 0;
const LEVELS: readonly string[] = ['A', 'B', 'C', 'D', 'E'];
