/**
 * What the application's role may do, table by table; nothing else. No DELETE and no TRUNCATE on any record; UPDATE only of the columns that a later
 * fact completes (AUD-05). Applied after every migration, so a new table is closed until it is named here.
 */
export const APP_GRANTS: Readonly<Record<string, string>> = {
  // Entries, details and the queue are written by ledger.append and by nothing else.
  'ledger.entry': 'SELECT',
  'ledger.detail': 'SELECT',
  'ledger.pending': 'SELECT',
  'ledger.leaf': 'SELECT',
  'ledger.tile': 'SELECT',
  'ledger.tree_state': 'SELECT',
  'ledger.checkpoint': 'SELECT',
  'ledger.checkpoint_signature': 'SELECT',
  'ledger.anchor': 'SELECT',
  'ledger.data_key': 'SELECT, INSERT',
  'clinic.patient': 'SELECT, INSERT',
  // Who somebody is here, his password and his sessions are written by the verification process alone.
  'clinic.user': 'SELECT (id, login, name, kind, roles, specialty, boards, demo, active, created_at, signing_hold, reset_by)',
  'clinic.user_subject': 'SELECT',
  'clinic.api_token': 'SELECT, INSERT, UPDATE (revoked_at, last_used_at)',
  'clinic.sign_in_flow': 'SELECT, INSERT, DELETE',
  'clinic.session': 'SELECT, UPDATE (last_seen_at, revoked_at, logout_hint)',
  'clinic.case': 'SELECT, INSERT, UPDATE',
  'clinic.break_glass': 'SELECT, INSERT',
  'clinic.break_glass_end': 'SELECT, INSERT',
  'clinic.break_glass_review': 'SELECT, INSERT',
  'clinic.audit_sample': 'SELECT, INSERT',
  'clinic.audit_review': 'SELECT, INSERT',
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
  // Ballots, signatures and keys are stored by the verification process alone (SIG-PUB).
  'clinic.ballot': 'SELECT',
  'clinic.signature': 'SELECT',
  'clinic.credential': 'SELECT',
  'clinic.credential_revocation': 'SELECT',
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

const SEQUENCER_GRANTS: Grants = {
  'ledger.entry': 'SELECT',
  'ledger.pending': 'SELECT, DELETE',
  'ledger.leaf': 'SELECT, INSERT',
  'ledger.tile': 'SELECT, INSERT',
  'ledger.tree_state': 'SELECT, UPDATE',
  'ledger.checkpoint': 'SELECT, INSERT',
  'ledger.checkpoint_signature': 'SELECT, INSERT',
  'ledger.anchor': 'SELECT, INSERT',
};

/** What signing in, accounts and ballots need; of the application's roles it alone says who somebody is, and stores signatures (SIG-PUB). */
export const VERIFIER_GRANTS: Grants = {
  'ledger.entry': 'SELECT',
  'ledger.data_key': 'SELECT, INSERT',
  'ledger.tree_state': 'SELECT',
  'clinic.user':
    'SELECT, INSERT, UPDATE (name, roles, specialty, boards, password_hash, active, failures, last_failed_at, signing_hold, reset_by)',
  'clinic.session': 'SELECT, INSERT, UPDATE (token_sha256, last_seen_at, revoked_at, proved_at, amr, role_limit, logout_hint)',
  'clinic.user_subject': 'SELECT, INSERT, UPDATE (unlinked_at)',
  'clinic.api_token': 'SELECT, UPDATE (revoked_at)',
  'clinic.case': 'SELECT, UPDATE (version, missing_seats, since)',
  'clinic.ballot': 'SELECT, INSERT',
  'clinic.signature': 'SELECT, INSERT',
  'clinic.credential': 'SELECT, INSERT, UPDATE (sign_count, status, identity_check, confirmed_by, confirmed_at)',
  'clinic.credential_revocation': 'SELECT, INSERT',
  'clinic.signature_challenge': 'SELECT, INSERT, UPDATE (used_at)',
  'clinic.act': 'SELECT, INSERT',
  ...readOnly(
    'case_run', 'case_file', 'note', 'waiver', 'criterion', 'criterion_withdrawal', 'step_document', 'narration', 'patient', 'decision_version', 'decision_void',
    'recusal', 'signature_void', 'policy', 'publication', 'report_artifact', 'follow_up_task', 'break_glass', 'break_glass_end',
  ), // prettier-ignore
};

/** Everything else of an erasure is done by functions of the schema's owner. */
const ERASURE_GRANTS: Grants = {
  'ledger.entry': 'SELECT',
  'ledger.detail': 'SELECT',
  'ledger.data_key': 'SELECT, INSERT',
  'clinic.patient': 'SELECT',
  'clinic.case': 'SELECT',
  'clinic.case_file': 'SELECT',
  'clinic.report_artifact': 'SELECT',
  'clinic.rendering': 'SELECT',
};

/** Functions that change something, by their signature; closed for everybody else. */
const FUNCTIONS: Readonly<Record<string, readonly RoleName[]>> = {
  'ledger.append(uuid, text, text, bytea, uuid[], uuid, bytea)': ['app', 'verifier', 'erasure'],
  'clinic.patient_for_change(uuid)': [],
};

type Grants = Readonly<Record<string, string>>;
export type RoleName = 'app' | 'sequencer' | 'verifier' | 'erasure';
export type RoleNames = Readonly<Record<RoleName, string>>;
export const ROLE_NAMES: RoleNames = {
  app: 'consilium_app',
  sequencer: 'consilium_sequencer',
  verifier: 'signature_verifier',
  erasure: 'consilium_erasure',
};
const GRANTS: Readonly<Record<RoleName, Grants>> = {
  app: APP_GRANTS,
  sequencer: SEQUENCER_GRANTS,
  verifier: VERIFIER_GRANTS,
  erasure: ERASURE_GRANTS,
};
const ERASURE_PROCEDURES = ['clinic.hold_patient(uuid, text)', 'clinic.retain_patient(uuid, date)', 'clinic.erase_patient(uuid, int)'];
const SCHEMAS = 'clinic, ledger, knowledge';

/** Statements that give each role exactly the above. */
export const grantStatements = (names: RoleNames): readonly string[] => [
  ...(Object.keys(GRANTS) as RoleName[]).flatMap((name) => tableGrants(names[name], GRANTS[name])),
  `GRANT USAGE ON SEQUENCE clinic.case_number TO ${names.app}`,
  ...ERASURE_PROCEDURES.flatMap((signature) => [
    `REVOKE ALL ON PROCEDURE ${signature} FROM PUBLIC`,
    `GRANT EXECUTE ON PROCEDURE ${signature} TO ${names.erasure}`,
  ]),
  ...Object.entries(FUNCTIONS).flatMap(([signature, roles]) => [
    `REVOKE ALL ON FUNCTION ${signature} FROM PUBLIC`,
    ...roles.map((name) => `GRANT EXECUTE ON FUNCTION ${signature} TO ${names[name]}`),
  ]),
];

const tableGrants = (role: string, grants: Grants): readonly string[] => [
  `REVOKE ALL ON ALL TABLES IN SCHEMA ${SCHEMAS} FROM ${role}`,
  `REVOKE ALL ON ALL SEQUENCES IN SCHEMA ${SCHEMAS} FROM ${role}`,
  `GRANT USAGE ON SCHEMA ${SCHEMAS}, public TO ${role}`,
  `GRANT SELECT ON public.schema_migration TO ${role}`,
  ...Object.entries(grants).map(([table, rights]) => `GRANT ${rights} ON ${table} TO ${role}`),
];

/** Hoisted: the tables above are written with it. */
function readOnly(...tables: readonly string[]): Grants {
  return Object.fromEntries(tables.map((table) => [`clinic.${table}`, 'SELECT']));
}
