import type { CorpusDocument } from '@consilium/domain/evidence';
import { sealed } from './literature-document.ts';
import { worse } from './standing.ts';

const JOINED = new Set(['files', 'notices', 'concerns']);
const SEPARATOR = '; ';

/**
 * Two readings of one publication: the one with the fuller text, the worst standing of both, the fields of both. It hides as much as the one that hides more,
 * and may be quoted only where both may.
 */
export function mergedDocument(a: CorpusDocument, b: CorpusDocument): CorpusDocument {
  const [fuller, other] = fullness(b) > fullness(a) ? [b, a] : [a, b];
  const facts: Record<string, string> = { ...other.facts, ...fuller.facts };
  for (const name of JOINED) {
    const values = [a, b].flatMap(({ facts: own }) => own[name]?.split(SEPARATOR) ?? []);
    if (values.length > 0) facts[name] = [...new Set(values)].join(SEPARATOR);
  }
  const { id, text, title } = fuller;
  return {
    ...fuller,
    ...sealed({ id, text, title: title ?? other.title, facts, standing: worse(a.standing, b.standing) }),
    licence: licenceOf(fuller, other),
    publishedOn: fuller.publishedOn ?? other.publishedOn,
    hidden: Math.max(a.hidden ?? 0, b.hidden ?? 0),
    quotable: a.quotable && b.quotable,
  };
}

/** A text that is only the title is no abstract, however long it is. */
const fullness = ({ text, title }: CorpusDocument): number => (text === title ? 0 : text.length);

/** A licence that a record states goes before the operator's general statement. */
const licenceOf = (fuller: CorpusDocument, other: CorpusDocument): string | null =>
  fuller.facts['licenceFrom'] === undefined && other.facts['licenceFrom'] !== undefined ? other.licence : fuller.licence;
