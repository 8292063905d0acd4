import type { KnowledgeAffectedLine } from '@consilium/contracts';
import type { FindingExplanation } from '@consilium/domain';
import type { ReleaseChange } from '@consilium/knowledge';

/** Fields by which an item is read, not weighed: a change of these alone changes no tier. */
const READ_ONLY = new Set(['statement', 'profileName', 'diseaseName', 'doid', 'nature', 'sourceId']);

/** Documents whose change can move a tier. A document that went under another id counts under both. */
export const itemsThatCount = (changes: readonly ReleaseChange[]): ReadonlySet<string> =>
  new Set(
    changes.flatMap(({ id, change, fields }) => {
      if (change === 'changed' && Object.keys(fields).every((field) => READ_ONLY.has(field))) return [];
      const former = fields['id']?.[0];
      return typeof former === 'string' ? [id, former] : [id];
    }),
  );

/**
 * Findings whose tier or level differs, each with the changed documents it rests on: those matched or against in a significance whose own standing
 * changed. A therapy that joins at an unchanged tier and level is no change of a finding; `changes-of-therapies.ts` names it.
 */
export function changesOfFindings(
  before: readonly FindingExplanation[],
  after: readonly FindingExplanation[],
  changed: ReadonlySet<string>,
): KnowledgeAffectedLine['changes'] {
  const old = new Map(before.map((finding) => [finding.finding, finding]));
  const next = new Map(after.map((finding) => [finding.finding, finding]));
  return [...new Set([...old.keys(), ...next.keys()])].flatMap((finding) => {
    const [was, is] = [old.get(finding), next.get(finding)];
    const [from, to] = [standing(was), standing(is)];
    if (from.tier === to.tier && from.level === to.level) return [];
    return [{ finding, from, to, because: reasons(was, is, changed) }];
  });
}

const standing = (explanation: FindingExplanation | undefined) => ({ tier: explanation?.tier ?? null, level: explanation?.level ?? null });

type ResultOf = FindingExplanation['results'][number];

/** The changed documents that stand otherwise than before (came, went, give another tier); where none does, as with one more publication, all that count. */
function reasons(was: FindingExplanation | undefined, is: FindingExplanation | undefined, changed: ReadonlySet<string>): readonly string[] {
  const [old, next] = [was?.results ?? [], is?.results ?? []];
  const moved = [...old.filter((result) => !stands(result, next)), ...next.filter((result) => !stands(result, old))];
  const weighed = moved.length > 0 ? moved : [...old, ...next];
  const items = [...new Set(weighed.flatMap(itemsOf))].filter((item) => changed.has(item)).sort();
  const otherwise = items.filter((item) => weightOf(item, old) !== weightOf(item, next));
  return otherwise.length > 0 ? otherwise : items;
}

const itemsOf = ({ matched, against }: ResultOf): readonly string[] => [...matched, ...against].map(({ item }) => item);

/** How an item counts in a list of results: on which side, and what it gives alone. */
const weightOf = (item: string, results: readonly ResultOf[]): string =>
  results
    .flatMap(({ significance, direction, matched, against }) => [
      ...matched.flatMap((each) => (each.item === item ? [`${significance} ${direction} for ${each.gives ?? ''}`] : [])),
      ...against.flatMap((each) => (each.item === item ? [`${significance} ${direction} against`] : [])),
    ])
    .sort()
    .join('; ');

const stands = (result: ResultOf, others: readonly ResultOf[]): boolean =>
  others.some(
    (other) =>
      other.significance === result.significance &&
      other.direction === result.direction &&
      other.tier === result.tier &&
      other.level === result.level &&
      other.therapies.join() === result.therapies.join(),
  );
