import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { CompactRange, makeSigner, privateKeyText } from '@consilium/ledger';
import { Client } from 'pg';
import { openDatabase } from '../../data-source.ts';
import { issued, openClinic, submitted, value, by } from '../../spec-support/clinic.ts';
import { raw } from '../../spec-support/by-hand.ts';
import type { Clinic } from '../../spec-support/clinic.ts';
import { Sequencer } from '../sequencer/sequencer.ts';
import { trailOf } from '../trail.ts';
import { fsck } from './fsck.ts';
import type { FsckOptions } from './fsck.ts';
import { APPEND_ONLY, LASTING } from './guards.ts';
import type { Finding } from './finding.ts';
import { TileCheck } from './tile-check.ts';

const ORIGIN = 'localhost/consilium';
const signer = makeSigner(privateKeyText(ORIGIN, 'ed25519', randomBytes(32)));

let clinic: Clinic;
let first: string;
beforeAll(async () => {
  clinic = await openClinic();
  const caseId = await issued(clinic);
  first = caseId;
  value(await clinic.acts.addNote(caseId, 'a note', null, by(clinic.people.oncologist)));
  const other = await submitted(clinic);
  await clinic.audit.recordRead(clinic.people.auditor, 'worklist', [caseId, other], 'r-both');
  for (let i = 0; i < 260; i += 1) await clinic.audit.recordRead(clinic.people.auditor, 'record', [caseId], `r${i}`);
  const dataSource = await openDatabase(clinic.sequencerUrl);
  const sequencer = new Sequencer({ dataSource, origin: ORIGIN, signer, report: () => undefined, pollMs: 5, atMost: 100 });
  for (let left = 1; left > 0; await wait(20)) [{ left }] = await clinic.owner.query('SELECT count(*)::int AS left FROM ledger.pending');
  await wait(100);
  await sequencer.stop();
  await dataSource.destroy();
}, 120_000);
afterAll(() => clinic?.close());

const check = async (): Promise<readonly Finding[]> => {
  const findings: Finding[] = [];
  await fsck(clinic.owner, { verifiers: [signer], report: (one) => void findings.push(one) });
  return findings;
};
const codes = (findings: readonly Finding[]): readonly string[] => [...new Set(findings.map(({ code }) => code))].sort();

