import type {
  FindingExplanation,
  FindingResult,
  MatchedItem,
  Prioritization,
  ResistanceEntry,
  SafetyEntry,
  TherapyOption,
} from '@consilium/domain';
import { gradeOf } from './asked-tests.ts';
import { citationOrder } from './citation-order.ts';

/** A clinician reads about a dozen lines; what is beyond is counted and stands in the table. */
export const NARRATED_OPTIONS = 12;
const TIER_II_BESIDE_I = 4;
const TIER_II_ALONE = 8;
const NARRATED_RESISTANCE = 12;
const NARRATED_RESULTS = 4;
const NARRATED_SAFETY = 6;
const NARRATED_AGAINST = 6;
const ITEMS_PER_STATEMENT = 4;

export interface PlannedOption {
  readonly index: number;
  readonly option: TherapyOption;
  readonly items: readonly string[];
}
export interface PlannedResistance {
  readonly index: number;
  readonly entry: ResistanceEntry;
  readonly items: readonly string[];
}
export interface PlannedResult {
  readonly finding: number;
  readonly result: number;
  readonly explanation: FindingExplanation;
  readonly outcome: FindingResult;
  readonly items: readonly string[];
}
export interface PlannedAgainst extends PlannedResult {
  /** Position in `results[].against`. */
  readonly against: number;
}
export interface PlannedSafety {
  readonly index: number;
  readonly entry: SafetyEntry;
  readonly items: readonly string[];
}

/** What the draft will speak of, decided once from the explanation: retrieval fetches for it, the drafter words it. */
export interface NarrationPlan {
  readonly options: readonly PlannedOption[];
  readonly resistance: readonly PlannedResistance[];
  readonly diagnostic: readonly PlannedResult[];
  readonly prognostic: readonly PlannedResult[];
  readonly against: readonly PlannedAgainst[];
  /** Items that speak against some result, narrated or not. */
  readonly againstTotal: number;
  readonly safety: readonly PlannedSafety[];
}

/** Tier III and IV are listed in the table; only tiers I and II are worth a sentence. */
export const isActionable = ({ tier }: { readonly tier: string | null }): boolean => tier === 'I' || tier === 'II';

export function planNarration(prioritization: Prioritization): NarrationPlan {
  const findings = new Map(prioritization.findings.map((finding) => [finding.finding, finding]));
  const against = againstOf(prioritization);
  return {
    options: narratedOptions(prioritization.options).map(({ index, option }) => ({
      index,
      option,
      items: itemsOf(option, optionMatches(option, findings)),
    })),
    resistance: prioritization.resistance
      .map((entry, index) => ({ index, entry, items: itemsFor(entry.items, resistanceMatches(entry, findings)) }))
      .filter(({ entry }) => entry.tier === 'I' || entry.rulesOut.length > 0 || entry.inClass === true)
      .slice(0, NARRATED_RESISTANCE),
    diagnostic: resultsOf(prioritization, 'diagnostic').slice(0, NARRATED_RESULTS),
    prognostic: resultsOf(prioritization, 'prognostic').slice(0, NARRATED_RESULTS),
    against: against.filter(isToldHere).slice(0, NARRATED_AGAINST),
    againstTotal: against.length,
    safety: prioritization.safety
      .map((entry, index) => ({ index, entry, items: entry.items.slice(0, ITEMS_PER_STATEMENT) }))
      .slice(0, NARRATED_SAFETY),
  };
}

/** Ids of all items that the planned statements may cite. */
export function plannedItems(plan: NarrationPlan): ReadonlySet<string> {
  const planned = [plan.options, plan.resistance, plan.diagnostic, plan.prognostic, plan.against, plan.safety].flat();
  return new Set(planned.flatMap(({ items }) => items));
}

/**
 * A dozen options of tiers I and II in rank order, of Tier II only a few: beside approved therapies a long list of trials in other tumors hides what
 * counts. One of Tier I is never left out for one of Tier II that ranks above it.
 */
function narratedOptions(options: readonly TherapyOption[]): readonly Omit<PlannedOption, 'items'>[] {
  const actionable = options.map((option, index) => ({ option, index })).filter(({ option }) => isActionable(option));
  const byTier = (wanted: string): typeof actionable => actionable.filter(({ option }) => option.tier === wanted);
  const first = byTier('I');
  const second = byTier('II').slice(0, first.length > 0 ? TIER_II_BESIDE_I : TIER_II_ALONE);
  return [...first, ...second].slice(0, NARRATED_OPTIONS).sort((a, b) => a.index - b.index);
}

