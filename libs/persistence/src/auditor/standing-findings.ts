import type { Uuid } from '@consilium/domain';
import { STANDING_CHECKS, standingChecks } from '@consilium/domain/audit';
import type { StandingCheck, StandingFinding } from '@consilium/domain/audit';
import { databaseNow } from '../ledger/append-entry.ts';
import type { Sql } from '../sql.ts';
import { casesOfPeriod } from './case-facts.ts';
import type { Period } from './case-facts.ts';

interface Person {
  readonly id: Uuid;
  readonly name: string;
}
export interface StandingFindings extends Period {
  readonly cases: number;
  readonly counts: readonly { readonly check: StandingCheck; readonly count: number }[];
  readonly items: readonly (Omit<StandingFinding, 'person'> & { readonly person: Person | null; readonly entry: Uuid | null })[];
}

/** What still lasts belongs to every period that it reaches into. */
const LASTING: readonly StandingCheck[] = ['unsigned-after-seven-days'];

export async function standingFindings(sql: Sql, period: Period): Promise<StandingFindings> {
  const now = await databaseNow(sql);
  const asOf = period.to < now ? period.to : now;
  const cases = await casesOfPeriod(sql, period);
  const [from, to] = [Date.parse(period.from), Date.parse(period.to)];
  const found = cases
    .flatMap(({ facts }) => standingChecks(facts, asOf))
    .filter(({ check, at }) => Date.parse(at) < to && (LASTING.includes(check) || Date.parse(at) >= from))
    .toSorted((a, b) => (a.at < b.at ? 1 : -1));
  const [people, entries] = [await peopleOf(sql, found), await entriesOf(sql, found)];
  return {
    ...period,
    cases: cases.length,
    counts: STANDING_CHECKS.map((check) => ({ check, count: found.filter((one) => one.check === check).length })),
    items: found.map((one, at) => ({ ...one, person: people.get(one.person ?? '') ?? null, entry: entries[at] ?? null })),
  };
}

async function peopleOf(sql: Sql, found: readonly StandingFinding[]): Promise<ReadonlyMap<string, Person>> {
  const ids = [...new Set(found.flatMap(({ person }) => (person === null ? [] : [person])))];
  const people = await sql.rows<Person>('SELECT u.id, u.name FROM clinic.user u WHERE u.id::text = ANY ($1)', [ids]);
  return new Map(people.map((person) => [person.id, person]));
}

/** Acts whose entry is of the same transaction as the fact, and so at most a moment younger. */
const ACTS_OF: Readonly<Record<StandingCheck, readonly string[]>> = {
  'authored-and-approved-by-one': ['ballot-cast'],
  'signed-within-30-seconds': ['ballot-cast'],
  'signed-without-evidence': ['ballot-cast'],
  'published-without-quorum': ['published'],
  'break-glass-used': ['glass-broken'],
  'model-changed-mid-case': [],
  'unsigned-after-seven-days': [],
};
/** The first entry of the case at the fact's time or right after it; of a named act where the check is about one. */
const ENTRY = `
  SELECT w.nr::int AS nr, (SELECT e.id FROM ledger.entry e WHERE e.case_id = w.case_id AND e.outcome = 'done' AND e.action <> 'read'
    AND e.recorded_at >= w.at::timestamptz - interval '1 millisecond' AND e.recorded_at < w.at::timestamptz + interval '1 minute'
    AND (w.acts = '' OR e.action = ANY (string_to_array(w.acts, ','))) ORDER BY e.ord LIMIT 1) AS entry
  FROM unnest($1::uuid[], $2::text[], $3::text[]) WITH ORDINALITY w(case_id, at, acts, nr)`;

async function entriesOf(sql: Sql, found: readonly StandingFinding[]): Promise<readonly (Uuid | null)[]> {
  const rows = await sql.rows<{ nr: number; entry: Uuid | null }>(ENTRY, [
    found.map(({ caseId }) => caseId),
    found.map(({ at }) => at),
    found.map(({ check }) => ACTS_OF[check].join(',')),
  ]);
  return rows.toSorted((a, b) => a.nr - b.nr).map(({ entry }) => entry);
}
