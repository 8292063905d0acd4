import { nameOfKey } from '../annotate/label-parts.ts';
import { diseaseRelation, isInClass } from './disease-relation.ts';
import type { UnknownComponent } from './evaluate-profile.ts';
import type { EvidenceItem } from './evidence-item.ts';
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
  return distinct([...histology, ...unknown, ...germlineOf(group, context)]);
}

/** The record that a germline sample would bring to bear: of this tumor type before others, a label before a guideline before the rest. */
function germlineOf({ rejected }: EvidenceGroup, { diseases, tumorType }: JudgeContext): readonly MissingTest[] {
  const isHere = (item: EvidenceItem): boolean => isInClass(diseaseRelation(diseases, tumorType, item.disease).relation);
  const rank = (item: EvidenceItem): number => (isHere(item) ? 0 : 10) + OFFICIAL.indexOf(item.kind);
  const [first] = rejected
    .filter(({ reason, item }) => reason === 'ORIGIN' && item.origin === 'germline')
    .map(({ item }) => item)
    .sort((a, b) => rank(a) - rank(b) || byText(a.id, b.id));
  return first === undefined ? [] : [{ test: 'germline confirmation', why: `${first.id} is on a germline change` }];
}

const OFFICIAL: readonly EvidenceItem['kind'][] = ['label', 'guideline', 'entity', 'knowledge-base'];

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
