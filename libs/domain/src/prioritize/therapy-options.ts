import type { FindingResult, MatchedItem, ResistanceEntry, TherapyOption, Tier } from './explanation.ts';
import type { ExplainedFinding } from './explain-finding.ts';
import type { JudgedResult } from './judge-group.ts';
import { rankOfLevel } from './match-level.ts';
import { byMatch, byText, byTier, byWeight } from './ordering.ts';
import type { Ranked } from './ordering.ts';
import { givenBefore } from './prior-therapy.ts';
import type { GivenBefore } from './prior-therapy.ts';
import type { Treatment } from './prioritize-input.ts';
import { LINE_FITS, lineFit, rankOfLineFit } from './therapy-line.ts';
import { tierText } from './tier-table.ts';

interface Support {
  readonly finding: string;
  readonly label: string;
  readonly genes: readonly string[];
  readonly judged: JudgedResult;
  /** Seen on too few reads (2-domain-rules §7). */
  readonly isToConfirm: boolean;
}

type UnrankedOption = Omit<TherapyOption, 'rank' | 'notes'>;

/**
 * Sensitivity results of Tier I and II, merged by set of therapies over all findings and ranked by the ties of 2-domain-rules §4:
 * tier, level, whether the evidence is for this line of therapy, match rank, disease relation, label > guideline > knowledge base, contested last, rating, number of publications, newest, id.
 * Therapies given before, and those that a resistance finding rules out, stand behind the others, marked.
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
    const weaker = resistance.filter((entry) => isWeakerAgainst(entry, option)).map((entry) => weakNote(entry, explained));
    return { option, lead, isBehind: given?.isWhole === true || ruledOut.length > 0, notes: notesOf(supports, given, ruledOut, weaker) };
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
}

export const optionOutlines = (explained: readonly ExplainedFinding[]): readonly OptionOutline[] =>
  [...supportsByTherapies(explained).values()].flatMap((supports) => {
    const [best] = supports.map(({ judged }) => judged.result).sort(byTier);
    const outlined = supports.map(({ finding, genes, judged }) => ({
      finding,
      genes,
      tier: judged.result.tier,
      level: judged.result.level,
      matchRank: closestRank(judged.result),
    }));
    return best === undefined ? [] : [{ therapies: best.therapies, tier: best.tier, level: best.level, supports: outlined }];
  });

export const closestRank = ({ matched }: FindingResult): number => Math.min(...matched.map(({ matchLevel }) => rankOfLevel(matchLevel)));

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
      const isToConfirm = explanation.flags.includes('low-support');
      const support = { finding: explanation.finding, label: explanation.label, genes: facts.genes, judged, isToConfirm };
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

/** Resistance to the very therapies that does not rule them out: said beside the option, which keeps its place. */
const isWeakerAgainst = (entry: ResistanceEntry, option: UnrankedOption): boolean =>
  entry.inClass === true &&
  !entry.rulesOut.includes(option.therapies.join(' + ')) &&
  entry.therapies.join(' + ') === option.therapies.join(' + ');

const weakNote = (entry: ResistanceEntry, explained: readonly ExplainedFinding[]): string =>
  `${entry.strength === 'reduced' ? 'reduced sensitivity' : 'resistance'} also reported (Tier ${tierText(entry)}): ${labelOf(entry.finding, explained)}`;

function notesOf(
  supports: readonly Support[],
  given: GivenBefore | null,
  ruledOut: readonly string[],
  weaker: readonly string[],
): readonly string[] {
  const [first] = supports;
  const result = first?.judged.result;
  return [
    ...(given === null ? [] : [given.note]),
    ...(supports.every(({ isToConfirm }) => isToConfirm)
      ? [`confirm first, seen on too few reads: ${[...new Set(supports.map(({ label }) => label))].sort(byText).join(', ')}`]
      : []),
    ...[...new Set(ruledOut)].sort(byText).map((label) => `resistance: ${label}`),
    ...[...new Set(weaker)].sort(byText),
    ...(result?.conditional
      ? [
          `only if the ${result.missingTests.map(({ test, why }) => `${test}: ${why}`).join('; ')}`.replace(
            'only if the histology: the tier holds only for',
            'holds only if the histology is',
          ),
        ]
      : []),
    ...(result?.warnings ?? []),
  ];
}

const labelOf = (finding: string, explained: readonly ExplainedFinding[]): string =>
  explained.find(({ explanation }) => explanation.finding === finding)?.explanation.label ?? finding;
