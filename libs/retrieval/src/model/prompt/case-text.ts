import { deidentify } from '@consilium/domain/evidence';

/** Texts of the case as they may leave: without hidden characters, given identifiers, names, dates and numbers of a record. */
export const caseText =
  (identifiers: readonly string[]): ((text: string) => string) =>
  (text) =>
    deidentify(text, identifiers).text;
