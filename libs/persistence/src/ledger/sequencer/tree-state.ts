import type { Sql } from '../../sql.ts';

/** The tree as the last growth left it. */
export interface TreeState {
  readonly size: number;
  readonly root: Uint8Array;
  /** Complete subtrees from left to right: what the first way of computing the root goes on from. */
  readonly frontier: readonly Uint8Array[];
  /** Tiles that are not full, by level: what the second way goes on from. */
  readonly edge: readonly Uint8Array[];
}

/** Another sequencer has taken over: nothing of this one may be committed any more. */
export class Fenced extends Error {
  readonly code = 'LOG.FENCED';
  constructor() {
    super('Another sequencer has taken over the log: this one stands by.');
  }
}

/** What keeps the log from growing until an operator has looked at it. */
export class LogAlarm extends Error {
  constructor(
    readonly code:
      | 'LOG.LEAF_DIFFERS'
      | 'LOG.ENTRY_MISSING'
      | 'LOG.ROOT_DIFFERS'
      | 'LOG.ORIGIN_DIFFERS'
      | 'LOG.WITNESS_AHEAD'
      | 'LOG.WITNESS_REFUSES'
      | 'LOG.ALARM',
    message: string,
  ) {
    super(message);
  }
}

const STATE = 'size::float8 AS size, root, frontier, edge';

/** Locks the state for one growth; refuses a sequencer whose epoch has passed, and any while an alarm stands. @throws Fenced, LogAlarm */
export async function lockState(sql: Sql, epoch: number): Promise<TreeState> {
  const [state] = await sql.rows<TreeState & { readonly alarm: string | null }>(
    `SELECT ${STATE}, alarm FROM ledger.tree_state WHERE epoch = $1 FOR UPDATE`,
    [epoch],
  );
  if (!state) throw new Fenced();
  if (state.alarm !== null) throw standing(state.alarm);
  return state;
}

/** @throws Fenced */
export async function refuseOutOfOffice(sql: Sql, epoch: number): Promise<void> {
  const [state] = await sql.rows('SELECT 1 FROM ledger.tree_state WHERE epoch = $1', [epoch]);
  if (!state) throw new Fenced();
}

const standing = (alarm: string): LogAlarm =>
  new LogAlarm(
    'LOG.ALARM',
    `The log stands still since an alarm (${alarm}): find the cause with \`consilium fsck\`, then clear it with \`consilium log alarm --clear\`.`,
  );

export const readState = async (sql: Sql): Promise<TreeState & { readonly origin: string | null; readonly alarm: string | null }> => {
  const [state] = await sql.rows<TreeState & { origin: string | null; alarm: string | null }>(
    `SELECT ${STATE}, origin, alarm FROM ledger.tree_state`,
  );
  if (!state) throw new Error('The state of the log is missing: restore ledger.tree_state from a backup.');
  return state;
};

/** A new term of office: every older sequencer can commit nothing from here on. */
export async function takeOver(sql: Sql, origin: string): Promise<number> {
  const text = `UPDATE ledger.tree_state SET epoch = epoch + 1, origin = coalesce(origin, $1) RETURNING epoch::float8 AS epoch, origin, alarm`;
  const [state] = await sql.rows<{ epoch: number; origin: string; alarm: string | null }>(text, [origin]);
  if (!state) throw new Error('The state of the log is missing: restore ledger.tree_state from a backup.');
  if (state.origin !== origin)
    throw new LogAlarm(
      'LOG.ORIGIN_DIFFERS',
      `The log is ${state.origin}, but this process was told ${origin}: set CONSILIUM_LOG_ORIGIN to its name.`,
    );
  if (state.alarm !== null) throw standing(state.alarm);
  return state.epoch;
}
