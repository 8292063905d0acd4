import type { EvidenceItem } from '@consilium/domain';

const SATURATION = 1.2;
const LENGTH = 0.75;

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The peer of the measures: BM25 with its usual constants over one field, lower-case words, every word alike. It shares no line with the index it is held against. */
export function simpleSearch(
  items: readonly EvidenceItem[],
  textOf: (item: EvidenceItem) => string,
): (query: string, k: number) => readonly string[] {
  const texts = new Map<string, string>();
  for (const item of items) texts.set(item.id, `${texts.get(item.id) ?? ''}\n${textOf(item)}`.trim());
  const ids = [...texts.keys()];
  const all = [...texts.values()].map(wordsOf);
  const meanLength = all.reduce((sum, { length }) => sum + length, 0) / all.length;
  const postings = new Map<string, Map<number, number>>();
  for (const [at, words] of all.entries())
    for (const word of words) {
      const counts = postings.get(word) ?? new Map<number, number>();
      postings.set(word, counts.set(at, (counts.get(at) ?? 0) + 1));
    }
  return (query, k) => {
    const scores = new Map<number, number>();
    for (const word of wordsOf(query)) {
      const counts = postings.get(word) ?? new Map<number, number>();
      const rarity = Math.log(1 + (all.length - counts.size + 0.5) / (counts.size + 0.5));
      for (const [at, count] of counts) {
        const norm = SATURATION * (1 - LENGTH + (LENGTH * (all[at]?.length ?? 0)) / meanLength);
        scores.set(at, (scores.get(at) ?? 0) + (rarity * count * (SATURATION + 1)) / (count + norm));
      }
    }
    return [...scores]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, k)
      .map(([at]) => ids[at] ?? '');
  };
}

export const allFields = ({ profileName, diseaseName, therapies, significance, direction, level, statement }: EvidenceItem): string =>
  [profileName, diseaseName, therapies.join(' '), significance, direction, level ?? '', statement ?? ''].join(' ');
export const statementAlone = ({ statement }: EvidenceItem): string => statement ?? '';
