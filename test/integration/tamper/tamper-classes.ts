import { randomBytes } from 'node:crypto';
import { formatCheckpoint, makeSigner, privateKeyText, signNote } from '@consilium/ledger';
import { ORIGIN } from './tamper-room.ts';
import type { Copy, TamperRoom } from './tamper-room.ts';

/** One way in which a superuser alters the records of a live database, and who must name it, by which codes. */
export interface TamperClass {
  readonly what: string;
  readonly by: 'fsck' | 'witness';
  /** One of them at least. */
  readonly codes: readonly string[];
  /** Default: of the database as it stands. */
  readonly of?: 'backup';
  spoil(copy: Copy): Promise<void>;
}

const READ = `(SELECT e.id FROM ledger.entry e JOIN ledger.leaf l ON l.entry = e.id WHERE e.action = 'read' ORDER BY l.idx OFFSET 7 LIMIT 1)`;
const NEWEST = '(SELECT max(size) FROM ledger.checkpoint)';
const superuser =
  (...statements: readonly string[]) =>
  (copy: Copy): Promise<void> =>
    copy.asSuperuser(...statements);

/** The classes of 3-trust.md, in its order. */
export const TAMPER_CLASSES: readonly TamperClass[] = [
  {
    what: 'edits the body of an entry',
    by: 'fsck',
    codes: ['LOG.LEAF_DIFFERS'],
    spoil: superuser(`UPDATE ledger.entry SET body = convert_to(replace(convert_from(body, 'UTF8'), '"act":"read"', '"act":"reaD"'), 'UTF8') WHERE id = ${READ}`),
  },
  {
    what: 'edits the detail of an entry',
    by: 'fsck',
    codes: ['DETAIL.UNREADABLE'],
    spoil: superuser(`UPDATE ledger.detail SET bytes = set_byte(bytes, 30, 255 - get_byte(bytes, 30)) WHERE entry = ${READ}`),
  },
  {
    what: 'edits the row of the decision itself',
    by: 'fsck',
    codes: ['ROW.DIFFERS'],
    spoil: (copy) =>
      copy.run(
        'ALTER TABLE clinic.decision_version DROP CONSTRAINT IF EXISTS decision_version_content_check, DROP CONSTRAINT IF EXISTS decision_version_check',
        `BEGIN; SET LOCAL session_replication_role = replica; UPDATE clinic.decision_version SET content = replace(content, '"rank":1', '"rank":2'), sha256 = encode(sha256(convert_to(replace(content, '"rank":1', '"rank":2'), 'UTF8')), 'hex'); COMMIT`,
      ),
  },
  {
    what: 'deletes an entry with its detail and its leaf',
    by: 'fsck',
    codes: ['LOG.LEAF_MISSING'],
    spoil: superuser(
      `CREATE TEMPORARY TABLE gone ON COMMIT DROP AS SELECT ${READ} AS id`,
      'DELETE FROM ledger.leaf WHERE entry IN (SELECT id FROM gone)',
      'DELETE FROM ledger.detail WHERE entry IN (SELECT id FROM gone)',
      'DELETE FROM ledger.entry WHERE id IN (SELECT id FROM gone)',
    ),
  },
  {
    what: 'inserts an entry into the past',
    by: 'fsck',
    codes: ['ENTRY.NOT_IN_LOG'],
    spoil: superuser(
      `INSERT INTO ledger.entry (id, xid, recorded_at, actor, actor_kind, actor_roles, action, object_type, object_id, outcome, body)
       SELECT f.id, e.xid, e.recorded_at, e.actor, e.actor_kind, e.actor_roles, e.action, e.object_type, e.object_id, e.outcome,
              convert_to(replace(convert_from(e.body, 'UTF8'), e.id::text, f.id::text), 'UTF8') FROM ledger.entry e, gen_random_uuid() f(id) WHERE e.id = ${READ}`,
    ),
  },
  {
    what: 'changes the order of two entries',
    by: 'fsck',
    codes: ['LOG.ROOT_DIFFERS', 'LOG.TILE_DIFFERS'],
    spoil: superuser(
      'UPDATE ledger.leaf SET idx = idx + 1000000 WHERE idx IN (40, 41)',
      'UPDATE ledger.leaf SET idx = 1000081 - idx WHERE idx > 1000000',
    ),
  },
  {
    what: 'swaps the details of two entries',
    by: 'fsck',
    codes: ['DETAIL.UNREADABLE'],
    spoil: superuser(
      'CREATE TEMPORARY TABLE two ON COMMIT DROP AS SELECT entry, bytes, row_number() OVER (ORDER BY entry) AS nr FROM ledger.detail LIMIT 2',
      'UPDATE ledger.detail d SET bytes = b.bytes FROM two a, two b WHERE d.entry = a.entry AND a.nr + b.nr = 3',
    ),
  },
  {
    what: 'truncates the end of the log, and everything that was derived from it',
    by: 'fsck',
    codes: ['LOG.STATE_DIFFERS', 'LOG.LEAF_MISSING'],
    spoil: superuser(
      'CREATE TEMPORARY TABLE cut ON COMMIT DROP AS SELECT max(size) - 20 AS at FROM ledger.checkpoint',
      'DELETE FROM ledger.entry WHERE id IN (SELECT l.entry FROM ledger.leaf l, cut WHERE l.idx >= cut.at)',
      'DELETE FROM ledger.detail WHERE entry IN (SELECT l.entry FROM ledger.leaf l, cut WHERE l.idx >= cut.at)',
      'DELETE FROM ledger.leaf WHERE idx >= (SELECT at FROM cut)',
      'DELETE FROM ledger.checkpoint_signature WHERE size > (SELECT at FROM cut)',
      'DELETE FROM ledger.checkpoint WHERE size > (SELECT at FROM cut)',
    ),
  },
  {
    what: 'rolls the whole database back to a backup',
    by: 'witness',
    codes: ['LOG.WITNESS_AHEAD'],
    of: 'backup',
    spoil: (copy) => copy.read(3),
  },
  {
    what: 'forges a checkpoint of another root',
    by: 'fsck',
    codes: ['LOG.ROOT_DIFFERS', 'LOG.CHECKPOINT_DIFFERS', 'LOG.SIGNATURE_WRONG'],
    spoil: superuser(
      `UPDATE ledger.checkpoint SET root = sha256('another'), body = replace(body, encode(root, 'base64'), encode(sha256('another'), 'base64')) WHERE size = ${NEWEST}`,
    ),
  },
  {
    what: 'grows a second chain out of a backup, signed by the key of the log',
    by: 'witness',
    codes: ['LOG.WITNESS_REFUSES'],
    of: 'backup',
    async spoil(copy) {
      await copy.read(60);
      await copy.sequence(false);
    },
  },
  {
    what: 'drops the triggers, writes without an entry, and puts the triggers back',
    by: 'fsck',
    codes: ['ROW.NO_ENTRY'],
    spoil: (copy) =>
      copy.run(
        `DO $$ DECLARE t record; BEGIN
           CREATE TEMPORARY TABLE dropped AS SELECT tgname, pg_get_triggerdef(oid) AS text FROM pg_trigger WHERE tgrelid = 'clinic.note'::regclass AND NOT tgisinternal;
           FOR t IN SELECT * FROM dropped LOOP EXECUTE format('DROP TRIGGER %I ON clinic.note', t.tgname); END LOOP; END $$`,
        `INSERT INTO clinic.note (id, case_id, text, author, author_name, at) SELECT gen_random_uuid(), case_id, 'forged', author, author_name, at FROM clinic.note LIMIT 1`,
        'DO $$ DECLARE t record; BEGIN FOR t IN SELECT * FROM dropped LOOP EXECUTE t.text; END LOOP; END $$',
      ),
  },
  {
    what: 'sets the clock back before an act',
    by: 'fsck',
    codes: ['ENTRY.CLOCK_BACK'],
    async spoil(copy) {
      // As if the machine's own clock stood an hour earlier: what entries take for the time says so, and so does what checks it.
      await copy.run(
        `CREATE TEMPORARY TABLE had AS SELECT p.oid, pg_get_functiondef(p.oid) AS text FROM pg_proc p WHERE p.oid IN ('ledger.derive_entry'::regproc, 'ledger.append'::regproc);
         DO $$ DECLARE t record; BEGIN FOR t IN SELECT * FROM had LOOP EXECUTE replace(t.text, 'clock_timestamp()', $q$(clock_timestamp() - interval '1 hour')$q$); END LOOP; END $$;
         CREATE SCHEMA IF NOT EXISTS spoilt; CREATE TABLE spoilt.had AS SELECT text FROM had`,
      );
      await copy.read(1);
      await copy.run('DO $$ DECLARE t record; BEGIN FOR t IN SELECT * FROM spoilt.had LOOP EXECUTE t.text; END LOOP; END $$; DROP SCHEMA spoilt CASCADE');
      await copy.sequence();
    },
  },
  {
    what: 'swaps the key of the log and signs anew',
    by: 'fsck',
    codes: ['LOG.SIGNATURE_WRONG', 'LOG.UNSIGNED'],
    spoil: async (copy) => copy.asSuperuser(...signedByAnother(await copy.checkpoint())),
  },
]; // prettier-ignore

/** Statements that put the signature of another key of the same name in the place of the log's own. */
function signedByAnother({ size, root }: { readonly size: number; readonly root: Uint8Array }): readonly string[] {
  const other = makeSigner(privateKeyText(ORIGIN, 'ed25519', randomBytes(32)));
  const note = signNote(formatCheckpoint({ origin: ORIGIN, size, root }), other);
  const line = note.slice(note.indexOf('\n\n') + 2);
  return [`UPDATE ledger.checkpoint_signature SET line = '${line}' WHERE size = ${String(size)} AND kind = 'log'`];
}

/** What is said of one class: every code, from who must say it. */
export async function foundIn(room: TamperRoom, { by, of, spoil }: TamperClass): Promise<readonly string[]> {
  const copy = await (of === 'backup' ? room.restored() : room.copy());
  try {
    await spoil(copy);
    if (by === 'fsck') return await copy.fsck();
    const alarm = await copy.sequence();
    return alarm === null ? [] : [alarm];
  } finally {
    await copy.drop();
  }
}
