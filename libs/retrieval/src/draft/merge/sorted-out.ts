import { DRAFT_SECTIONS } from '@consilium/domain';
import type { DraftSentence, DroppedSentence } from '@consilium/domain';
import type { Narration } from '@consilium/domain/evidence';

/** Far above what a model's answer may hold; a stored narration that has more was not written by this system. */
const MOST_SENTENCES = 200;
const LONGEST_TEXT = 2000;
const MOST_CITATIONS = 20;
const SHOWN = 300;

export interface SortedOut {
  readonly placed: readonly DraftSentence[];
  readonly strays: readonly DroppedSentence[];
}

/**
 * Sentences that can be judged at all, and the rest. A narration is read back from storage, so its shape is not taken on trust here.
 *
 * | sentence | goes to |
 * |---|---|
 * | of a section that no reader has | strays |
 * | no text, over 2,000 characters, citations of no known form, over 20 | strays |
 * | behind the 200th | strays |
 * | else | placed |
 */
export function sortedOut({ sentences }: Narration): SortedOut {
  const given: readonly unknown[] = Array.isArray(sentences) ? sentences : [];
  const isPlaced = given.map((sentence, at) => at < MOST_SENTENCES && isSentence(sentence));
  return {
    placed: given.filter((sentence, at): sentence is DraftSentence => isPlaced[at] === true && isSentence(sentence)),
    strays: given
      .filter((_sentence, at) => isPlaced[at] === false)
      .map((sentence) => ({ text: textOf(sentence).slice(0, SHOWN), codes: ['CLAIM.KIND_UNKNOWN'], author: 'model' })),
  };
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;

function textOf(sentence: unknown): string {
  const text = fieldOf(sentence, 'text');
  return typeof text === 'string' ? text : '';
}

function isSentence(sentence: unknown): sentence is DraftSentence {
  const text = textOf(sentence);
  const citations = fieldOf(sentence, 'citations');
  return (
    text.trim() !== '' &&
    text.length <= LONGEST_TEXT &&
    DRAFT_SECTIONS.some((section) => section === fieldOf(sentence, 'section')) &&
    Array.isArray(citations) &&
    citations.length <= MOST_CITATIONS &&
    citations.every((citation: unknown) => isCitation(citation, fieldOf(sentence, 'kind')))
  );
}

function isCitation(citation: unknown, kind: unknown): boolean {
  if (typeof fieldOf(citation, 'document') !== 'string') return false;
  if (kind === 'quoted') return typeof fieldOf(citation, 'quote') === 'string';
  if (kind === 'engine') return typeof fieldOf(citation, 'path') === 'string';
  const fields = fieldOf(citation, 'fields');
  return (
    kind === 'fact' && typeof fields === 'object' && fields !== null && Object.values(fields).every((value) => typeof value === 'string')
  );
}
