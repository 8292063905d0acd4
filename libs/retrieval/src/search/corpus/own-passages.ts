import type { RetrievedPassage, SourceDocument } from '@consilium/domain';
import type { SearchFacets } from '@consilium/domain/evidence';
import { scoredWindows, shelfOf } from './scored-windows.ts';
import { windowScorer } from './window-score.ts';

/**
 * Documents that only readers of the case may see, ranked among themselves: what speaks of the findings first, the rest in the order given.
 * The index lives for this call and no longer; nothing of it is kept or mixed with another corpus.
 */
export function ownPassages(
  documents: readonly SourceDocument[],
  findings: readonly { readonly finding: string; readonly facets: SearchFacets }[],
  limit: number,
): readonly RetrievedPassage[] {
  const shelf = shelfOf(documents);
  const found = new Map<string, { score: number; readonly findings: string[] }>(
    documents.map(({ id }) => [id, { score: 0, findings: [] }]),
  );
  for (const { finding, facets } of findings) {
    const scorer = windowScorer(facets);
    for (const { row } of scoredWindows(shelf, facets)) {
      const coverage = scorer.coverage(row);
      const known = found.get(row.document.id);
      if (known === undefined || coverage === 0 || known.findings.includes(finding)) continue;
      known.findings.push(finding);
      known.score = Math.max(known.score, Math.round(coverage * 10_000) / 10_000);
    }
  }
  return documents
    .map((document, at) => ({ document, at, ...(found.get(document.id) ?? { score: 0, findings: [] }) }))
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, limit)
    .map(({ document, score, findings: speaking }, at) => ({ rank: at + 1, document, stance: 'context', score, findings: speaking }));
}
