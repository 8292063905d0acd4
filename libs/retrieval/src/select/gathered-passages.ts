import type { RetrievedPassage, SourceDocument, Stance } from '@consilium/domain';
import type { TextSpan } from '@consilium/domain/evidence';
import { familiesOf } from './families.ts';
import { runsOf } from './near-duplicates.ts';

export interface Gathering {
  readonly document: SourceDocument;
  readonly stance: Stance;
  readonly score: number;
  readonly window?: TextSpan;
  /** Publication or label behind the document. */
  readonly publication: string;
}

/** Passages of a case as they come together from its findings and corpora. */
export class GatheredPassages {
  private readonly passages = new Map<string, Gathering & { readonly findings: readonly string[] }>();

  has(id: string): boolean {
    return this.passages.has(id);
  }

  /** A passage keeps its best score and the window found with it, and stays against once any finding makes it so. */
  add(given: Gathering, finding: string | null): void {
    const before = this.passages.get(given.document.id);
    const best = before && before.score >= given.score ? before : given;
    const stances: readonly Stance[] = [given.stance, ...(before ? [before.stance] : [])];
    this.passages.set(given.document.id, {
      ...best,
      stance: stances.includes('against') ? 'against' : stances.includes('for') ? 'for' : 'context',
      findings: [...new Set([...(before?.findings ?? []), ...(finding === null ? [] : [finding])])],
    });
  }

  /** Best first, each told with its family and whether it came in a burst. */
  ranked(): readonly RetrievedPassage[] {
    const ordered = [...this.passages.values()].sort((a, b) => b.score - a.score || (a.document.id < b.document.id ? -1 : 1));
    const families = familiesOf(
      ordered.map(({ document, publication, window }) => ({
        id: document.id,
        publication,
        runs: document.quotable ? runsOf(window ? document.text.slice(...window) : document.text) : null,
      })),
    );
    return ordered.map(({ publication, ...passage }, at) => {
      const { family, burst } = families.get(passage.document.id) ?? { family: publication, burst: false };
      return { rank: at + 1, ...passage, family, ...(burst ? { burst } : {}) };
    });
  }
}
