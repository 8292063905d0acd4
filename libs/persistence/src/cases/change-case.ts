import type { CaseStatus, Consent, Diagnosis, Hold, Instant, ReleaseRef, RuleSetRef, Stage } from './case-values.ts';
import { appendEntry } from '../ledger/append-entry.ts';
import type { NewEntry } from '../ledger/append-entry.ts';
import type { Sql, SqlValue } from '../sql.ts';
import type { CaseRow } from './case-row.ts';

/** Columns of a case that a write may set. */
export interface CasePatch {
  readonly stage?: Stage;
  readonly status?: CaseStatus;
  readonly run?: number;
  readonly revision?: number;
  readonly question?: string;
  readonly diagnosis?: Diagnosis;
  readonly consent?: Consent;
  readonly holds?: readonly Hold[];
  readonly knowledge?: readonly ReleaseRef[];
  readonly ruleSet?: RuleSetRef;
  readonly amendment?: CaseRow['amendment'];
  readonly missingSeats?: readonly string[];
  readonly taskDueAt?: Instant | null;
  readonly endReason?: string;
}

type Column = readonly [name: string, value: SqlValue];
const json = (value: unknown): string => JSON.stringify(value);

const COLUMNS: { readonly [K in keyof CasePatch]-?: (value: NonNullable<CasePatch[K]> | null) => readonly Column[] } = {
  stage: (value) => [['stage', value]],
  status: (value) => [['status', value]],
  run: (value) => [['run', value]],
  revision: (value) => [['revision', value]],
  question: (value) => [['question', value]],
  diagnosis: (value) =>
    value
      ? [
          ['diagnosis_code', value.code],
          ['diagnosis_name', value.name],
          ['diagnosis_text', value.text],
        ]
      : [],
  consent: (value) => [['consent', json(value)]],
  holds: (value) => [['holds', json(value)]],
  knowledge: (value) => [['knowledge', json(value)]],
  ruleSet: (value) => [['rule_set', json(value)]],
  amendment: (value) => [['amendment', json(value)]],
  missingSeats: (value) => [['missing_seats', value]],
  taskDueAt: (value) => [['task_due_at', value]],
  endReason: (value) => [['end_reason', value]],
};

const columnsOf = (patch: CasePatch): readonly Column[] =>
  (Object.keys(COLUMNS) as (keyof CasePatch)[]).flatMap((key) => {
    const value = patch[key];
    const write = COLUMNS[key] as (value: unknown) => readonly Column[];
    return value === undefined ? [] : write(value);
  });

export type CaseEntry = Omit<NewEntry, 'object' | 'caseId' | 'now'>;

/**
 * Writes the next version of the locked case with its ledger entry (AUD-01, AUD-02). A change of stage or status starts its clock anew.
 * @returns the new version
 */
export async function changeCase(sql: Sql, row: CaseRow, patch: CasePatch, entry: CaseEntry): Promise<number> {
  const moved = (patch.stage ?? row.stage) !== row.stage || (patch.status ?? row.status) !== row.status;
  const columns: readonly Column[] = [...columnsOf(patch), ...(moved ? [['since', row.now] as const] : [])];
  const version = row.version + 1;
  const sets = columns.map(([name], index) => `${name} = $${index + 3}`);
  await sql.run(`UPDATE clinic.case SET ${['version = $2', ...sets].join(', ')} WHERE id = $1`, [
    row.caseId,
    version,
    ...columns.map(([, value]) => value),
  ]);
  await appendEntry(sql, {
    before: { stage: row.stage, status: row.status, run: row.run },
    after: { stage: patch.stage ?? row.stage, status: patch.status ?? row.status, run: patch.run ?? row.run },
    ...entry,
    object: { type: 'case', id: row.caseId, version },
    caseId: row.caseId,
    now: row.now,
  });
  return version;
}