/** As a superuser who puts every guard to sleep, changes something, and wakes them; and then puts the former state back. */
async function tampered(tables: readonly string[], statements: readonly string[], look: () => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: clinic.ownerUrl, options: '-c consilium.access=engine' });
  await client.connect();
  const run = async (...texts: string[]): Promise<void> => {
    await client.query(`BEGIN; SET LOCAL session_replication_role = replica`);
    for (const text of texts) await client.query(text);
    await client.query('COMMIT');
  };
  try {
    for (const [at, table] of tables.entries()) await client.query(`CREATE TEMPORARY TABLE was_${at} AS SELECT * FROM ${table}`);
    await run(...statements);
    await look();
  } finally {
    for (const [at, table] of tables.entries()) {
      const { rows } = await client.query(
        `SELECT string_agg(format('%I', attname), ', ') AS columns FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
        [table],
      );
      const columns = String(rows[0].columns);
      await run(`DELETE FROM ${table}`, `INSERT INTO ${table} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM was_${at}`);
    }
    await client.end();
  }
}

async function undoOf(client: Client, drop: string): Promise<string> {
  const [, trigger, table] = /^DROP TRIGGER (\w+) ON ([\w.]+)$/.exec(drop) ?? [];
  if (!trigger) return drop.replace('NO FORCE', 'FORCE');
  const { rows } = await client.query(
    'SELECT pg_get_triggerdef(oid) AS text FROM pg_trigger WHERE tgname = $1 AND tgrelid = $2::regclass',
    [trigger, table],
  );
  return String(rows[0].text);
}

describe('fsck', () => {
  it('finds nothing in records that nobody touched (AUD-29)', async () => expect(await check()).toEqual([]));

  const SOME_READ = `(SELECT id FROM ledger.entry WHERE action = 'read' ORDER BY ord OFFSET 7 LIMIT 1)`;
  it.each<[what: string, tables: readonly string[], statements: readonly string[], code: string]>([
    [
      'a body was edited',
      ['ledger.entry'],
      [
        `UPDATE ledger.entry SET body = convert_to(replace(convert_from(body, 'UTF8'), '"act":"read"', '"act":"reaD"'), 'UTF8') WHERE id = ${SOME_READ}`,
      ],
      'LOG.LEAF_DIFFERS',
    ],
    [
      'a searched column was edited',
      ['ledger.entry'],
      [`UPDATE ledger.entry SET action = 'listed' WHERE id = ${SOME_READ}`],
      'ENTRY.COLUMN_DIFFERS',
    ],
    [
      'a case was taken out of those that a read names',
      ['ledger.entry'],
      ['UPDATE ledger.entry SET case_ids = case_ids[2:2] WHERE case_ids IS NOT NULL'],
      'ENTRY.COLUMN_DIFFERS',
    ],
    ['a read no longer names its cases', ['ledger.entry'], ['UPDATE ledger.entry SET case_ids = NULL'], 'ENTRY.COLUMN_DIFFERS'],
    [
      'a body was made unreadable',
      ['ledger.entry'],
      [`UPDATE ledger.entry SET body = '\\xff' WHERE id = ${SOME_READ}`],
      'ENTRY.NOT_CANONICAL',
    ],
    [
      'an intent was edited',
      ['ledger.entry'],
      [`UPDATE ledger.entry SET intent = sha256('x') WHERE id = ${SOME_READ}`],
      'ENTRY.INTENT_DIFFERS',
    ],
    [
      'a detail was edited',
      ['ledger.detail'],
      [`UPDATE ledger.detail SET bytes = set_byte(bytes, 30, 255 - get_byte(bytes, 30)) WHERE entry = ${SOME_READ}`],
      'DETAIL.UNREADABLE',
    ],
    ['a detail was deleted', ['ledger.detail'], [`DELETE FROM ledger.detail WHERE entry = ${SOME_READ}`], 'DETAIL.MISSING'],
    [
      'two details were swapped',
      ['ledger.detail'],
      [
        `CREATE TEMPORARY TABLE two AS SELECT entry, bytes, row_number() OVER (ORDER BY entry) AS nr FROM ledger.detail LIMIT 2`,
        `UPDATE ledger.detail d SET bytes = b.bytes FROM two a, two b WHERE d.entry = a.entry AND a.nr + b.nr = 3`,
        'DROP TABLE two',
      ],
      'DETAIL.UNREADABLE',
    ],
    ['an entry was deleted', ['ledger.entry'], [`DELETE FROM ledger.entry WHERE id = ${SOME_READ}`], 'LOG.ENTRY_MISSING'],
    [
      'an entry and its leaf were deleted',
      ['ledger.leaf', 'ledger.entry'],
      [
        `DELETE FROM ledger.leaf WHERE idx = 40`,
        `DELETE FROM ledger.entry e WHERE NOT EXISTS (SELECT 1 FROM ledger.leaf l WHERE l.entry = e.id)`,
      ],
      'LOG.LEAF_MISSING',
    ],
    [
      'an entry was put in past the log',
      ['ledger.entry'],
      [
        `INSERT INTO ledger.entry (id, xid, recorded_at, actor, actor_kind, actor_roles, action, object_type, object_id, outcome, body) SELECT gen_random_uuid(), xid, recorded_at, actor, actor_kind, actor_roles, action, object_type, object_id, outcome, body FROM ledger.entry WHERE id = ${SOME_READ}`,
      ],
      'ENTRY.NOT_IN_LOG',
    ],
    [
      'two leaves were swapped',
      ['ledger.leaf'],
      ['UPDATE ledger.leaf SET idx = idx + 1000 WHERE idx IN (3, 4)', 'UPDATE ledger.leaf SET idx = 1007 - idx WHERE idx > 1000'],
      'LOG.ROOT_DIFFERS',
    ],
    ['the end was cut off', ['ledger.leaf'], ['DELETE FROM ledger.leaf WHERE idx > 200'], 'LOG.LEAF_MISSING'],
    [
      'a tile was edited',
      ['ledger.tile'],
      ['UPDATE ledger.tile SET bytes = set_byte(bytes, 9, 255 - get_byte(bytes, 9))'],
      'LOG.TILE_DIFFERS',
    ],
    [
      'a checkpoint was forged',
      ['ledger.checkpoint'],
      [
        `UPDATE ledger.checkpoint SET body = replace(body, '/consilium', '/consiliuM') WHERE size = (SELECT max(size) FROM ledger.checkpoint)`,
      ],
      'LOG.SIGNATURE_WRONG',
    ],
    [
      'a signature was taken away',
      ['ledger.checkpoint_signature'],
      [`DELETE FROM ledger.checkpoint_signature WHERE size = (SELECT min(size) FROM ledger.checkpoint)`],
      'LOG.UNSIGNED',
    ],
    ['the state of the tree was edited', ['ledger.tree_state'], [`UPDATE ledger.tree_state SET root = sha256('x')`], 'LOG.STATE_DIFFERS'],
    [
      'the clock was set back',
      ['ledger.entry'],
      [`UPDATE ledger.entry SET recorded_at = recorded_at - interval '1 hour' WHERE id = ${SOME_READ}`],
      'ENTRY.CLOCK_BACK',
    ],
  ])('finds that %s', async (_what, tables, statements, code) => {
    await tampered(tables, statements, async () => expect(codes(await check())).toContain(code));
  });

  it.each([
    ['clinic.decision_version', `content = replace(content, 'Melanoma', 'Melanomb')`, 'content'],
    ['clinic.signature', `meaning = 'dissent'`, 'meaning'],
    ['clinic.ballot', `choice = 'dissent', reason = 'other'`, 'choice, reason'],
    ['clinic.note', `text = 'another note'`, 'text'],
    ['clinic.case', `question = 'another question'`, 'question'],
    ['clinic.publication', `digest = 'x'`, 'digest'],
    [
      'clinic.policy',
      `body = '{"id":"default","version":1,"presence":["oncology"],"minApprovals":2,"minApprovingSpecialties":1,"vetoSeats":[]}'`,
      'body',
    ],
    ['clinic.user', `roles = '{auditor}'`, 'roles'],
    ['clinic.user', `password_hash = 'x'`, 'password_hash'],
    ['clinic.step_document', `body = '\\x00'`, 'body'],
    ['clinic.patient', `hold = 'x'`, 'hold'],
  ])('names the row of %s that was changed by SET %s, and its columns (AUD-31)', async (table, set, columns) => {
    const constraint =
      table === 'clinic.decision_version'
        ? [
            'ALTER TABLE clinic.decision_version DROP CONSTRAINT decision_version_content_check',
            'ALTER TABLE clinic.decision_version DROP CONSTRAINT decision_version_check',
          ]
        : [];
    const [{ ctid }] = await clinic.owner.query(`SELECT ctid::text FROM ${table} ORDER BY 1 LIMIT 1`);
    await tampered(
      [table],
      [
        ...(constraint.length > 0 ? constraint.map((text) => text.replace('DROP CONSTRAINT', 'DROP CONSTRAINT IF EXISTS')) : []),
        `UPDATE ${table} SET ${set} WHERE ctid = '${ctid}'`,
      ],
      async () => {
        const findings = (await check()).filter(({ code }) => code === 'ROW.DIFFERS');
        expect(findings).toHaveLength(1);
        expect(findings[0]?.where).toMatch(new RegExp(`^${table.replace('.', '[.]')}:`));
        expect(findings[0]?.message).toContain(`: ${columns} differ`);
        expect(JSON.stringify(findings)).not.toContain('another');
      },
    );
  });

  it('is not led astray by another order in the column ord, which no hash covers: the last entry of a row is the last in the log', async () => {
    const [{ id }] = await clinic.owner.query(
      `SELECT id FROM ledger.entry WHERE object_type = 'case' AND case_id = $1 AND object_version = (SELECT version FROM clinic.case WHERE id = $1) ORDER BY ord DESC LIMIT 1`,
      [first],
    );
    await tampered(
      ['clinic.case', 'ledger.entry'],
      [
        'ALTER TABLE ledger.entry ALTER COLUMN ord DROP IDENTITY',
        `UPDATE ledger.entry SET ord = -ord WHERE id = '${id}'`,
        `UPDATE clinic.case SET version = version - 1 WHERE id = '${first}'`,
        'ALTER TABLE ledger.entry ALTER COLUMN ord ADD GENERATED ALWAYS AS IDENTITY (START 100000)',
      ],
      async () =>
        expect((await check()).filter(({ code }) => code === 'ROW.DIFFERS')).toMatchObject([
          { where: `clinic.case:${first}`, message: `It is not as entry ${id} left it: version differs.` },
        ]),
    );
    expect(await check()).toEqual([]);
  });

  it('names a detail without an entry, an entry deleted while it waited, and a patient whom another pseudonym finds', async () => {
    const id = '00000000-0000-4000-8000-00000000abcd';
    await tampered(['ledger.detail'], [`INSERT INTO ledger.detail SELECT '${id}', key, bytes FROM ledger.detail LIMIT 1`], async () =>
      expect(await check()).toMatchObject([{ code: 'DETAIL.STRAY', where: `entry ${id}` }]),
    );
    await tampered(['ledger.pending'], [`INSERT INTO ledger.pending VALUES (99999, '${id}')`], async () =>
      expect(await check()).toMatchObject([{ code: 'ENTRY.GONE', where: `entry ${id}` }]),
    );
    await tampered(['clinic.patient'], [`UPDATE clinic.patient SET lookup = sha256('x')`], async () =>
      expect(codes(await check())).toEqual(['ROW.DIFFERS']),
    );
  });

  it('names the detail of an entry that went without an erasure, though its key was destroyed', async () => {
    await tampered(['ledger.data_key'], [`UPDATE ledger.data_key SET wrapped = NULL, destroyed_at = now() WHERE NOT is_site`], async () => {
      trailOf(clinic.owner).dataKeys.forget();
      expect(codes(await check())).toContain('DETAIL.UNREADABLE');
    });
    trailOf(clinic.owner).dataKeys.forget();
    expect(await check()).toEqual([]);
  });

  it('knows every table that is append-only or loses no row, and names a guard that was dropped (AUD-05)', async () => {
    const guarded = async (trigger: string): Promise<readonly string[]> =>
      (
        await clinic.owner.query(
          `SELECT format('%s.%s', n.nspname, c.relname) AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE t.tgname = $1 ORDER BY 1`,
          [trigger],
        )
      ).map(({ name }: { name: string }) => name);
    for (const [kind, tables] of [
      ['append_only', APPEND_ONLY],
      ['lasting', LASTING],
    ] as const)
      for (const what of ['rows', 'table'])
        expect((await guarded(`${kind}_${what}`)).filter((table) => !tables.includes(table))).toEqual([]);
    const client = new Client({ connectionString: clinic.ownerUrl });
    await client.connect();
    for (const [drop, where] of [
      ['DROP TRIGGER append_only_rows ON ledger.entry', 'ledger.entry append_only_rows'],
      ['DROP TRIGGER by_verifier_alone ON clinic.user', 'clinic.user by_verifier_alone'],
      ['DROP TRIGGER guard_tree_state ON ledger.tree_state', 'ledger.guard_tree_state'],
      ['ALTER TABLE clinic.note NO FORCE ROW LEVEL SECURITY', 'clinic.note row security'],
    ] as const) {
      const undo = await undoOf(client, drop);
      await client.query(drop);
      expect(await check()).toMatchObject([{ code: 'GUARD.MISSING', where }]);
      await client.query(undo);
    }
    await client.end();
    expect(await check()).toEqual([]);
  }, 30_000);

  it('names a row that was put in or taken out past the audit trail', async () => {
    const extra = `INSERT INTO clinic.note (id, case_id, text, author, author_name, at) SELECT gen_random_uuid(), case_id, 'forged', author, author_name, at FROM clinic.note LIMIT 1`;
    await tampered(['clinic.note'], [extra], async () => expect(codes(await check())).toEqual(['ROW.NO_ENTRY']));
    await tampered(['clinic.note'], ['DELETE FROM clinic.note'], async () => expect(codes(await check())).toEqual(['ROW.GONE']));
  });

  it('names a guard that sleeps', async () => {
    await clinic.owner.query('ALTER TABLE clinic.ballot DISABLE TRIGGER change_has_entry');
    expect(await check()).toMatchObject([{ code: 'GUARD.MISSING', where: 'clinic.ballot change_has_entry' }]);
    await clinic.owner.query('ALTER TABLE clinic.ballot ENABLE TRIGGER change_has_entry');
    expect(await check()).toEqual([]);
  });

  it('does not take another key for the key of the log', async () => {
    const findings: Finding[] = [];
    const other = makeSigner(privateKeyText(ORIGIN, 'ed25519', randomBytes(32)));
    await fsck(clinic.owner, { verifiers: [other], report: (one) => void findings.push(one) });
    expect(codes(findings)).toEqual(['LOG.SIGNATURE_WRONG']);
  });

  it('finds an end that was cut off with the state of the tree rewound, by what stands outside (AUD-31)', async () => {
    const [{ size, root }] = await clinic.owner.query(
      'SELECT size::float8 AS size, root FROM ledger.checkpoint ORDER BY size DESC LIMIT 1',
    );
    const [{ older }] = await clinic.owner.query('SELECT max(size)::float8 AS older FROM ledger.checkpoint WHERE size < $1', [size]);
    const beside = async (outside: FsckOptions['outside']): Promise<readonly Finding[]> => {
      const findings: Finding[] = [];
      await fsck(clinic.owner, { verifiers: [signer], outside: outside ?? [], report: (one) => void findings.push(one) });
      return findings;
    };
    const witness = { from: 'witness w.example', size, root };
    expect(await beside([witness])).toEqual([]);
    const { frontier, edge, oldRoot } = await treeOf(older);
    const lists = (all: readonly Uint8Array[]) => `ARRAY[${all.map((one) => `'\\x${hex(one)}'::bytea`).join(', ')}]::bytea[]`;
    await tampered(
      [
        'ledger.entry',
        'ledger.detail',
        'ledger.leaf',
        'ledger.tile',
        'ledger.checkpoint_signature',
        'ledger.checkpoint',
        'ledger.tree_state',
      ],
      [
        `DELETE FROM ledger.checkpoint_signature WHERE size > ${older}`,
        `DELETE FROM ledger.checkpoint WHERE size > ${older}`,
        `DELETE FROM ledger.detail WHERE entry IN (SELECT entry FROM ledger.leaf WHERE idx >= ${older})`,
        `DELETE FROM ledger.entry WHERE id IN (SELECT entry FROM ledger.leaf WHERE idx >= ${older})`,
        `DELETE FROM ledger.leaf WHERE idx >= ${older}`,
        `DELETE FROM ledger.tile WHERE (idx + 1) * 256 ^ (level + 1) > ${older}`,
        `UPDATE ledger.tree_state SET size = ${older}, root = '\\x${hex(oldRoot)}', frontier = ${lists(frontier)}, edge = ${lists(edge)}`,
      ],
      async () => {
        // Reads change no row: inside the database nothing is left that could tell.
        expect(await check()).toEqual([]);
        expect(await beside([witness])).toMatchObject([{ code: 'LOG.CUT_OFF', where: 'witness w.example' }]);
      },
    );
    const other = { ...witness, root: new Uint8Array(32).fill(7) };
    expect(await beside([other])).toMatchObject([{ code: 'LOG.REWRITTEN', where: 'witness w.example' }]);
  });

  it('names a table that has lost a column, though it was put back', async () => {
    await raw(clinic.ownerUrl, 'ALTER TABLE clinic.note DROP COLUMN author_name', 'ALTER TABLE clinic.note ADD COLUMN author_name text');
    expect(await check()).toContainEqual(expect.objectContaining({ code: 'COLUMN.DROPPED', where: 'clinic.note' }));
  });
});

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** State of the tree of the first so many leaves, as an attacker would compute it. */
async function treeOf(
  size: number,
): Promise<{ readonly frontier: readonly Uint8Array[]; readonly edge: readonly Uint8Array[]; readonly oldRoot: Uint8Array }> {
  const stored = await clinic.owner.query('SELECT hash FROM ledger.leaf WHERE idx < $1 ORDER BY idx', [size]);
  const [range, tiles] = [new CompactRange(), new TileCheck()];
  for (const { hash } of stored) {
    range.append(hash);
    tiles.add(hash);
  }
  return { frontier: range.hashes(), edge: tiles.edge(), oldRoot: range.root() };
}
