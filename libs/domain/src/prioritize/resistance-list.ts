import type { ExplainedFinding } from './explain-finding.ts';
import type { ResistanceEntry, SafetyEntry } from './explanation.ts';
import { therapiesOf } from './group-evidence.ts';
import { byText, byTier } from './ordering.ts';
import { optionTherapies } from './therapy-options.ts';

/**
 * Findings that speak against a therapy, shown above the options (2-domain-rules §4). In class, an entry rules out the option of the same therapies,
 * and combinations that contain them unless the option rests on this very finding (encorafenib with cetuximab in BRAF V600E).
 */
export function resistanceList(explained: readonly ExplainedFinding[]): readonly ResistanceEntry[] {
  const options = optionTherapies(explained);
  const entries = explained.flatMap(({ explanation, results }) =>
    results.flatMap(({ result, isInClass, isTierForming }) => {
      if (
        result.significance !== 'therapeutic' ||
        result.direction !== 'resistance' ||
        result.tier === null ||
        result.tier === 'IV' ||
        !isTierForming
      )
        return [];
      const ruledOut = options.filter(
        (option) =>
          isInClass &&
          contains(option.therapies, result.therapies) &&
          (option.therapies.length === result.therapies.length || !option.findings.includes(explanation.finding)),
      );
      const entry: ResistanceEntry = {
        therapies: result.therapies,
        finding: explanation.finding,
        strength: result.strength ?? 'full',
        tier: result.tier,
        level: result.level,
        items: result.matched.map(({ item }) => item),
        rulesOut: ruledOut.map((option) => option.therapies.join(' + ')).sort(byText),
      };
      return [entry];
    }),
  );
  return entries.sort((a, b) => byTier(a, b) || byText(a.therapies.join('+'), b.therapies.join('+')) || byText(a.finding, b.finding));
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
