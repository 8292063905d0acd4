import { edit, rowsOf } from './story-tamper.ts';
import type { StoryTamper } from './story-tamper.ts';
import type { Row } from './story-log.ts';

const isProven = (row: Row): boolean => row.assurance === 'cryptographic';
const evidenceOf = (row: Row): Row => ({ ...(row.evidence as Row) });
const payloadOf = (row: Row): Row => ({ ...(evidenceOf(row).payload as Row) });
const inEvidence = (change: (evidence: Row) => void) =>
  edit(
    'clinic.signature',
    (row) => {
      const evidence = evidenceOf(row);
      change(evidence);
      row.evidence = evidence;
    },
    isProven,
  );
const inPayload = (change: (payload: Row) => void) =>
  edit(
    'clinic.signature',
    (row) => {
      const payload = payloadOf(row);
      change(payload);
      row.evidence = { ...evidenceOf(row), payload };
    },
    isProven,
  );

/** Against the evidence: what was signed, where, with which key. */
export const EVIDENCE_TAMPERS: readonly StoryTamper[] = [
  {
    name: 'move a signature to another meaning',
    expect: 1,
    change: inPayload((payload) => {
      payload.meaning = 'abstained';
    }),
  },
  {
    name: 'move a signature to another version',
    expect: 1,
    change: inPayload((payload) => {
      payload.record = { ...(payload.record as Row), version: 9 };
    }),
  },
  {
    name: 'change what was signed and keep the challenge',
    expect: 1,
    change: inPayload((payload) => {
      payload.nonce = 'other';
    }),
  },
  {
    name: 'sign with an old challenge',
    expect: 1,
    change: edit(
      'clinic.signature',
      (row) => {
        row.signed_at = '2027-01-01T00:00:00+00:00';
      },
      isProven,
    ),
  },
  {
    name: 'foreign origin',
    expect: 1,
    change: inEvidence((evidence) => {
      evidence.origin = 'https://evil.example';
    }),
  },
  {
    name: 'another relying party',
    expect: 1,
    change: inEvidence((evidence) => {
      evidence.rpId = 'evil.example';
      evidence.origin = 'https://evil.example';
    }),
  },
  {
    name: 'assertion of another use',
    expect: 1,
    change: inEvidence((evidence) => {
      evidence.signature = 'MEUCIQ';
    }),
  },
  {
    name: 'unknown algorithm',
    expect: 3,
    change: inEvidence((evidence) => {
      evidence.alg = -999;
    }),
  },
  {
    name: 'unknown kind of evidence',
    expect: 3,
    change: edit('clinic.signature', (row) => {
      row.evidence = { kind: 'carved-in-stone' };
    }),
  },
  {
    name: 'pass off a password as a key',
    expect: 1,
    change: edit(
      'clinic.signature',
      (row) => {
        row.assurance = 'cryptographic';
      },
      ({ assurance }) => assurance === 'attested',
    ),
  },
  {
    name: 'key of another person',
    expect: 1,
    change: edit('clinic.credential', (row) => {
      row.user_id = '00000000-0000-4000-8000-00000000beef';
    }),
  },
  {
    name: 'key confirmed by oneself',
    expect: 1,
    change: edit('clinic.credential', (row) => {
      row.confirmed_by = row.user_id;
    }),
  },
  {
    name: 'key swapped after enrolment',
    expect: 1,
    change: edit('clinic.credential', (row) => {
      row.public_key = '\\x00';
    }),
  },
  {
    name: 'counter that went back',
    expect: 1,
    change: edit('clinic.credential', (row) => {
      row.sign_count = 1_000_000;
    }),
  },
  {
    name: 'revoked key',
    expect: 1,
    change: (drafts) => {
      const first = drafts.find(({ act }) => act === 'submitted');
      for (const { id, user_id: user } of rowsOf(drafts, 'clinic.credential'))
        if (first)
          first.rows[`clinic.credential_revocation:${String(id)}`] = {
            credential: id,
            at: '2026-03-01T08:00:00+00:00',
            by_user: user,
            reason: 'lost',
          };
    },
  },
  {
    name: 'leave out a version of the case',
    expect: 2,
    change: (drafts) => {
      const read = drafts.find(({ act }) => act === 'annotated');
      if (read) read.outcome = 'failed';
    },
  },
];
