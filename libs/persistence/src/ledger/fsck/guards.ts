import type { Sql } from '../../sql.ts';

/** Tables whose rows never change, by their guards `append_only_rows` and `append_only_table` (AUD-05). */
export const APPEND_ONLY: readonly string[] = [
  ...named('ledger', 'entry', 'detail', 'leaf', 'tile', 'checkpoint', 'checkpoint_signature', 'anchor'),
  ...named(
    'clinic',
    'case_run',
    'waiver',
    'criterion',
    'criterion_withdrawal',
    'step_document',
    'narration',
    'rendering',
    'report_artifact',
  ),
  ...named('clinic', 'decision_version', 'decision_void', 'recusal', 'ballot', 'signature', 'signature_void', 'policy', 'publication'),
  ...named('clinic', 'model_call', 'model_use', 'model_switch', 'credential_revocation', 'audit_sample', 'audit_review'),
  ...named('clinic', 'break_glass', 'break_glass_end', 'break_glass_review'),
  ...named('knowledge', 'release', 'corpus', 'corpus_document', 'passage', 'corpus_word'),
];
/** Tables that lose no row, by `lasting_rows` and `lasting_table`. */
export const LASTING: readonly string[] = [
  ...named('ledger', 'data_key', 'tree_state'),
  ...named('clinic', 'patient', 'case', 'case_file', 'note', 'follow_up_task', 'act', 'user', 'user_subject', 'api_token'),
  ...named('clinic', 'credential', 'signature_challenge'),
];

/** Tables that the verification process alone writes, by `by_verifier_alone` (SIG-PUB). */
const VERIFIED: readonly string[] = named('clinic', 'user', 'user_subject', 'session', 'signature', 'credential', 'credential_revocation', 'signature_challenge'); // prettier-ignore
const UNVERIFIED = `
  SELECT w.name || ' by_verifier_alone' AS name FROM unnest($3::text[]) w(name)
  WHERE NOT EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgrelid = to_regclass(w.name) AND t.tgname = 'by_verifier_alone')`;
/** The catalogue remembers a column that was dropped; two of the entries' own, a migration dropped. */
const DROPPED = `
  SELECT format('%s.%s', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname IN ('clinic', 'ledger', 'knowledge') AND c.relkind = 'r'
    AND (SELECT count(*) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attisdropped) > CASE WHEN c.oid = 'ledger.entry'::regclass THEN 2 ELSE 0 END ORDER BY 1`;
export const droppedColumns = async (sql: Sql): Promise<readonly string[]> =>
  (await sql.rows<{ name: string }>(DROPPED)).map(({ name }) => name);

const LACKING = `
  SELECT w.name || ' ' || g.guard AS name FROM unnest($1::text[], $2::text[]) w(name, kind)
  CROSS JOIN LATERAL unnest(ARRAY[w.kind || '_rows', w.kind || '_table']) g(guard)
  WHERE to_regclass(w.name) IS NOT NULL AND NOT EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgrelid = to_regclass(w.name) AND t.tgname = g.guard)`;
/** A guard that was dropped leaves its function behind, which nothing calls any more. */
const IDLE = `
  SELECT format('%s.%s', n.nspname, p.proname) AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE n.nspname IN ('clinic', 'ledger', 'knowledge') AND p.prorettype = 'trigger'::regtype AND NOT EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgfoid = p.oid)`;
/** Row-level security of every table that tells of a case (ACC-05). */
const OPEN = `
  SELECT format('%s.%s row security', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'clinic' AND c.relkind = 'r' AND (c.relname = 'case' OR EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'case_id' AND NOT a.attisdropped))
    AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid))`;

export async function missingGuards(sql: Sql): Promise<readonly string[]> {
  const tables = [...APPEND_ONLY, ...LASTING];
  const kinds = tables.map((_, at) => (at < APPEND_ONLY.length ? 'append_only' : 'lasting'));
  const found = await sql.rows<{ name: string }>(`${LACKING} UNION ALL ${IDLE} UNION ALL ${OPEN} UNION ALL ${UNVERIFIED} ORDER BY 1`, [
    tables,
    kinds,
    VERIFIED,
  ]);
  return found.map(({ name }) => name);
}

/** Hoisted: the lists above are written with it. */
function named(schema: string, ...tables: readonly string[]): readonly string[] {
  return tables.map((table) => `${schema}.${table}`);
}
