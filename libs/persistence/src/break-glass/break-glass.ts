import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { mayReviewGlass, ok, reachCase, reachOf, refuse } from '@consilium/domain';
import type { Actor, BrokenGlass, Door, GlassDoor, GlassRequest, GlassVerdict, Outcome, Uuid } from '@consilium/domain';
import { accessAs } from '../access.ts';
import { lockCase } from '../cases/case-row.ts';
import { appendEntry, databaseNow } from '../ledger/append-entry.ts';
import { inTransaction, withSql } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { doorById, doorByRef, findGlass, listGlasses, openGlassOn, openGlassesOf } from './glass-rows.ts';

export interface BreakGlass {
  /** What stands at the door of a case, or null when there is none. Shows nothing of the patient. */
  door(caseId: Uuid, person: Uuid): Promise<Door | null>;
  find(ref: string, actor: Actor): Promise<GlassDoor | null>;
  open(caseId: Uuid, request: GlassRequest, actor: Actor, requestId: string): Promise<Outcome<BrokenGlass>>;
  end(caseId: Uuid, glass: Uuid, actor: Actor, requestId: string): Promise<Outcome<BrokenGlass>>;
  review(
    caseId: Uuid,
    glass: Uuid,
    said: { readonly verdict: GlassVerdict; readonly text: string },
    actor: Actor,
    requestId: string,
  ): Promise<Outcome<BrokenGlass>>;
  /** Accesses that the asking person (`accessAs`) is told of. */
  list(): Promise<readonly BrokenGlass[]>;
  /** The person's own that are open now. */
  mine(actor: Actor): Promise<readonly BrokenGlass[]>;
}

const COLLEAGUES = `ARRAY(SELECT u.id FROM clinic.user u WHERE u.active AND u.kind = 'person' AND u.id <> $4
  AND ('auditor' = ANY (u.roles) OR ('coordinator' = ANY (u.roles) AND $3 = ANY (u.boards))) ORDER BY u.id)`;
const OPEN = `INSERT INTO clinic.break_glass (id, case_id, board, person, reason, text, opened_at, until, notice_to)
  VALUES ($1, $2, $3, $4, $5, $6, $7::timestamptz, $7::timestamptz + $8 * interval '1 minute', ${COLLEAGUES})`;

interface Noted {
  readonly act: 'glass-broken' | 'glass-ended' | 'glass-reviewed';
  readonly glass: Uuid;
  readonly reason: string | null;
  readonly now: string;
}

const note = (sql: Sql, actor: Actor, caseId: Uuid, requestId: string, { act, glass, reason, now }: Noted): Promise<void> =>
  appendEntry(sql, {
    id: randomUUID(),
    actor,
    act,
    object: { type: 'break-glass', id: glass, version: null },
    caseId,
    reason,
    detail: { glass },
    requestId,
    now,
  });

/** The row just written, as those see it who are told of it. */
async function written(sql: Sql, caseId: Uuid, id: Uuid): Promise<BrokenGlass> {
  const glass = await findGlass(sql, caseId, id);
  if (!glass) throw new Error(`The emergency access ${id} was not stored.`);
  return glass;
}

/** Locks the case, so that two of these come one after another. */
async function open(
  dataSource: DataSource,
  caseId: Uuid,
  request: GlassRequest,
  actor: Actor,
  requestId: string,
): Promise<Outcome<BrokenGlass>> {
  return inTransaction<Outcome<BrokenGlass>>(dataSource, async (sql) => {
    const row = await lockCase(sql, caseId);
    if (!row) return refuse('CASE.NOT_FOUND', { case: caseId });
    const reached = reachCase(actor, 'break-glass:open', { board: row.board, glassOpen: false });
    if (!reached.ok) return reached;
    const known = await openGlassOn(sql, caseId, actor.id);
    if (known) return ok(known);
    const id = randomUUID();
    await sql.run(OPEN, [id, caseId, row.board, actor.id, request.reason, request.text, row.now, request.minutes]);
    await note(sql, actor, caseId, requestId, { act: 'glass-broken', glass: id, reason: request.reason, now: row.now });
    return ok(await written(sql, caseId, id));
  });
}

