import type { DraftSentence, Retrieval } from '@consilium/domain';
import { foldText } from '../verify/fold-text.ts';
import type { DraftOutput, ProposedSentence } from './output-schema.ts';

/** The model's sentences as sentences of a draft, before the gate: numbered, and marked as the model's. */
export function sentencesOf({ sentences }: DraftOutput, retrieval: Retrieval): readonly DraftSentence[] {
  const facts = new Map(retrieval.passages.map(({ document }) => [document.id, document.facts]));
  return sentences.map((sentence, index) => sentenceOf(sentence, `model-${index + 1}`, facts));
}

type Facts = ReadonlyMap<string, Readonly<Record<string, string>>>;

function sentenceOf(proposed: ProposedSentence, id: string, facts: Facts): DraftSentence {
  const shared = { id, section: proposed.section, text: proposed.text, author: 'model' } as const;
  switch (proposed.kind) {
    case 'quoted':
      return { kind: 'quoted', ...shared, citations: proposed.citations };
    case 'engine':
      return { kind: 'engine', ...shared, citations: proposed.citations };
    case 'fact':
      return {
        kind: 'fact',
        ...shared,
        citations: proposed.citations.map(({ document, fields }) => ({ document, fields: fieldsOf(fields, facts.get(document) ?? {}) })),
      };
  }
}

/**
 * The record went out in its cleaned form, so a value that is the record's but for compatibility characters and blanks is written as the record has it.
 * Any other stays as the model gave it, for the gate to find.
 */
function fieldsOf(
  cited: readonly { readonly name: string; readonly value: string }[],
  record: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    cited.map(({ name, value }) => {
      const held = Object.hasOwn(record, name) ? record[name] : undefined;
      return [name, held !== undefined && foldText(held) === foldText(value) ? held : value];
    }),
  );
}
