import { actsOn } from './drug-target.ts';
import type { ExplainedFinding } from './explain-finding.ts';
import type { ResistanceEntry, SafetyEntry } from './explanation.ts';
import { therapiesOf } from './group-evidence.ts';
import type { JudgedResult } from './judge-group.ts';
import { byText, byTier } from './ordering.ts';
import { closeness, closestOf, optionOutlines } from './therapy-options.ts';
import type { OptionOutline, OptionSupport } from './therapy-options.ts';

/**
 * Findings that speak against a therapy, shown above the options (2-domain-rules §4). A record on several changes together is told of the change that is
 * not itself the target: larotrectinib in LMNA::NTRK1 with G595R is G595R's.
 *
 * An entry in class rules out an option of the same therapies, or one that contains them, when it outweighs each finding that the option rests on:
 *
 * | the option rests on | the entry outweighs it |
 * |---|---|
 * | this very finding, with more therapies (encorafenib with cetuximab in BRAF V600E) | no |
 * | this very finding, the same therapies | if closer (T790M and gefitinib, given for "EGFR mutation"), or as close with the better tier (D842V and imatinib); else contested |
 * | another finding of the gene | if as close: residue before region before class (a second-site mutation) |
 * | a finding of another gene, and the entry is on a residue or region of the drug's own target (BTK C481S and ibrutinib, given for TP53) | if of Tier I |
 * | a finding of another gene, or a biomarker | if of at least the option's tier and level: RAS, I-A, and cetuximab; a bypass of I-B leaves a label standing |
 *
 * "As close" compares what the records of that closeness give: T790M and afatinib, where a record on any EGFR mutation speaks for it. Reduced sensitivity (KIT exon 9 and imatinib) outweighs only another finding, and only at I-A. What does not rule out is noted beside the option.
 */
export function resistanceList(explained: readonly ExplainedFinding[]): readonly ResistanceEntry[] {
  const options = optionOutlines(explained);
  const told = explained.flatMap((finding) => finding.results.filter(isResistance).map((judged) => ({ finding, judged })));
  const entries = told
    .filter((one) => !isToldOfPartner(one, told))
    .map(({ finding: { explanation, facts }, judged: { result, isInClass } }): ResistanceEntry => {
      const strength = result.strength ?? 'full';
      const against: Against = { ...result, strength, finding: explanation.finding, genes: facts.genes, ...closestOf(result) };
      const ruledOut = options.filter((option) => isInClass && rulesOut(against, option));
      return {
        therapies: result.therapies,
        finding: explanation.finding,
        strength,
        // `isResistance` has let only tiers I to III pass.
        tier: result.tier ?? 'III',
        level: result.level,
        items: result.matched.map(({ item }) => item),
        inClass: isInClass,
        rulesOut: ruledOut.map((option) => option.therapies.join(' + ')).sort(byText),
      };
    });
  return entries.sort(byUrgency);
}

/** Tier and level; within them what takes an option away, then full resistance before reduced sensitivity. */
function byUrgency(a: ResistanceEntry, b: ResistanceEntry): number {
  const takesAway = ({ rulesOut: options, strength }: ResistanceEntry): number =>
    (options.length > 0 ? 0 : 2) + (strength === 'full' ? 0 : 1);
  return (
    byTier(a, b) || takesAway(a) - takesAway(b) || byText(a.therapies.join('+'), b.therapies.join('+')) || byText(a.finding, b.finding)
  );
}

interface Told {
  readonly finding: ExplainedFinding;
  readonly judged: JudgedResult;
}

const isResistance = ({ result, isTierForming }: JudgedResult): boolean =>
  result.significance === 'therapeutic' &&
  result.direction === 'resistance' &&
  result.tier !== null &&
  result.tier !== 'IV' &&
  isTierForming;

/** All its records are on this change together with another one of the case, this one is a target of the therapies, and the other is not. */
function isToldOfPartner({ finding, judged }: Told, told: readonly Told[]): boolean {
  if (!isTargetOf(finding, judged) || !judged.result.matched.every(({ matchLevel }) => matchLevel === 'PROFILE')) return false;
  const items = judged.result.matched.map(({ item }) => item);
  return told.some(
    (other) =>
      other.finding !== finding &&
      !isTargetOf(other.finding, judged) &&
      items.every((item) => other.judged.result.matched.some((matched) => matched.item === item)),
  );
}

const isTargetOf = ({ results }: ExplainedFinding, { result }: JudgedResult): boolean =>
  results.some(
    (own) =>
      own.result.direction === 'sensitivity' &&
      (own.result.tier === 'I' || own.result.tier === 'II') &&
      own.result.therapies.join('+') === result.therapies.join('+'),
  );

interface Against extends OptionSupport {
  readonly therapies: readonly string[];
  readonly strength: 'full' | 'reduced';
}

function rulesOut(entry: Against, option: OptionOutline): boolean {
  if (!contains(option.therapies, entry.therapies)) return false;
  const isSame = option.therapies.length === entry.therapies.length;
  return option.supports.every((support) => {
    if (support.finding === entry.finding) return isSame && entry.strength === 'full' && outweighsOwn(entry, support);
    if (entry.strength === 'reduced') return entry.tier === 'I' && entry.level === 'A';
    if (entry.genes.some((gene) => support.genes.includes(gene))) return closeness(entry.matchRank) <= closeness(support.matchRank);
    return byTier(entry, option) <= 0 || (entry.tier === 'I' && isOnTarget(entry));
  });
}

const isOnTarget = ({ therapies, genes, matchRank }: Against): boolean => actsOn(therapies, genes) && closeness(matchRank) < 2;

function outweighsOwn(entry: Against, own: OptionSupport): boolean {
  const [against, inFavor] = [closeness(entry.matchRank), closeness(own.matchRank)];
  return against < inFavor || (against === inFavor && byTier(entry.closest, own.closest) < 0);
}

const contains = (option: readonly string[], therapies: readonly string[]): boolean =>
  therapies.length > 0 && therapies.every((drug) => option.includes(drug));

/** "Adverse Response" is neither sensitivity nor resistance; it has a list of its own. */
export function safetyList(explained: readonly ExplainedFinding[]): readonly SafetyEntry[] {
  const entries = new Map<string, { therapies: readonly string[]; finding: string; items: string[] }>();
  for (const finding of explained) {
    for (const { item, therapies } of safetyItemsOf(finding)) {
      const name = `${therapies.join('+')}|${finding.explanation.finding}`;
      const entry = entries.get(name) ?? { therapies, finding: finding.explanation.finding, items: [] };
      entry.items.push(item);
      entries.set(name, entry);
    }
  }
  return [...entries.entries()].sort(([a], [b]) => byText(a, b)).map(([, entry]) => ({ ...entry, items: entry.items.sort(byText) }));
}

const safetyItemsOf = (explained: ExplainedFinding): readonly { readonly item: string; readonly therapies: readonly string[] }[] =>
  explained.facts.isFiltered
    ? []
    : explained.evidence.matched
        .filter(({ item, isGated }) => item.direction === 'adverse' && item.supports && !isGated)
        .map(({ item }) => ({ item: item.id, therapies: therapiesOf(item) }));
