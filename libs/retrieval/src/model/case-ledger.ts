import type { Uuid } from '@consilium/domain';

const KEPT_CASES = 2000;

export interface CaseLedger {
  of(caseId: Uuid | null): number;
  set(caseId: Uuid | null, tokens: number): void;
}

/**
 * Tokens that each case has used in this process, the latest cases only: a case drafted again and again meets its cap. After a restart the cap of
 * the day, which is read from the store, still holds.
 */
export function caseLedger(): CaseLedger {
  const spent = new Map<Uuid, number>();
  return {
    of: (caseId) => (caseId === null ? 0 : (spent.get(caseId) ?? 0)),
    set: (caseId, tokens) => {
      if (caseId === null) return;
      spent.delete(caseId);
      spent.set(caseId, tokens);
      const oldest = spent.keys().next();
      if (spent.size > KEPT_CASES && !oldest.done) spent.delete(oldest.value);
    },
  };
}
