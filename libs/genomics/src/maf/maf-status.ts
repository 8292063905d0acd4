import type { Origin } from '@consilium/domain';
import type { Row } from '../table/row.ts';

export interface StatusOfRow {
  readonly origin: Origin;
  /** The row says itself that it is no mutation of the tumor. */
  readonly isNone: boolean;
  readonly isKnown: boolean;
}

/**
 * `Mutation_Status` (GDC MAF format 1.0.0; cBioPortal file formats).
 *
 * | status | origin |
 * |---|---|
 * | Somatic | somatic |
 * | Germline, LOH (a germline allele) | germline |
 * | None, Wildtype, Post-transcriptional modification | no mutation of the tumor: left out, counted |
 * | Unknown, empty, no column | unknown |
 * | anything else | unknown, with a warning |
 */
const STATUS: ReadonlyMap<string, Origin | null> = new Map<string, Origin | null>(
  Object.entries({
    somatic: 'somatic',
    germline: 'germline',
    loh: 'germline',
    wildtype: null,
    'post-transcriptional modification': null,
    unknown: 'unknown',
  }),
);

export function statusOf(row: Row): StatusOfRow {
  const written = row.raw('Mutation_Status').toLowerCase();
  if (written === 'none') return { origin: 'unknown', isNone: true, isKnown: true };
  const status = STATUS.get(row.text('Mutation_Status')?.toLowerCase() ?? 'unknown');
  return { origin: status ?? 'unknown', isNone: status === null, isKnown: status !== undefined };
}

/** Marks of how common an allele is; that is judged by its population frequencies, not by the caller's filter. */
const FREQUENCY_MARKS: ReadonlySet<string> = new Set(['common_variant', 'common_in_exac']);

/** `FILTER` as in a VCF; a mutation that a second method did not find is marked, so that it forms no tier. */
export function filterOf(row: Row): string {
  const filters = (row.text('FILTER') ?? '.')
    .split(/[;,|]/)
    .map((filter) => filter.trim())
    .filter((filter) => filter !== '' && !FREQUENCY_MARKS.has(filter.toLowerCase()));
  const validation = row.raw('Validation_Status').toLowerCase();
  const refuted = validation === 'invalid' || validation === 'wildtype' ? ['not_validated'] : [];
  const failed = [...filters.filter((filter) => filter !== 'PASS' && filter !== '.'), ...refuted];
  return failed.length > 0 ? failed.join(';') : (filters[0] ?? '.');
}
