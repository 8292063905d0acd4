import type { DraftSentence } from '@consilium/domain';

/** An engine statement opens a group; the facts and quotations after it are what it rests on. What a model worded stands for itself. */
export function groupSentences(sentences: readonly DraftSentence[]): readonly (readonly DraftSentence[])[] {
  const groups: DraftSentence[][] = [];
  for (const sentence of sentences) {
    const last = groups.at(-1);
    const isAlone = isByModel(sentence) || (last !== undefined && last.some(isByModel));
    if (sentence.kind === 'engine' || !last || isAlone) groups.push([sentence]);
    else last.push(sentence);
  }
  return groups;
}

export const isByModel = ({ author }: DraftSentence): boolean => author === 'model';

/** Documents that speak of exactly these therapies; a record may name substitutes (`erlotinib or gefitinib`). A quotation counts where a fact beside it does. */
export function documentsFor(sentences: readonly DraftSentence[], therapies: readonly string[]): readonly string[] {
  const wanted = keyOf(therapies);
  const fitting = groupSentences(sentences).filter((group) =>
    group.some((sentence) => factTherapies(sentence).some((found) => keyOf(found) === wanted)),
  );
  return [
    ...new Set(
      fitting.flat().flatMap((sentence) => (sentence.kind === 'engine' ? [] : sentence.citations.map(({ document }) => document))),
    ),
  ];
}

const factTherapies = (sentence: DraftSentence): readonly (readonly string[])[] =>
  sentence.kind === 'fact'
    ? sentence.citations.flatMap(({ fields }) => (fields['therapies'] ?? '').split(' or ').map((alternative) => alternative.split(' + ')))
    : [];

const keyOf = (therapies: readonly string[]): string =>
  [...therapies]
    .map((therapy) => therapy.trim().toLowerCase())
    .sort()
    .join('+');