/** The records that give the option its tier, label before guideline before knowledge base; among equals those for this line of therapy first. */
function itemsOf(option: TherapyOption, matches: readonly MatchedItem[]): readonly string[] {
  const tier = `${option.tier}${option.level === null ? '' : `-${option.level}`}`;
  const giving = matches.filter(({ gives }) => gives === tier);
  const ordered = [...(giving.length > 0 ? giving : matches)].sort((a, b) => option.items.indexOf(a.item) - option.items.indexOf(b.item));
  return ordered.length > 0 ? itemsFor([], ordered) : itemsFor(option.items, []);
}

function itemsFor(all: readonly string[], matches: readonly MatchedItem[]): readonly string[] {
  const ordered = [...matches].sort(citationOrder).map(({ item }) => item);
  return [...new Set([...ordered, ...all])].slice(0, ITEMS_PER_STATEMENT);
}

const sameTherapies = (a: readonly string[], b: readonly string[]): boolean => [...a].sort().join('|') === [...b].sort().join('|');

function optionMatches(option: TherapyOption, findings: ReadonlyMap<string, FindingExplanation>): readonly MatchedItem[] {
  const results = option.findings.flatMap((id) => findings.get(id)?.results ?? []);
  return results
    .filter((result) => result.direction === 'sensitivity' && sameTherapies(result.therapies, option.therapies))
    .flatMap(({ matched }) => matched);
}

function resistanceMatches(entry: ResistanceEntry, findings: ReadonlyMap<string, FindingExplanation>): readonly MatchedItem[] {
  const results = findings.get(entry.finding)?.results ?? [];
  return results
    .filter((result) => result.direction === 'resistance' && sameTherapies(result.therapies, entry.therapies))
    .flatMap(({ matched }) => matched);
}

function allResults(prioritization: Prioritization): readonly Omit<PlannedResult, 'items'>[] {
  return prioritization.findings.flatMap((explanation, finding) =>
    explanation.results.map((outcome, result) => ({ finding, result, explanation, outcome })),
  );
}

function resultsOf(prioritization: Prioritization, significance: 'diagnostic' | 'prognostic'): readonly PlannedResult[] {
  return allResults(prioritization)
    .filter(({ outcome }) => outcome.significance === significance && isActionable(outcome) && isOfThisTumor(outcome))
    .map((planned) => ({ ...planned, items: itemsFor([], planned.outcome.matched) }))
    .sort((a, b) => rank(a) - rank(b));
}

/** What marks or foretells another tumor says nothing at this bedside; it stays in the table. */
const isOfThisTumor = ({ matched }: FindingResult): boolean => matched.some(({ diseaseRelation }) => diseaseRelation !== 'other');

const rank = ({ outcome }: Pick<PlannedResult, 'outcome'>): number => gradeOf(outcome.tier, outcome.level);

/** Items of an opposite result of the same finding, and of resistance, have sentences of their own and are not told twice. Own tumor type first. */
function againstOf(prioritization: Prioritization): readonly PlannedAgainst[] {
  const resistance = new Set(prioritization.resistance.flatMap(({ items }) => items));
  const matchedFor = new Map(prioritization.findings.map((finding) => [finding.finding, matchedItems(finding)]));
  return allResults(prioritization)
    .filter(({ outcome }) => outcome.tier !== null && !opposes(outcome))
    .flatMap((planned) => planned.outcome.against.map(({ item }, against) => ({ ...planned, against, items: [item] })))
    .filter(({ explanation, items }) => !items.some((item) => matchedFor.get(explanation.finding)?.has(item) || resistance.has(item)))
    .sort((a, b) => Number(isElsewhere(a)) - Number(isElsewhere(b)) || rank(a) - rank(b));
}

const isElsewhere = ({ outcome, against }: PlannedAgainst): boolean => outcome.against[against]?.diseaseRelation === 'other';

/** That a finding marks or foretells nothing in another tumor is not against what it means here: such records are counted, and stand with the findings. */
const isToldHere = (planned: PlannedAgainst): boolean => planned.outcome.significance === 'therapeutic' || !isElsewhere(planned);

const opposes = ({ direction }: FindingResult): boolean => direction === 'resistance' || direction === 'negative';

const matchedItems = ({ results }: FindingExplanation): ReadonlySet<string> =>
  new Set(results.filter((result) => !opposes(result)).flatMap(({ matched }) => matched.map(({ item }) => item)));
