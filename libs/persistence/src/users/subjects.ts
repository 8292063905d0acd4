import { createHash, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { ok, refuse } from '@consilium/domain';
import type { Outcome, Uuid } from '@consilium/domain';
import { UNIQUE_VIOLATION, inTransaction, sqlStateOf, withSql } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { endSessions, recordAccount } from './account-entry.ts';
import type { ChangedBy } from './account-entry.ts';
import { isSubject } from './account-rules.ts';
import type { Subject } from './account-rules.ts';
import { USER_COLUMNS } from './user-row.ts';
import type { User } from './user-row.ts';

/** An entry names a subject by its digest only: it is the key to a person's account at another house. */
export const subjectDigest = ({ issuer, subject }: Subject): string =>
  createHash('sha256')
    .update(JSON.stringify([issuer, subject]))
    .digest('hex');

export interface Subjects {
  /** The active account of a subject; linked before, and by nothing but the pair (ACC-03). */
  find(subject: Subject): Promise<User | null>;
  link(user: Uuid, subject: Subject, changed: ChangedBy): Promise<Outcome<null>>;
  unlink(user: Uuid, issuer: string, changed: ChangedBy): Promise<Outcome<null>>;
}

export async function insertSubject(sql: Sql, user: Uuid, subject: Subject, changed: ChangedBy): Promise<void> {
  const id = randomUUID();
  await sql.run(
    `INSERT INTO clinic.user_subject (id, issuer, subject, user_id, linked_at, linked_by) VALUES ($1, $2, $3, $4, clock_timestamp(), $5)`,
    [id, subject.issuer, subject.subject, user, changed.by.id],
  );
  const detail = { user, issuer: subject.issuer, subjectSha256: subjectDigest(subject) };
  await recordAccount(sql, changed, { act: 'subject-linked', object: { type: 'user-subject', id, version: null }, detail });
}

export const subjects = (dataSource: DataSource): Subjects => ({
  async find({ issuer, subject }) {
    const [user] = await withSql(dataSource, (sql) =>
      sql.rows<User>(
        `SELECT ${USER_COLUMNS} FROM clinic.user_subject s JOIN clinic.user u ON u.id = s.user_id
         WHERE s.issuer = $1 AND s.subject = $2 AND s.unlinked_at IS NULL AND u.kind = 'person' AND u.active`,
        [issuer, subject],
      ),
    );
    return user ?? null;
  },

  async link(user, subject, changed) {
    if (!isSubject(subject)) return refuse('USER.INVALID', { field: 'subject' });
    if (changed.by.id === user) return refuse('USER.NOT_YOURSELF', { user });
    try {
      return await inTransaction<Outcome<null>>(dataSource, async (sql, undo) => {
        const [found] = await sql.rows<{ kind: string }>('SELECT kind FROM clinic.user WHERE id = $1', [user]);
        if (!found) return undo(refuse('USER.NOT_FOUND', { user }));
        if (found.kind !== 'person') return undo(refuse('USER.INVALID', { field: 'kind' }));
        await insertSubject(sql, user, subject, changed);
        return ok(null);
      });
    } catch (error) {
      if (sqlStateOf(error) === UNIQUE_VIOLATION) return refuse('USER.SUBJECT_TAKEN', { user });
      throw error;
    }
  },

  unlink: (user, issuer, changed) =>
    inTransaction<Outcome<null>>(dataSource, async (sql, undo) => {
      const [row] = await sql.rows<{ id: Uuid }>(
        'UPDATE clinic.user_subject SET unlinked_at = clock_timestamp() WHERE user_id = $1 AND issuer = $2 AND unlinked_at IS NULL RETURNING id',
        [user, issuer],
      );
      if (!row) return undo(refuse('USER.NOT_FOUND', { user }));
      await endSessions(sql, user);
      await recordAccount(sql, changed, {
        act: 'subject-unlinked',
        object: { type: 'user-subject', id: row.id, version: null },
        detail: { user, issuer },
      });
      return ok(null);
    }),
});
