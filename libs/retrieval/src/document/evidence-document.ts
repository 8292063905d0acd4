import { createHash } from 'node:crypto';
import type { SourceDocument } from '@consilium/domain';
import { factsOf } from './document-facts.ts';
import type { EvidenceRecord } from './evidence-record.ts';
import { renderFact } from './render-fact.ts';

/** The corpus a document comes from: the part of its id before the colon. */
export const sourceOf = (id: string): string => id.slice(0, Math.max(id.indexOf(':'), 0)) || 'unknown';

/**
 * One document a record. Quotable only where the release carries the source's own sentence; a label or guideline fact is written by us
 * and must never look like a quotation.
 */
export function documentOf(item: EvidenceRecord): SourceDocument {
  const facts = factsOf(item);
  const statement = item.statement?.trim() ?? '';
  const quotable = statement !== '';
  const text = quotable ? statement : renderFact(item.id, facts);
  const sha256 = createHash('sha256')
    .update(JSON.stringify([item.id, text, Object.entries(facts).sort(byKey)]))
    .digest('hex');
  return { id: item.id, source: sourceOf(item.id), text, quotable, sha256, facts, retracted: item.flagged === true };
}

const byKey = (a: readonly [string, string], b: readonly [string, string]): number => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0);
