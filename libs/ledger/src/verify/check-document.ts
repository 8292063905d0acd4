import { hash } from 'node:crypto';
import type { DocumentLine } from '../bundle/bundle-line.ts';
import { fromBase64 } from './bytes.ts';
import { Refused } from './finding.ts';
import type { RowBook } from './row-book.ts';

/** Kind of a document → kind of the report that was committed. */
const REPORTS: Partial<Record<DocumentLine['kind'], string>> = { 'report-pdf': 'pdf', 'report-json': 'json', 'report-md': 'markdown' };

/**
 * | document | committed by | otherwise |
 * |----------|--------------|-----------|
 * | report | a row of `clinic.report_artifact` of its kind | another one: DOCUMENT · none: DOCUMENT_UNPROVEN |
 * | decision | the digest of a decision version | DOCUMENT |
 * | trail | nothing: a reading aid | |
 */
export function checkDocument({ kind, name, sha256, base64 }: DocumentLine, book: RowBook): void {
  const bytes = fromBase64(base64);
  if (!bytes || String(hash('sha256', bytes, 'hex')) !== sha256)
    throw new Refused('BUNDLE.DOCUMENT', `the document ${name} has not the hash that stands beside it`);
  if (kind === 'trail') return;
  const committed =
    kind === 'decision'
      ? book.rowsOf('clinic.decision_version')
      : book.rowsOf('clinic.report_artifact').filter(({ image }) => image.kind === REPORTS[kind]);
  if (committed.some(({ image }) => image.sha256 === sha256)) return;
  if (kind !== 'decision' && committed.length === 0)
    throw new Refused('BUNDLE.DOCUMENT_UNPROVEN', `no entry of the bundle commits the document ${name}: export it again`);
  throw new Refused('BUNDLE.DOCUMENT', `the document ${name} is not the one that was committed`);
}
