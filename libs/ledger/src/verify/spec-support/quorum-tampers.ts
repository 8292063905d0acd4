import { edit, rowsOf } from './story-tamper.ts';
import type { StoryTamper } from './story-tamper.ts';
import type { Row } from './story-log.ts';

/** Against the quorum: who signed, for which seat, over what. */
export const QUORUM_TAMPERS: readonly StoryTamper[] = [
  {
    name: 'publish with one signature',
    expect: 1,
    change: (drafts) => {
      const casts = drafts.filter(({ act }) => act === 'ballot-cast').slice(1);
      for (const draft of casts)
        draft.rows = Object.fromEntries(Object.entries(draft.rows).filter(([name]) => !/^clinic\.(ballot|signature):/.test(name)));
    },
  },
  {
    name: 'count one person twice',
    expect: 1,
    change: (drafts) => {
      const [first] = rowsOf(drafts, 'clinic.signature');
      for (const table of ['clinic.signature', 'clinic.ballot'])
        edit(table, (row) => {
          row[table === 'clinic.ballot' ? 'voter' : 'signer'] = first?.signer;
        })(drafts);
    },
  },
  {
    name: 'approve own work',
    expect: 1,
    change: edit(
      'clinic.signature',
      (row) => {
        row.meaning = 'authored';
      },
      ({ meaning }) => meaning === 'approved',
    ),
  },
  {
    name: 'sign other content',
    expect: 1,
    change: edit('clinic.signature', (row) => {
      row.digest = 'e'.repeat(64);
    }),
  },
  {
    name: 'turn a dissent into an approval',
    expect: 1,
    change: edit(
      'clinic.ballot',
      (row) => {
        row.choice = 'dissent';
      },
      ({ choice }) => choice === 'agree',
    ),
  },
  {
    name: 'sign while inactive',
    expect: 1,
    change: edit('clinic.user', (row) => {
      row.active = false;
    }),
  },
  {
    name: 'sign as a service',
    expect: 1,
    change: edit('clinic.user', (row) => {
      row.kind = 'service';
    }),
  },
  {
    name: 'sign for another seat',
    expect: 1,
    change: edit('clinic.user', (row) => {
      row.specialty = 'radiology';
    }),
  },
  {
    name: 'print another name',
    expect: 1,
    change: edit('clinic.signature', (row) => {
      row.printed_name = 'Dr Somebody Else';
    }),
  },
  {
    name: 'enter a signature for another',
    expect: 1,
    change: (drafts) => {
      for (const draft of drafts) if (draft.act === 'ballot-cast') draft.actor = { ...draft.actor, ref: 'engine', kind: 'service' };
    },
  },
  {
    name: 'recuse every signer',
    expect: 1,
    change: (drafts) => {
      const signers = rowsOf(drafts, 'clinic.signature');
      const submitted = drafts.find(({ act }) => act === 'submitted');
      for (const { signer, case_id: caseId } of signers)
        if (submitted)
          submitted.rows[`clinic.recusal:${String(caseId)}/${String(signer)}`] = {
            case_id: caseId,
            member: signer,
            reason: 'relative',
            at: '2026-03-01T08:00:00+00:00',
          };
    },
  },
  {
    name: 'void every signature',
    expect: 1,
    change: (drafts) => {
      const published = drafts.find(({ act }) => act === 'published');
      for (const { id, case_id: caseId } of rowsOf(drafts, 'clinic.signature'))
        if (published)
          published.rows[`clinic.signature_void:${String(id)}`] = {
            signature_id: id,
            case_id: caseId,
            reason: 'withdrawn',
            by_user: null,
            at: '2026-03-01T08:00:00+00:00',
          };
    },
  },
  {
    name: 'publish a void version',
    expect: 1,
    change: (drafts) => {
      const published = drafts.find(({ act }) => act === 'published');
      for (const { case_id: caseId, version } of rowsOf(drafts, 'clinic.publication'))
        if (published)
          published.rows[`clinic.decision_void:${String(caseId)}/${String(version)}`] = {
            case_id: caseId,
            version,
            reason: 'corrected',
            at: '2026-03-01T08:00:00+00:00',
          };
    },
  },
  {
    name: 'publish other content',
    expect: 1,
    change: edit('clinic.publication', (row) => {
      row.digest = 'e'.repeat(64);
    }),
  },
  {
    name: 'weaken the policy',
    expect: 1,
    change: edit('clinic.policy', (row) => {
      row.body = { ...(row.body as Row), minApprovals: 1 };
    }),
  },
  {
    name: 'publish under a policy that was replaced',
    expect: 1,
    change: (drafts) => {
      const [policy] = rowsOf(drafts, 'clinic.policy');
      const submitted = drafts.find(({ act }) => act === 'submitted');
      if (submitted) submitted.rows['clinic.policy:default/2'] = { ...policy, version: 2 };
    },
  },
  {
    name: 'sign by password under a policy of keys only',
    expect: 1,
    change: edit('clinic.policy', (row) => {
      row.body = { ...(row.body as Row), allowAttested: false };
    }),
  },
  {
    name: 'ask for a seat that nobody holds',
    expect: 1,
    change: edit('clinic.policy', (row) => {
      row.body = { ...(row.body as Row), presence: ['radiology'] };
    }),
  },
  {
    name: 'give a veto to a seat that dissents',
    expect: 1,
    change: (drafts) => {
      edit('clinic.policy', (row) => {
        row.body = { ...(row.body as Row), vetoSeats: ['genetics', 'oncology', 'pathology'], minApprovals: 99 };
      })(drafts);
    },
  },
];
