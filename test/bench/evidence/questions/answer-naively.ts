import type { EvidenceItem, KnowledgeSnapshot } from '@consilium/domain';
import type { Question, Said } from './score-questions.ts';

/**
 * The naive peer: records whose gene symbol and disease words stand in the question, and all their therapies. It knows no change, no line, no tier and no
 * relation of tumor types, and is silent only where nothing co-occurs.
 */
export function answerNaively({ question, expect }: Question, { items }: KnowledgeSnapshot): Said {
  const words = new Set(question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const found = items.filter((item) => speaksOf(item, words));
  const avoid = therapiesOf(found.filter(({ direction }) => direction === 'resistance'));
  if (found.length === 0) return { abstained: true, answers: [], avoid };
  if (expect.options)
    return { abstained: false, answers: therapiesOf(found.filter(({ direction }) => direction === 'sensitivity')), avoid };
  if (expect.resistance) return { abstained: false, answers: avoid, avoid };
  if (!expect.drug)
    return {
      abstained: false,
      answers: found
        .filter(({ significance }) => significance !== 'therapeutic')
        .slice(0, 1)
        .map(({ significance, direction }) => `${significance}: ${direction}`),
      avoid,
    };
  const drug = [...expect.drug].sort().join(' + ');
  const isSupported = therapiesOf(found.filter(({ direction }) => direction === 'sensitivity')).includes(drug);
  return {
    abstained: false,
    answers: [`${drug}: ${isSupported ? 'supported' : avoid.includes(drug) ? 'resistance' : 'no-evidence'}`],
    avoid,
  };
}

const speaksOf = ({ genes, diseaseName }: EvidenceItem, words: ReadonlySet<string>): boolean =>
  genes.some((gene) => words.has(gene.toLowerCase())) &&
  (diseaseName.toLowerCase().match(/[a-z]{4,}/g) ?? ['-']).some((word) => words.has(word));

const therapiesOf = (items: readonly EvidenceItem[]): readonly string[] =>
  [...new Set(items.filter(({ therapies }) => therapies.length > 0).map(({ therapies }) => [...therapies].sort().join(' + ')))].sort();
