/**
 * What is wrong with an annotation entry. Entries with a fault of the first group are not read; of the second, the value alone is not.
 *
 * | fault | entry |
 * |---|---|
 * | `fields`: not as many values as the header declares fields | not read |
 * | `form`: SnpEff EFF without its pair of parentheses, a reference that is no position | not read |
 * | `terms`: no consequence, or none that is known, and no impact that would say how grave it is | not read |
 * | `reference`: a reference to a record that the file does not have before this one | not read |
 * | `impact`: the impact is no impact; it is taken from the terms | read |
 * | `change`: a broken percent escape or an open parenthesis in the HGVS text | read without that text |
 */
export const ENTRY_FAULTS = ['fields', 'form', 'terms', 'reference', 'impact', 'change'] as const;
export type EntryFault = (typeof ENTRY_FAULTS)[number];

export type ReportFault = (fault: EntryFault) => void;

const SENTENCES: Readonly<Record<EntryFault, string>> = {
  fields: 'do not have as many values as the header declares fields, and were not read',
  form: 'are malformed, and were not read',
  terms: 'name no known consequence, and were not read',
  reference: 'point to a record that does not stand before them, and were not read',
  impact: 'name an unknown impact; it was taken from their consequence',
  change: 'have a broken escape or parenthesis in a change, which was not read',
};

/** One sentence a fault, with its first line. */
export const faultSentence = (fault: EntryFault, count: number, line: number): string =>
  `${count} annotation entries ${SENTENCES[fault]} (first on line ${line}).`;
