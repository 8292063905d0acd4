import type { ReadPart } from '@consilium/domain/evidence';
import type { Word } from './words.ts';

/** Words of a question from one to another (inclusive) and what they were read as. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly readAs: string;
  readonly mended: boolean;
}

export const wordsText = (words: readonly Word[], { from, to }: Pick<Span, 'from' | 'to'>): string =>
  words
    .slice(from, to + 1)
    .map(({ text, gap }, at) => (at === 0 ? text : gap + text))
    .join('');

export const partOf = (field: ReadPart['field'], words: readonly Word[], span: Span): ReadPart => ({
  field,
  words: wordsText(words, span),
  readAs: span.readAs,
  mended: span.mended,
});

export const covers = (spans: readonly Pick<Span, 'from' | 'to'>[], at: number): boolean =>
  spans.some(({ from, to }) => from <= at && at <= to);
