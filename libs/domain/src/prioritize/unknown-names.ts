import type { FindingFacts } from '../annotate/finding-facts.ts';
import type { KnowledgeIndex } from './index-knowledge.ts';
import { byText } from './ordering.ts';

const SHOWN = 5;

/**
 * Genes and biomarker results that nothing loaded knows: a misspelt gene looks like one about which nothing is known, so both are said, in one
 * sentence for all. A fusion is named only when neither partner is known.
 */
export function unknownNames(read: readonly FindingFacts[], knowledge: Pick<KnowledgeIndex, 'genes' | 'byGene'>): readonly string[] {
  const isKnown = (gene: string): boolean => knowledge.genes.roles.has(gene) || knowledge.byGene.has(gene);
  const genes = new Set(read.flatMap((facts) => (facts.genes.some(isKnown) ? [] : facts.genes)));
  const named = [...genes].sort(byText);
  const more = named.length > SHOWN ? ` and ${named.length - SHOWN} more` : '';
  return [
    ...(named.length === 0
      ? []
      : [
          `The knowledge loaded does not name ${named.slice(0, SHOWN).join(', ')}${more}: nothing can be found for them; check the spelling of the symbols.`,
        ]),
    ...read.flatMap(({ finding, label, keys, warnings }) =>
      finding.kind === 'biomarker' && keys.length === 0 && warnings.length === 0
        ? [
            `${label}: no result of ${finding.name.trim()} can be read from the record, and it counts for nothing; state it as high, stable, positive, negative or a value.`,
          ]
        : [],
    ),
  ];
}
