/**
 * What the application's role may do, table by table; nothing else. No DELETE and no TRUNCATE on any record; UPDATE only of the columns that a later
 * fact completes (AUD-05). Applied after every migration, so a new table is closed until it is named here.
 */
export const APP_GRANTS: Readonly<Record<string, string>> = {
  'ledger.entry': 'SELECT, INSERT',
  'clinic.user': 'SELECT, INSERT, UPDATE (name, roles, specialty, password_hash, active, failures, last_failed_at)',
  'clinic.session': 'SELECT, INSERT, DELETE, UPDATE (last_seen_at, revoked_at)',
  'clinic.case': 'SELECT, INSERT, UPDATE',
  'clinic.case_run': 'SELECT, INSERT',
  'clinic.case_file': 'SELECT, INSERT, UPDATE (stated_build, replaced_by)',
  'clinic.note': 'SELECT, INSERT, UPDATE (corrected_by)',
  'clinic.waiver': 'SELECT, INSERT',
  'clinic.criterion': 'SELECT, INSERT',
  'clinic.criterion_withdrawal': 'SELECT, INSERT',
  'clinic.step_document': 'SELECT, INSERT',
  'clinic.narration': 'SELECT, INSERT',
  'clinic.decision_version': 'SELECT, INSERT',
  'clinic.decision_void': 'SELECT, INSERT',
  'clinic.recusal': 'SELECT, INSERT',
  'clinic.ballot': 'SELECT, INSERT',
  'clinic.signature': 'SELECT, INSERT',
  'clinic.signature_void': 'SELECT, INSERT',
  'clinic.policy': 'SELECT',
  'clinic.rendering': 'SELECT, INSERT',
  'clinic.publication': 'SELECT, INSERT',
  'clinic.report_artifact': 'SELECT, INSERT',
  'clinic.follow_up_task': 'SELECT, INSERT, UPDATE (status, outcome)',
  'clinic.model_call': 'SELECT, INSERT',
  'clinic.model_use': 'SELECT, INSERT',
  'clinic.model_switch': 'SELECT, INSERT',
  'clinic.act': 'SELECT, INSERT, UPDATE (told_at)',
  'knowledge.release': 'SELECT, INSERT',
  'knowledge.corpus': 'SELECT, INSERT',
  'knowledge.corpus_document': 'SELECT, INSERT',
  'knowledge.passage': 'SELECT, INSERT',
  'knowledge.corpus_word': 'SELECT, INSERT',
};

/** Statements that give the role exactly the above. */
export const grantStatements = (role: string): readonly string[] => [
  `REVOKE ALL ON ALL TABLES IN SCHEMA clinic, ledger, knowledge FROM ${role}`,
  `REVOKE ALL ON ALL SEQUENCES IN SCHEMA clinic, ledger, knowledge FROM ${role}`,
  `GRANT USAGE ON SCHEMA clinic, ledger, knowledge, public TO ${role}`,
  `GRANT USAGE ON SEQUENCE clinic.case_number TO ${role}`,
  `GRANT SELECT ON public.schema_migration TO ${role}`,
  ...Object.entries(APP_GRANTS).map(([table, rights]) => `GRANT ${rights} ON ${table} TO ${role}`),
];
