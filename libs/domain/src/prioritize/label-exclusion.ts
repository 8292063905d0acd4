import type { ItemMatch } from './assess-item.ts';
import type { JudgeContext } from './judged-item.ts';
import { byText } from './ordering.ts';

/**
 * A label for every solid tumor but one (dabrafenib with trametinib in BRAF V600E: not colorectal cancer, NDA204114 and NDA202806) speaks of the one it
 * leaves out: for the same therapies, a record of a knowledge base on "cancer" or "solid tumor" then counts as of another tumor type.
 */
export function withoutExcluded(
  supporting: readonly ItemMatch[],
  { diseases, tumorType }: Pick<JudgeContext, 'diseases' | 'tumorType'>,
): { readonly supporting: readonly ItemMatch[]; readonly excludedBy: string | null } {
  const path = diseases.pathOf(tumorType);
  const labels = supporting.filter(
    ({ item }) =>
      item.kind === 'label' && item.disease.scope === 'solid' && (item.disease.except ?? []).some((code) => path.includes(code)),
  );
  const isOverruled = ({ item, disease }: ItemMatch): boolean => item.kind === 'knowledge-base' && disease.relation === 'pan-tumor';
  if (labels.length === 0 || !supporting.some(isOverruled)) return { supporting, excludedBy: null };
  const ids = labels.map(({ item }) => item.id).sort(byText);
  return {
    supporting: supporting.map((match) => (isOverruled(match) ? { ...match, disease: { relation: 'other', hops: 0, code: null } } : match)),
    excludedBy: `${ids.join(', ')} leaves this tumor type out: records on any solid tumor count as of another tumor type.`,
  };
}
