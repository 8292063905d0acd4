import type { EvidenceItem } from '@consilium/domain';
import type { PinnedRelease } from '@consilium/knowledge';

const MADE_UP = 'This record was made up for a test.';

/**
 * Statements of nobody over facts of the built-in pack, so that a bench without a knowledge base has something to quote and to contradict. Every id is
 * plainly made up, and every statement says so.
 */
export function madeUpRelease(items: readonly EvidenceItem[], base: PinnedRelease): PinnedRelease {
  const usable = items.filter(({ significance, therapies }) => significance === 'therapeutic' && therapies.length > 0);
  return {
    id: 'made-up',
    sha256: 'e'.repeat(64),
    content: { ...base.content, items: usable.flatMap(statements), genes: [], tumorTypes: [], hotspots: [] },
  };
}

function statements(item: EvidenceItem, index: number): readonly EvidenceItem[] {
  const drug = item.therapies.join(' and ');
  const place = `${item.diseaseName} with ${item.profileName}`;
  const [months, patients, share] = [4 + (index % 17), 21 + (index % 60), 11 + (index % 70)];
  const told =
    item.direction === 'resistance'
      ? `In ${String(share)} of ${String(patients + share)} patients with ${place}, the tumor was resistant to ${drug} after ${String(months)} months.`
      : `In ${place}, ${drug} gave a response in ${String(share)} % of ${String(patients)} patients, and the median survival was ${String(months)}.5 months.`;
  const made = (suffix: string, statement: string, supports: boolean): EvidenceItem => ({
    ...item,
    id: `civic:EID9${String(index).padStart(5, '0')}${suffix}`,
    release: 'made-up',
    kind: 'knowledge-base',
    level: (['B', 'C', 'D'] as const)[index % 3] ?? 'C',
    rating: 3,
    publications: [String(90_000_000 + index * 10 + Number(suffix))],
    region: null,
    sourceId: null,
    supports,
    statement: `${MADE_UP} ${statement}`,
  });
  const against = `A trial of ${drug} in ${place} did not reach its end point, and no longer survival was seen in ${String(patients)} patients.`;
  return [made('1', told, true), ...(index % 3 === 0 ? [made('2', against, false)] : [])];
}
