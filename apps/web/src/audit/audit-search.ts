import { AUDIT_MARKS } from '@consilium/contracts';
import type { AuditMark } from '@consilium/contracts';
import type { AuditFilter } from '../api/audit.ts';

/** Parts of the auditor's page, each with an address of its own. */
export const AUDIT_PARTS = ['log', 'checks', 'samples', 'export'] as const;
export type AuditPart = (typeof AUDIT_PARTS)[number];

/** What the address of the page says: the search, and the entry or sample that is open. */
export interface AuditSearch extends Omit<AuditFilter, AuditMark> {
  readonly part?: AuditPart | undefined;
  readonly entry?: string | undefined;
  readonly sample?: string | undefined;
  /** Comma between them. */
  readonly marks?: string | undefined;
}

const TEXTS = ['entry', 'sample', 'from', 'to', 'actor', 'role', 'action', 'outcome', 'case', 'marks'] as const;

/** Keeps of an address what it may say; a part without a value is left out. */
export function auditSearch(raw: Readonly<Record<string, unknown>>): AuditSearch {
  const part = AUDIT_PARTS.find((one) => one === raw['part']);
  const texts = TEXTS.map((name) => [name, raw[name]] as const).filter(([, value]) => typeof value === 'string' && value !== '');
  return { ...(part ? { part } : {}), ...Object.fromEntries(texts) };
}

export const marksOf = ({ marks = '' }: AuditSearch): readonly AuditMark[] => AUDIT_MARKS.filter((mark) => marks.split(',').includes(mark));

export function filterOf(search: AuditSearch): AuditFilter {
  const { from, to, actor, role, action, outcome, case: named } = search;
  const marks: AuditFilter = Object.fromEntries(marksOf(search).map((mark) => [mark, 'true']));
  return { from, to, actor, role, action, outcome, case: named, ...marks };
}

/** The same search with a mark more or less. */
export function withMark(search: AuditSearch, mark: AuditMark): AuditSearch {
  const marks = marksOf(search);
  const next = marks.includes(mark) ? marks.filter((one) => one !== mark) : [...marks, mark];
  return { ...search, marks: next.join(',') || undefined };
}
