import type { RecordLine } from '@consilium/ledger';
import type { Uuid } from '@consilium/domain';
import type { Sql } from '../../sql.ts';
import type { ExportedEntry } from './read-entries.ts';

/** Rows that the check of a decision reads (docs/audit-bundle.md). */
const OF_CASES = ['case', 'decision_version', 'decision_void', 'ballot', 'signature', 'signature_void', 'recusal', 'publication'];
const AROUND = ['policy', 'credential', 'credential_revocation', 'user'];
const SHOWN = new Set([...OF_CASES, ...AROUND].map((table) => `clinic.${table}`));
const USERS = 'clinic.user';

const textIn = (value: unknown, name: string): string | null => {
  const found = typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : null;
  return typeof found === 'string' ? found : null;
};

/** Whose accounts and keys the signatures of these entries rest on. */
export function signersIn(entries: readonly ExportedEntry[]): {
  readonly people: readonly string[];
  readonly credentials: readonly string[];
} {
  const [people, credentials] = [new Set<string>(), new Set<string>()];
  for (const { rows } of entries)
    for (const [name, image] of Object.entries(rows)) {
      if (!name.startsWith('clinic.signature:')) continue;
      const [signer, credential] = [textIn(image, 'signer'), textIn(image['evidence'], 'credential')];
      if (signer !== null) people.add(signer);
      if (credential !== null) credentials.add(credential);
    }
  return { people: [...people], credentials: [...credentials] };
}

/** Whether an entry beside the cases commits a row that their signatures rest on. */
export function bearsOn({ rows }: ExportedEntry, { people, credentials }: ReturnType<typeof signersIn>): boolean {
  const wanted = new Set([
    ...people.map((id) => `${USERS}:${id}`),
    ...credentials.flatMap((id) => [`clinic.credential:${id}`, `clinic.credential_revocation:${id}`]),
  ]);
  return Object.keys(rows).some((name) => wanted.has(name) || name.startsWith('clinic.policy:'));
}

/** The rows as the entries commit them: each in its newest state, an account in every state. */
export async function recordsOf(sql: Sql, entries: readonly ExportedEntry[], cases: readonly Uuid[]): Promise<readonly RecordLine[]> {
  const { people, credentials } = signersIn(entries);
  const near = new Set([...people, ...credentials]);
  const records = new Map<string, RecordLine>();
  for (const { i, rows } of entries)
    for (const [name, image] of Object.entries(rows)) {
      const split = name.indexOf(':');
      const [table, key] = [name.slice(0, split), name.slice(split + 1)];
      if (!SHOWN.has(table) || (AROUND.includes(table.slice('clinic.'.length)) && table !== 'clinic.policy' && !near.has(key))) continue;
      records.set(table === USERS ? `${name}@${i}` : name, { t: 'record', table, key, image, entry: i });
    }
  const contents = await contentsOf(sql, cases);
  return [...records.values()].map((record) => {
    const content = record.table === 'clinic.decision_version' ? contents.get(record.key) : undefined;
    return content === undefined ? record : { ...record, columns: { content } };
  });
}

async function contentsOf(sql: Sql, cases: readonly Uuid[]): Promise<ReadonlyMap<string, string>> {
  const text = `SELECT case_id || '/' || version AS key, content FROM clinic.decision_version WHERE case_id = ANY ($1::uuid[])`;
  return new Map((await sql.rows<{ key: string; content: string }>(text, [cases])).map(({ key, content }) => [key, content]));
}
