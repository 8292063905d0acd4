import { nameOfKey } from '../annotate/label-parts.ts';
import type { UnknownComponent } from './evaluate-profile.ts';
import type { MissingTest } from './explanation.ts';
import type { EvidenceGroup } from './group-evidence.ts';
import type { JudgeContext, JudgedItem } from './judged-item.ts';
import { byText } from './ordering.ts';

/** `EGFR T790M`, `absence of EGFR T790M`, `KRAS wild type`, `CLDN18 overexpression by immunohistochemistry`. */
export function componentText({ key, wanted }: UnknownComponent): string {
  const name = key.startsWith('expression:') ? `${nameOfKey(key)} by immunohistochemistry` : nameOfKey(key);
  return wanted === 'present' ? name : `absence of ${name}`;
}

/** What would have to be known: the histology of a conditional tier, the components of a profile that no assay has answered. */
export function missingTestsOf(group: EvidenceGroup, leaders: readonly JudgedItem[], context: JudgeContext): readonly MissingTest[] {
  const conditional = leaders.filter(({ verdict }) => verdict?.isConditional);
  const histology =
    leaders.length > 0 && conditional.length === leaders.length
      ? [{ test: 'histology', why: `the tier holds only for ${histologies(conditional, context)}` }]
      : [];
  const unknown = group.pending.flatMap((pending) =>
    pending.evaluation.unknown.map((component) => ({
      test: componentText(component),
      why: `${pending.item.id} asks for ${pending.item.profileName}`,
    })),
  );
  const germline = group.rejected
    .filter(({ reason, item }) => reason === 'ORIGIN' && item.origin === 'germline')
    .map(({ item }) => ({ test: 'germline confirmation', why: `${item.id} is on a germline change` }));
  return distinct([...histology, ...unknown, ...germline]);
}

const histologies = (conditional: readonly JudgedItem[], context: JudgeContext): string =>
  [...new Set(conditional.flatMap(({ match }) => (match.disease.code === null ? [] : [match.disease.code])))]
    .sort(byText)
    .map((code) => context.diseases.nodes.get(code)?.name ?? code)
    .join(' or ');

/** One entry a test, with the first reason by text. */
function distinct(tests: readonly MissingTest[]): readonly MissingTest[] {
  const byTest = new Map<string, MissingTest>();
  for (const entry of [...tests].sort((a, b) => byText(a.test, b.test) || byText(a.why, b.why)))
    if (!byTest.has(entry.test)) byTest.set(entry.test, entry);
  return [...byTest.values()];
}
