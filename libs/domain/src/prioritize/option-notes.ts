import type { MatchedItem, ResistanceEntry } from './explanation.ts';
import type { ExplainedFinding } from './explain-finding.ts';
import type { Support, UnrankedOption } from './option-support.ts';
import { byText } from './ordering.ts';
import type { GivenBefore } from './prior-therapy.ts';
import { tierText } from './tier-table.ts';

/**
 * Resistance in class that does not rule an option out is said beside it, and the option keeps its place: to the very therapies, or, of Tier I and of a
 * finding that is no ground of the option, to a part of them.
 */
export function isWeakerAgainst(entry: ResistanceEntry, { therapies, findings }: UnrankedOption): boolean {
  if (entry.inClass !== true || entry.rulesOut.includes(therapies.join(' + '))) return false;
  const isSame = entry.therapies.join(' + ') === therapies.join(' + ');
  const isPart = entry.therapies.length > 0 && entry.therapies.every((drug) => therapies.includes(drug));
  return isSame || (isPart && entry.tier === 'I' && !findings.includes(entry.finding));
}

export function weakNote(entry: ResistanceEntry, { therapies }: UnrankedOption, explained: readonly ExplainedFinding[]): string {
  const to = entry.therapies.length < therapies.length ? ` to ${entry.therapies.join(' + ')}` : '';
  return `${entry.strength === 'reduced' ? 'reduced sensitivity' : 'resistance'}${to} also reported (Tier ${tierText(entry)}): ${labelOf(entry.finding, explained)}`;
}

export function notesOf(
  supports: readonly Support[],
  given: GivenBefore | null,
  ruledOut: readonly string[],
  weaker: readonly string[],
): readonly string[] {
  const [first] = supports;
  const result = first?.judged.result;
  return [
    ...(given === null ? [] : [given.note]),
    ...doubtsOf(supports),
    ...withdrawnNotes(supports),
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

/** Said only where every finding that the option rests on is in doubt. */
function doubtsOf(supports: readonly Support[]): readonly string[] {
  if (!supports.every(({ doubt }) => doubt !== null)) return [];
  return [...new Set(supports.map(({ doubt }) => doubt))].map((doubt) => {
    const labels = supports.filter((support) => support.doubt === doubt).map(({ label }) => label);
    return `confirm first, ${doubt ?? ''}: ${[...new Set(labels)].sort(byText).join(', ')}`;
  });
}

/** What a label says of another tumor does not speak here, unless the option itself rests on another tumor alone. */
function labelsAgainst(supports: readonly Support[]): readonly MatchedItem[] {
  const isHere = supports.some(({ judged }) => judged.isInClass);
  const against = supports.flatMap(({ judged }) => judged.result.against);
  return against.filter(({ kind, diseaseRelation }) => kind === 'label' && (!isHere || diseaseRelation !== 'other'));
}

/** Only a knowledge base still carries the option while a label speaks against it. */
export function isDisowned(supports: readonly Support[]): boolean {
  const results = supports.map(({ judged }) => judged.result);
  const isOwned = results.some(({ matched }) => matched.some(({ kind, gives }) => kind !== 'knowledge-base' && gives?.startsWith('I-')));
  return !isOwned && labelsAgainst(supports).length > 0;
}

/** A label that was withdrawn, or never covered the use, does not lower a tier (2-domain-rules §4); the board reads it beside the option. */
function withdrawnNotes(supports: readonly Support[]): readonly string[] {
  const against = labelsAgainst(supports);
  return [...new Set(against.map(({ item, line }) => `${item} speaks against it${line ? `: ${line}` : ''}`))].sort(byText);
}

export const labelOf = (finding: string, explained: readonly ExplainedFinding[]): string =>
  explained.find(({ explanation }) => explanation.finding === finding)?.explanation.label ?? finding;
