import type { Database } from '@consilium/persistence';
import type { Profile, Standing } from './judge.ts';

/** Entries from here on are of the load. */
export const lastEntry = async (app: Database): Promise<number> =>
  (await app.query<{ ord: number }[]>('SELECT coalesce(max(ord), 0)::float8 AS ord FROM ledger.entry'))[0]?.ord ?? 0;

/** @param since order of the last entry before the load */
export async function whatStands(app: Database, since: number): Promise<Standing> {
  return {
    acts: await app.query('SELECT id AS "actId", case_id AS "caseId" FROM clinic.act'),
    ballots: await app.query(
      `SELECT b.id AS "ballotId", b.case_id AS "caseId", (SELECT count(*)::int FROM clinic.signature s WHERE s.ballot_id = b.id) AS signatures FROM clinic.ballot b`,
    ),
    files: await app.query('SELECT case_id AS "caseId", sha256 FROM clinic.case_file'),
    entries: await app.query(
      `SELECT e.id, e.action, e.actor_kind AS "actorKind", e.outcome, e.request_id AS "requestId", count(l.idx)::int AS leaves
       FROM ledger.entry e LEFT JOIN ledger.leaf l ON l.entry = e.id WHERE e.ord > $1 GROUP BY e.id`,
      [since],
    ),
  };
}

/** Challenges differ with what was lost on the way; they are no part of the record. */
const UNTOLD = ['signature_challenge'];

/** Rows of each case by table, and what was done to it by action; reads differ with how often somebody looked. */
export async function profilesOf(app: Database): Promise<ReadonlyMap<string, Profile>> {
  const tables = await app.query<{ name: string }[]>(
    `SELECT c.table_name AS name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'clinic' AND c.column_name = 'case_id' AND t.table_type = 'BASE TABLE' AND c.table_name <> ALL ($1)`,
    [UNTOLD],
  );
  const ofTables = tables.map(
    ({ name }) =>
      `SELECT case_id, 'rows of ${name}' AS what, count(*)::int AS n FROM clinic.${name} WHERE case_id IS NOT NULL GROUP BY case_id`,
  );
  const ofEntries = `SELECT case_id, 'entries of ' || action AS what, count(*)::int AS n FROM ledger.entry
    WHERE case_id IS NOT NULL AND action <> 'read' AND outcome = 'done' GROUP BY case_id, action`;
  const counted = await app.query<{ case_id: string; what: string; n: number }[]>([...ofTables, ofEntries].join(' UNION ALL '));
  const cases = await app.query<{ id: string; status: string }[]>('SELECT id, status FROM clinic.case');
  const counts = new Map<string, Record<string, number>>();
  for (const { case_id, what, n } of counted) counts.set(case_id, { ...counts.get(case_id), [what]: n });
  return new Map(cases.map(({ id, status }) => [id, { status, counts: counts.get(id) ?? {} }]));
}

/** Contents that the records name, of uploads and of reports. */
export const contentsOf = async (app: Database): Promise<readonly string[]> =>
  (await app.query<{ sha256: string }[]>('SELECT sha256 FROM clinic.case_file UNION SELECT sha256 FROM clinic.report_artifact')).map(
    ({ sha256 }) => sha256,
  );

export interface LogProgress {
  readonly size: number;
  readonly waiting: number;
  readonly cosigned: number;
}
export const logProgress = async (app: Database): Promise<LogProgress | undefined> =>
  (
    await app.query<LogProgress[]>(
      `SELECT t.size::int AS size, (SELECT count(*)::int FROM ledger.pending) AS waiting,
         coalesce((SELECT max(s.size) FROM ledger.checkpoint_signature s WHERE s.kind = 'witness'), 0)::int AS cosigned FROM ledger.tree_state t`,
    )
  )[0];
