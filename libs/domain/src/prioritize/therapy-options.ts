import type { FindingResult, MatchedItem, ResistanceEntry, TherapyOption, Tier } from './explanation.ts';
import type { ExplainedFinding } from './explain-finding.ts';
import type { JudgedResult } from './judge-group.ts';
import { rankOfLevel } from './match-level.ts';
import { isDisowned, isWeakerAgainst, labelOf, notesOf, weakNote } from './option-notes.ts';
import { DOUBTS } from './option-support.ts';
import type { Support, UnrankedOption } from './option-support.ts';
import { byMatch, byText, byTier, byWeight, rankedOf } from './ordering.ts';
import type { Ranked } from './ordering.ts';
import { givenBefore } from './prior-therapy.ts';
import type { Treatment } from './prioritize-input.ts';
import { LINE_FITS, lineFit, rankOfLineFit } from './therapy-line.ts';
import { tierText } from './tier-table.ts';

/**
 * Sensitivity results of Tier I and II, merged by set of therapies over all findings and ranked by the ties of 2-domain-rules §4:
 * tier, level, whether the evidence is for this line of therapy, match rank, disease relation, label > guideline > knowledge base, contested last, rating, number of publications, newest, id.
 * Therapies given before, those that a resistance finding rules out, and those that only a knowledge base still carries while a label speaks against
 * them (withdrawn), stand behind the others, marked.
 */
export function therapyOptions(
  explained: readonly ExplainedFinding[],
  resistance: readonly ResistanceEntry[],
  { prior = [], line = null }: Treatment,
): readonly TherapyOption[] {
  const merged = [...supportsByTherapies(explained).values()].map((supports) => merge(supports, line));
  const marked = merged.map(({ option, lead, supports }) => {
    const given = givenBefore(option.therapies, prior);
    const ruledOut = resistance
      .filter((entry) => entry.rulesOut.includes(option.therapies.join(' + ')))
      .map((entry) => labelOf(entry.finding, explained));
    const weaker = resistance.filter((entry) => isWeakerAgainst(entry, option)).map((entry) => weakNote(entry, option, explained));
    return {
      option,
      lead,
      isBehind: given?.isWhole === true || ruledOut.length > 0 || isDisowned(supports),
      notes: notesOf(supports, given, ruledOut, weaker),
    };
  });
  return marked
    .sort((a, b) => Number(a.isBehind) - Number(b.isBehind) || byOption(a, b))
    .map(({ option, notes }, index) => ({ rank: index + 1, ...option, notes }));
}

/** An option before ranking, with what each finding contributes; resistance is judged against it. */
export interface OptionOutline extends Ranked {
  readonly therapies: readonly string[];
  readonly supports: readonly OptionSupport[];
}

export interface OptionSupport extends Ranked {
  readonly finding: string;
  readonly genes: readonly string[];
  /** Rank of the closest match behind it (2-domain-rules §2). */
  readonly matchRank: number;
  /** The best tier that a match as close as that one gives; the result's own may come from a record on the whole gene. */
  readonly closest: Ranked;
}

export const optionOutlines = (explained: readonly ExplainedFinding[]): readonly OptionOutline[] =>
  [...supportsByTherapies(explained).values()].flatMap((supports) => {
    const [best] = supports.map(({ judged }) => judged.result).sort(byTier);
    const outlined = supports.map(({ finding, genes, judged }) => ({
      finding,
      genes,
      tier: judged.result.tier,
      level: judged.result.level,
      ...closestOf(judged.result),
    }));
    return best === undefined ? [] : [{ therapies: best.therapies, tier: best.tier, level: best.level, supports: outlined }];
  });

export function closestOf({ matched }: FindingResult): Pick<OptionSupport, 'matchRank' | 'closest'> {
  const matchRank = Math.min(...matched.map(({ matchLevel }) => rankOfLevel(matchLevel)));
  const given = matched.filter(({ matchLevel }) => closeness(rankOfLevel(matchLevel)) === closeness(matchRank));
  const [closest = rankedOf(null)] = given.map(({ gives }) => rankedOf(gives)).sort(byTier);
  return { matchRank, closest };
}

/** 0 the change or its residue, 1 a region, 2 a class of changes or the gene. */
export const closeness = (matchRank: number): number =>
  matchRank <= rankOfLevel('CODON') ? 0 : matchRank <= rankOfLevel('REGION') ? 1 : 2;

function supportsByTherapies(explained: readonly ExplainedFinding[]): ReadonlyMap<string, readonly Support[]> {
  const map = new Map<string, Support[]>();
  for (const { explanation, results, facts } of explained) {
    for (const judged of results) {
      const { result } = judged;
      if (
        result.significance !== 'therapeutic' ||
        result.direction !== 'sensitivity' ||
        result.therapies.length === 0 ||
        !isOptionTier(result.tier)
      )
        continue;
      const name = result.therapies.join(' + ');
      const supports = map.get(name);
      const doubt = DOUBTS.find(([flag]) => explanation.flags.includes(flag))?.[1] ?? null;
      const support = { finding: explanation.finding, label: explanation.label, genes: facts.genes, judged, doubt };
      if (supports) supports.push(support);
      else map.set(name, [support]);
    }
  }
  return map;
}

const isOptionTier = (tier: Tier | null): tier is 'I' | 'II' => tier === 'I' || tier === 'II';

function merge(
  supports: readonly Support[],
  line: number | null,
): {
  readonly option: UnrankedOption;
  readonly lead: JudgedResult;
  readonly supports: readonly Support[];
} {
  const ordered = [...supports].sort((a, b) => byLead(a.judged, b.judged) || byText(a.finding, b.finding));
  const [first] = ordered;
  if (first === undefined || first.judged.result.tier === null) throw new RangeError('an option without support cannot be merged');
  const { result } = first.judged;
  const leaders = ordered.filter(({ judged }) => byTier(judged.result, result) === 0);
  const option: UnrankedOption = {
    therapies: result.therapies,
    direction: 'sensitivity',
    tier: first.judged.result.tier,
    level: result.level,
    findings: [...new Set(ordered.map(({ finding }) => finding))],
    items: itemsOf(ordered, tierText(result), line),
    contested: leaders.some(({ judged }) => judged.result.contested),
    lowConfidence: leaders.every(({ judged }) => judged.result.lowConfidence),
  };
  return { option, lead: first.judged, supports: ordered };
}

/** What gives the option its tier first; within that, evidence for this line of therapy before that for another. */
function itemsOf(supports: readonly Support[], tier: string, line: number | null): readonly string[] {
  const matched = supports.flatMap(({ judged }) => judged.result.matched);
  const rank = ({ gives, line: asked }: MatchedItem): number =>
    (gives === tier ? 0 : LINE_FITS.length) + rankOfLineFit(lineFit(asked ?? null, line));
  return [...new Set([...matched].sort((a, b) => rank(a) - rank(b)).map(({ item }) => item))];
}

function byLead(a: JudgedResult, b: JudgedResult): number {
  const byBest = a.best && b.best ? byMatch(a.best, b.best) : 0;
  const last = a.best && b.best ? byWeight(a.best, b.best) : 0;
  return byTier(a.result, b.result) || a.lineRank - b.lineRank || byBest || Number(a.result.contested) - Number(b.result.contested) || last;
}

const byOption = (
  a: { readonly option: UnrankedOption; readonly lead: JudgedResult },
  b: { readonly option: UnrankedOption; readonly lead: JudgedResult },
): number => byLead(a.lead, b.lead) || byText(a.option.therapies.join(' + '), b.option.therapies.join(' + '));
