import MiniSearch from 'minisearch';
import type { EvidenceItem } from '@consilium/domain';

/** The peer of the measures: one full-text field, default settings, every word alike. */
export function simpleSearch(
  items: readonly EvidenceItem[],
  textOf: (item: EvidenceItem) => string,
): (query: string, k: number) => readonly string[] {
  const texts = new Map<string, string>();
  for (const item of items) texts.set(item.id, `${texts.get(item.id) ?? ''}\n${textOf(item)}`.trim());
  const index = new MiniSearch<{ id: string; text: string }>({ fields: ['text'] });
  index.addAll([...texts].map(([id, text]) => ({ id, text })));
  return (query, k) =>
    index
      .search(query)
      .slice(0, k)
      .map(({ id }) => String(id));
}

export const allFields = ({ profileName, diseaseName, therapies, significance, direction, level, statement }: EvidenceItem): string =>
  [profileName, diseaseName, therapies.join(' '), significance, direction, level ?? '', statement ?? ''].join(' ');
export const statementAlone = ({ statement }: EvidenceItem): string => statement ?? '';
