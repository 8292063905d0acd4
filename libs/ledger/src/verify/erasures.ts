import type { EntryLine } from '../bundle/bundle-line.ts';
import type { BodyFacts } from './body-shape.ts';

export interface ErasureClaim {
  readonly caseId: string | null;
  readonly line: number;
  readonly index: number;
  readonly id: string;
}

/**
 * Entries that are called erased, against the erasures that the log tells of: a patient's erasure is an entry of each of his cases (AUD-32). Without it
 * the word `erased` would be a way to keep an entry closed.
 */
export class Erasures {
  readonly #told = new Set<string>();
  readonly #claims = new Map<string | null, ErasureClaim>();

  note({ i, erased }: EntryLine, { id, act, obj, subj, outcome }: BodyFacts, line: number): void {
    const caseId = obj.type === 'case' ? obj.id : subj;
    if (act === 'patient-erased' && obj.type === 'case' && outcome === 'done' && erased !== true) this.#told.add(obj.id);
    if (erased === true && !this.#claims.has(caseId)) this.#claims.set(caseId, { caseId, line, index: i, id });
  }

  /** The first claim of each case of whose erasure no entry tells, and of the entries of no case. */
  unproven(): readonly ErasureClaim[] {
    return [...this.#claims.values()].filter(({ caseId }) => caseId === null || !this.#told.has(caseId));
  }
}
