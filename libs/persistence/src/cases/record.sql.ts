/** One case as one JSON document: `CaseRecord` but for the verdict, with the board that the verdict needs. `$1` is the case. */
const list = (columns: string, from: string, order: string): string =>
  `(SELECT coalesce(json_agg(json_build_object(${columns}) ORDER BY ${order}), '[]') FROM ${from})`;

const FILES = list(
  `'id', f.id, 'name', f.name, 'sha256', f.sha256, 'bytes', f.bytes, 'statedBuild', f.stated_build, 'tumorSample', f.tumor_sample, 'fields', f.fields,
   'summary', f.summary, 'addedAt', clinic.iso(f.added_at), 'replacedBy', f.replaced_by`,
  'clinic.case_file f WHERE f.case_id = c.id',
  'f.added_at, f.id',
);
const NOTES = list(
  `'id', n.id, 'text', n.text, 'author', n.author_name, 'at', clinic.iso(n.at), 'correctedBy', n.corrected_by`,
  'clinic.note n WHERE n.case_id = c.id',
  'n.at, n.id',
);
const WAIVERS = list(
  `'what', w.what, 'reason', w.reason, 'by', w.by_name, 'at', clinic.iso(w.at)`,
  'clinic.waiver w WHERE w.case_id = c.id',
  'w.at, w.id',
);
const CRITERIA = list(
  `'id', k.id, 'finding', k.finding, 'code', k.code, 'reason', k.reason, 'by', k.by_name, 'at', clinic.iso(k.at),
   'withdrawn', CASE WHEN x.criterion_id IS NOT NULL THEN json_build_object('by', x.by_name, 'reason', x.reason, 'at', clinic.iso(x.at)) END`,
  'clinic.criterion k LEFT JOIN clinic.criterion_withdrawal x ON x.criterion_id = k.id WHERE k.case_id = c.id',
  'k.at, k.id',
);
const STEPS = list(
  `'step', s.step, 'run', s.run, 'sha256', s.sha256, 'at', clinic.iso(s.at)`,
  'clinic.valid_steps(c.id, c.run) s',
  `array_position(ARRAY['annotation', 'prioritization', 'retrieval', 'draft'], s.step)`,
);
const DECISIONS = list(
  `'version', d.version, 'run', d.run, 'sha256', d.sha256, 'createdAt', clinic.iso(d.created_at), 'voidedAt', clinic.iso(v.at), 'voidReason', v.reason,
   'content', d.content::json`,
  'clinic.decision_version d LEFT JOIN clinic.decision_void v USING (case_id, version) WHERE d.case_id = c.id',
  'd.version',
);
const BALLOTS = list(
  `'id', b.id, 'voter', b.voter, 'version', b.version, 'choice', b.choice, 'reason', b.reason, 'alternative', b.alternative, 'text', b.text, 'at', clinic.iso(b.at)`,
  'clinic.ballot b WHERE b.case_id = c.id',
  'b.at, b.id',
);
const SIGNATURES = list(
  `'id', s.id, 'ballot', s.ballot_id, 'signer', s.signer, 'printedName', s.printed_name, 'specialty', s.specialty, 'roles', s.roles, 'meaning', s.meaning,
   'version', s.version, 'digest', s.digest, 'signedAt', clinic.iso(s.signed_at), 'timeZone', s.time_zone, 'method', s.method, 'assurance', s.assurance,
   'voidedAt', clinic.iso(v.at), 'voidReason', v.reason`,
  'clinic.signature s LEFT JOIN clinic.signature_void v ON v.signature_id = s.id WHERE s.case_id = c.id',
  's.signed_at, s.id',
);
const RECUSALS = list(`'member', r.member, 'reason', r.reason, 'at', clinic.iso(r.at)`, 'clinic.recusal r WHERE r.case_id = c.id', 'r.at');
const ARTIFACTS = list(
  `'kind', a.kind, 'sha256', a.sha256, 'bytes', a.bytes`,
  'clinic.report_artifact a WHERE a.publication_id = p.id',
  'a.kind',
);
const PUBLICATIONS = list(
  `'id', p.id, 'decisionVersion', p.version, 'digest', p.digest, 'kind', p.kind, 'publishedAt', clinic.iso(p.published_at), 'replaces', p.replaces, 'artifacts', ${ARTIFACTS}`,
  'clinic.publication p WHERE p.case_id = c.id',
  'p.version',
);
const TASKS = list(
  `'id', t.id, 'month', t.month, 'dueAt', clinic.iso(t.due_at), 'status', t.status, 'outcome', t.outcome`,
  'clinic.follow_up_task t WHERE t.case_id = c.id',
  't.month',
);
const MEMBERS = list(
  `'id', u.id, 'name', u.name, 'specialty', u.specialty, 'roles', u.roles, 'active', u.active, 'kind', u.kind`,
  'clinic.user u WHERE u.specialty IS NOT NULL AND (c.board = ANY (u.boards) OR EXISTS (SELECT 1 FROM clinic.ballot b WHERE b.case_id = c.id AND b.voter = u.id))',
  'u.name, u.id',
);

export const RECORD_SQL = `
  SELECT json_build_object(
    'id', c.id, 'ref', c.ref, 'board', c.board, 'stage', c.stage, 'status', c.status, 'run', c.run, 'version', c.version,
    'patient', json_build_object('pseudonym', c.pseudonym, 'sex', c.sex, 'birthYear', c.birth_year),
    'question', c.question,
    'diagnosis', json_build_object('code', c.diagnosis_code, 'name', c.diagnosis_name, 'text', c.diagnosis_text),
    'consent', c.consent, 'sample', c.sample, 'treatment', c.treatment,
    'files', ${FILES}, 'notes', ${NOTES}, 'holds', c.holds, 'waivers', ${WAIVERS}, 'criteria', ${CRITERIA}, 'knowledge', c.knowledge, 'ruleSet', c.rule_set,
    'steps', ${STEPS}, 'decisions', ${DECISIONS}, 'ballots', ${BALLOTS}, 'signatures', ${SIGNATURES}, 'recusals', ${RECUSALS},
    'publications', ${PUBLICATIONS}, 'tasks', ${TASKS},
    'createdAt', clinic.iso(c.created_at), 'since', clinic.iso(c.since), 'dueAt', clinic.iso(c.due_at), 'endReason', c.end_reason
  ) AS record,
  json_build_object(
    'members', ${MEMBERS},
    'policy', (SELECT p.body FROM clinic.policy p WHERE p.id = 'default' ORDER BY p.version DESC LIMIT 1)
  ) AS board
  FROM clinic.case c WHERE c.id = $1 AND NOT EXISTS (SELECT 1 FROM clinic.patient e WHERE e.id = c.patient_id AND e.erased_at IS NOT NULL)`;
