import type { BrokenGlass, GlassDoor, Uuid } from '@consilium/domain';
import type { Sql } from '../sql.ts';

/** Not ended, by anybody or by its time. */
const IS_OPEN = `g.until > clock_timestamp() AND NOT EXISTS (SELECT 1 FROM clinic.break_glass_end e WHERE e.glass_id = g.id)`;

const GLASSES = `
  SELECT g.id, g.case_id AS "caseId", c.ref AS "caseRef", g.board, json_build_object('id', u.id, 'name', u.name) AS person, g.reason, g.text,
    clinic.iso(g.opened_at) AS "openedAt", clinic.iso(g.until) AS until, clinic.iso(e.at) AS "endedAt",
    CASE WHEN r.glass_id IS NOT NULL THEN json_build_object('verdict', r.verdict, 'by', v.name, 'text', r.text, 'at', clinic.iso(r.at)) END AS review
  FROM clinic.break_glass g JOIN clinic.case c ON c.id = g.case_id JOIN clinic.user u ON u.id = g.person
    LEFT JOIN clinic.break_glass_end e ON e.glass_id = g.id
    LEFT JOIN clinic.break_glass_review r ON r.glass_id = g.id LEFT JOIN clinic.user v ON v.id = r.by_user`;

const NEWEST_SHOWN = 200;

/** Those that the asking person is told of: row-level security leaves no other. Not reviewed ones first. */
export const listGlasses = (sql: Sql): Promise<readonly BrokenGlass[]> =>
  sql.rows<BrokenGlass>(`${GLASSES} ORDER BY (r.glass_id IS NOT NULL), g.opened_at DESC LIMIT ${NEWEST_SHOWN}`);

export const openGlassesOf = (sql: Sql, person: Uuid): Promise<readonly BrokenGlass[]> =>
  sql.rows<BrokenGlass>(`${GLASSES} WHERE g.person = $1 AND ${IS_OPEN} ORDER BY g.until`, [person]);

export const findGlass = async (sql: Sql, caseId: Uuid, id: Uuid): Promise<BrokenGlass | null> =>
  (await sql.rows<BrokenGlass>(`${GLASSES} WHERE g.case_id = $1 AND g.id = $2`, [caseId, id]))[0] ?? null;

export const openGlassOn = async (sql: Sql, caseId: Uuid, person: Uuid): Promise<BrokenGlass | null> =>
  (await sql.rows<BrokenGlass>(`${GLASSES} WHERE g.case_id = $1 AND g.person = $2 AND ${IS_OPEN}`, [caseId, person]))[0] ?? null;

export interface DoorRow extends Omit<GlassDoor, 'inReach'> {
  readonly board: string;
}

const DOOR = `SELECT c.id AS "caseId", c.ref, c.board, clinic.iso((SELECT max(g.until) FROM clinic.break_glass g WHERE g.case_id = c.id AND g.person = $2 AND ${IS_OPEN})) AS "openUntil"
  FROM clinic.case c WHERE`;

export const doorById = async (sql: Sql, caseId: Uuid, person: Uuid): Promise<DoorRow | null> =>
  (await sql.rows<DoorRow>(`${DOOR} c.id = $1`, [caseId, person]))[0] ?? null;
export const doorByRef = async (sql: Sql, ref: string, person: Uuid): Promise<DoorRow | null> =>
  (await sql.rows<DoorRow>(`${DOOR} c.ref = $1`, [ref, person]))[0] ?? null;
