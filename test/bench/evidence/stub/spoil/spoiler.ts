import type { Told, ToldPassage, WireCitation, WireSentence } from '../wire.ts';

/** Makes a true sentence untrue in one way; null where the sentence offers no place for it. */
export type Spoiler = (sentence: WireSentence, told: Told) => WireSentence | null;

/** All that the sentence's sources say, in small letters: what is put in must not stand there. */
export function sourceText({ citations, text }: WireSentence, told: Told): string {
  const cited = citations.flatMap(({ document, quote = '', fields = [], path = '' }) => {
    const passage = passageOf(document, told);
    const entry = [...told.options, ...told.resistance, ...told.against, ...told.safety].find((one) => one.path === path);
    return [quote, JSON.stringify(fields), passage?.text ?? '', JSON.stringify(passage?.facts ?? {}), JSON.stringify(entry ?? {})];
  });
  return [...cited, text].join(' ').toLowerCase();
}

export const passageOf = (id: string, told: Told): ToldPassage | undefined => told.passages.find((passage) => passage.id === id);

export const withText = (sentence: WireSentence, text: string): WireSentence | null =>
  text === sentence.text ? null : { ...sentence, text };

export const withCitation = (sentence: WireSentence, change: (citation: WireCitation) => WireCitation | null): WireSentence | null => {
  const [first, ...rest] = sentence.citations;
  const changed = first === undefined ? null : change(first);
  return changed === null ? null : { ...sentence, citations: [changed, ...rest] };
};

/** Before the last full stop or quotation mark, so that the sentence stays one. */
export const added = (text: string, words: string): string => text.replace(/([.!?]?\u201D?)$/, `${words}$1`);

/** A word of a list that no source of the sentence has. */
export const strange = (list: readonly string[], sentence: WireSentence, told: Told): string | undefined => {
  const known = sourceText(sentence, told);
  const free = list.filter((word) => !known.includes(word.toLowerCase()));
  return free[sentence.text.length % Math.max(free.length, 1)];
};
