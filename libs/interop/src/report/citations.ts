import type { DraftSentence } from '@consilium/domain';
import type { CitedSource } from '@consilium/domain/evidence';
import type { ReportReference } from './report-model.ts';

/** One number a document, in the order in which a reader meets it. */
export function referencesOf(sentences: readonly DraftSentence[], sources: readonly CitedSource[] = []): readonly ReportReference[] {
  const references = new Map<string, ReportReference>();
  const told = new Map(sources.map((source) => [source.document, source]));
  for (const sentence of sentences) {
    if (sentence.kind === 'engine') continue;
    for (const citation of sentence.citations) {
      const before = references.get(citation.document);
      const fields = 'fields' in citation ? { ...before?.fields, ...citation.fields } : (before?.fields ?? null);
      const quotes = 'quote' in citation ? [...new Set([...(before?.quotes ?? []), citation.quote])] : (before?.quotes ?? []);
      references.set(citation.document, {
        number: before?.number ?? references.size + 1,
        document: citation.document,
        label: labelOf(citation.document, fields),
        uses: [...new Set([...(before?.uses ?? []), sentence.kind])],
        fields,
        quotes,
        source: sourceOf(told.get(citation.document)),
      });
    }
  }
  return [...references.values()];
}

function sourceOf(told: CitedSource | undefined): ReportReference['source'] {
  if (told === undefined) return null;
  const { corpus, title, licence, standing, publishedOn } = told;
  return { corpus, title, licence, standing, publishedOn };
}

export const numbersFor = (sentence: DraftSentence, references: readonly ReportReference[]): readonly number[] =>
  sentence.kind === 'engine'
    ? []
    : sentence.citations.flatMap(({ document }) =>
        references.filter((reference) => reference.document === document).map(({ number }) => number),
      );

function labelOf(document: string, fields: Readonly<Record<string, string>> | null): string {
  const [source = '', ...rest] = document.split(':');
  const name = source === 'civic' ? `CIViC ${rest.join(':')}` : document;
  const parts = [
    name,
    fields?.['kind'] === 'label' && !document.startsWith('label:') ? `${fields['region'] ?? ''} label`.trim() : undefined,
    fields?.['kind'] === 'guideline' ? 'guideline' : undefined,
    fields?.['sourceId'],
    fields?.['level'] ? `level ${fields['level']}` : undefined,
    fields?.['pmid'] ? `PMID ${fields['pmid']}` : undefined,
    fields?.['publication'],
    fields?.['year'],
    fields?.['verification'] === 'unverified' ? 'unverified' : undefined,
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}
