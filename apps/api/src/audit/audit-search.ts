import { AUDIT_MARKS } from '@consilium/contracts';
import type { AuditFacetsQuery } from '@consilium/contracts';
import type { AuditFilter } from '@consilium/persistence';

/** A search as the address bar has it, `late=true`, as the trail takes it. */
export function searchOf<T extends AuditFacetsQuery>(query: T): AuditFilter {
  const { change: _change, ai: _ai, overridden: _overridden, late: _late, 'break-glass': _glass, ...facets } = query;
  return { ...facets, marks: AUDIT_MARKS.filter((mark) => query[mark] === 'true') };
}