async function end(dataSource: DataSource, caseId: Uuid, id: Uuid, actor: Actor, requestId: string): Promise<Outcome<BrokenGlass>> {
  return inTransaction<Outcome<BrokenGlass>>(dataSource, async (sql) => {
    const glass = (await lockCase(sql, caseId)) && (await findGlass(sql, caseId, id));
    if (!glass || glass.person.id !== actor.id) return refuse('BREAK_GLASS.NOT_FOUND');
    if (glass.endedAt !== null) return ok(glass);
    const now = await databaseNow(sql);
    await sql.run('INSERT INTO clinic.break_glass_end (glass_id, case_id, by_user, at) VALUES ($1, $2, $3, $4)', [
      id,
      caseId,
      actor.id,
      now,
    ]);
    await note(sql, actor, caseId, requestId, { act: 'glass-ended', glass: id, reason: null, now });
    return ok(await written(sql, caseId, id));
  });
}

async function review(
  dataSource: DataSource,
  at: { readonly caseId: Uuid; readonly glass: Uuid },
  said: { readonly verdict: GlassVerdict; readonly text: string },
  actor: Actor,
  requestId: string,
): Promise<Outcome<BrokenGlass>> {
  return inTransaction<Outcome<BrokenGlass>>(dataSource, async (sql) => {
    const row = await lockCase(sql, at.caseId);
    const glass = row && (await findGlass(sql, at.caseId, at.glass));
    if (!row || !glass) return refuse('BREAK_GLASS.NOT_FOUND');
    const reached = reachCase(actor, 'break-glass:review', { board: row.board, glassOpen: false });
    const allowed = reached.ok ? mayReviewGlass(actor, { person: glass.person.id, isReviewed: glass.review !== null }) : reached;
    if (!allowed.ok) return allowed;
    const now = await databaseNow(sql);
    const text = 'INSERT INTO clinic.break_glass_review (glass_id, case_id, by_user, verdict, text, at) VALUES ($1, $2, $3, $4, $5, $6)';
    await sql.run(text, [at.glass, at.caseId, actor.id, said.verdict, said.text, now]);
    await note(sql, actor, at.caseId, requestId, { act: 'glass-reviewed', glass: at.glass, reason: said.verdict, now });
    return ok(await written(sql, at.caseId, at.glass));
  });
}

/**
 * Emergency access (ACC-06). What stands at a door, and the writing of the glass itself, is the engine's work: the case is closed to the asking person until
 * it is written. What he may is asked of the domain inside the transaction.
 */
export const breakGlass = (dataSource: DataSource): BreakGlass => {
  const asEngine = <T>(work: () => T): T => accessAs({ kind: 'engine' }, work);
  return {
    door: async (caseId, person) => {
      const door = await asEngine(() => withSql(dataSource, (sql) => doorById(sql, caseId, person)));
      return door && { board: door.board, glassOpen: door.openUntil !== null };
    },
    find: async (ref, actor) => {
      const door = await asEngine(() => withSql(dataSource, (sql) => doorByRef(sql, ref, actor.id)));
      if (!door) return null;
      const { board, ...shown } = door;
      return { ...shown, inReach: reachCase(actor, 'case:read', { board, glassOpen: door.openUntil !== null }).ok };
    },
    open: (caseId, request, actor, requestId) =>
      accessAs({ kind: 'engine', purpose: 'break-glass' }, () => open(dataSource, caseId, request, actor, requestId)),
    end: (caseId, glass, actor, requestId) =>
      accessAs({ kind: 'engine', purpose: 'break-glass' }, () => end(dataSource, caseId, glass, actor, requestId)),
    review: (caseId, glass, said, actor, requestId) =>
      accessAs({ kind: 'engine', purpose: reachOf(actor).purpose }, () => review(dataSource, { caseId, glass }, said, actor, requestId)),
    list: () => withSql(dataSource, listGlasses),
    mine: (actor) => withSql(dataSource, (sql) => openGlassesOf(sql, actor.id)),
  };
};
