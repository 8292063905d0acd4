import { setTimeout as sleep } from 'node:timers/promises';
import { BUNDLE_SCHEMA, bundleText, coverOf, toBase64 } from '@consilium/ledger';
import type { BundleLine, DocumentLine, RecordLine } from '@consilium/ledger';
import type { DataSource } from 'typeorm';
import { withSql } from '../../sql.ts';
import type { Sql } from '../../sql.ts';
import { databaseNow } from '../append-entry.ts';
import { readCheckpoint, readInclusionProofs, readNodes } from '../log-reader.ts';
import type { StoredCheckpoint } from '../log-reader.ts';
import { olderCheckpoints } from './export-checkpoints.ts';
import { documentLine, reportsOf } from './export-documents.ts';
import type { ReadDocument } from './export-documents.ts';
import { bearsOn, recordsOf, signersIn } from './export-records.ts';
import { relatedIndexes, resolveScope } from './export-scope.ts';
import type { ExportScope, ResolvedScope } from './export-scope.ts';
import { trailText } from './export-trail.ts';
import { readEntries } from './read-entries.ts';
import type { ExportedEntry } from './read-entries.ts';

export interface ExportRequest {
  readonly scope: ExportScope;
  /** Who exports, by id. */
  readonly by: string;
  /** Verifier keys of the log, the present one first, and of its witnesses. */
  readonly keys: { readonly log: readonly string[]; readonly witness: readonly string[] };
  readonly readDocument: ReadDocument;
  /** For how long the newest entries may take to get into a signed checkpoint. */
  readonly patienceMs?: number;
}

/** A bundle ready to be written: what its first line says is settled, the entries are still to be read. */
export interface PreparedExport {
  readonly cases: readonly string[];
  readonly entries: number;
  /** Text of the bundle, line by line (docs/audit-bundle.md). */
  text(): AsyncGenerator<string>;
}

const AT_ONCE = 500;
const PATIENCE_MS = 10_000;
const POLL_MS = 50;

/**
 * An audit bundle of a scope (AUD-14), against the newest signed checkpoint once it covers what was entered before the export was asked for.
 * @returns null where there is no such case or patient
 * @throws LogNotSigned when no checkpoint is signed
 */
export async function prepareExport(dataSource: DataSource, request: ExportRequest): Promise<PreparedExport | null> {
  const checkpoint = await coveringCheckpoint(dataSource, request.patienceMs ?? PATIENCE_MS, request.keys.witness.length > 0);
  const scope = await withSql(dataSource, (sql) => resolveScope(sql, request.scope, checkpoint.size));
  if (!scope) return null;
  const whole = scope.cases.length > 0 ? await withSql(dataSource, (sql) => wholeCases(sql, scope, checkpoint.size, request)) : null;
  const indexes = whole ? whole.entries.map(({ i }) => i) : scope.indexes;
  const plan = { checkpoint, scope, indexes, whole };
  return { cases: scope.cases, entries: indexes.length, text: () => bundleText(linesOf(dataSource, request, plan)) };
}

interface ExportPlan {
  readonly checkpoint: StoredCheckpoint;
  readonly scope: ResolvedScope;
  readonly indexes: readonly number[];
  readonly whole: WholeCases | null;
}
interface WholeCases {
  readonly entries: readonly ExportedEntry[];
  readonly records: readonly RecordLine[];
  readonly documents: readonly DocumentLine[];
}

export class LogNotSigned extends Error {
  readonly code = 'LEDGER.NOT_SIGNED';
  constructor() {
    super('The log has no signed checkpoint yet: start the sequencer and export again.');
  }
}

async function coveringCheckpoint(dataSource: DataSource, patience: number, isWitnessed: boolean): Promise<StoredCheckpoint> {
  const newest = `SELECT coalesce(max(ord), 0)::float8 AS ord FROM ledger.entry`;
  const { ord } = (await withSql(dataSource, (sql) => sql.rows<{ ord: number }>(newest)))[0] ?? { ord: 0 };
  const covered = `SELECT coalesce((SELECT max(l.idx) + 1 FROM ledger.leaf l), 0)::float8 AS size, EXISTS (SELECT 1 FROM ledger.pending WHERE ord <= $1) AS waits`;
  const until = Date.now() + patience;
  for (;;) {
    const [state, checkpoint] = await withSql(
      dataSource,
      async (sql) => [(await sql.rows<{ size: number; waits: boolean }>(covered, [ord]))[0], await readCheckpoint(sql)] as const,
    );
    const isCovered = checkpoint !== null && state !== undefined && !state.waits && checkpoint.size >= state.size;
    if (checkpoint && ((isCovered && (!isWitnessed || checkpoint.witnesses > 0)) || Date.now() > until)) return checkpoint;
    if (Date.now() > until) throw new LogNotSigned();
    await sleep(POLL_MS);
  }
}

/** Cases are small enough to be held: their entries, the entries that their signatures rest on, the rows, and the reports. */
async function wholeCases(sql: Sql, scope: ResolvedScope, size: number, { readDocument }: ExportRequest): Promise<WholeCases> {
  const own = await readEntries(sql, scope.indexes);
  const signers = signersIn(own);
  const known = new Set(scope.indexes);
  const beside = (await relatedIndexes(sql, size, signers)).filter((index) => !known.has(index));
  const related = (await readEntries(sql, beside)).filter((entry) => bearsOn(entry, signers));
  const entries = [...own, ...related].toSorted((a, b) => a.i - b.i);
  const records = await recordsOf(sql, entries, scope.cases);
  const made = { at: await databaseNow(sql), log: sql.trail.origin };
  const trail = documentLine('trail', 'trail.md', Buffer.from(trailText(entries, records, made)));
  return { entries, records, documents: [...(await reportsOf(entries, readDocument)), trail] };
}

async function* linesOf(
  dataSource: DataSource,
  request: ExportRequest,
  { checkpoint, scope, indexes, whole }: ExportPlan,
): AsyncGenerator<BundleLine> {
  const { records = [], documents = [] } = whole ?? {};
  const [from = 0] = indexes;
  const to = indexes.length === 0 ? from : (indexes.at(-1) ?? from) + 1;
  yield await withSql(dataSource, async (sql) => ({
    t: 'bundle' as const,
    schema: BUNDLE_SCHEMA,
    origin: sql.trail.origin,
    scope: scope.line,
    size: checkpoint.size,
    made: { at: await databaseNow(sql), by: request.by },
    counts: { entry: indexes.length, record: records.length, document: documents.length },
  }));
  for (const kind of ['log', 'witness'] as const) for (const vkey of request.keys[kind]) yield { t: 'key', kind, vkey };
  yield { t: 'checkpoint', note: checkpoint.note };
  if (scope.isStretch) yield* olderCheckpoints(dataSource, { from, to, size: checkpoint.size });
  if (scope.isStretch)
    yield await withSql(dataSource, async (sql) => ({
      t: 'range' as const,
      from,
      to,
      left: (await readNodes(sql, coverOf(0, from))).map(toBase64),
      right: (await readNodes(sql, coverOf(to, checkpoint.size))).map(toBase64),
    }));
  for (let at = 0; at < indexes.length; at += AT_ONCE) {
    const page = indexes.slice(at, at + AT_ONCE);
    const [entries, proofs] = await withSql(dataSource, async (sql) => [
      whole ? whole.entries.slice(at, at + AT_ONCE) : await readEntries(sql, page),
      scope.isStretch ? null : await readInclusionProofs(sql, checkpoint.size, page),
    ]);
    for (const [place, { rows: _rows, ...entry }] of entries.entries())
      yield { t: 'entry', ...entry, ...(proofs ? { proof: (proofs[place] ?? []).map(toBase64) } : {}) };
  }
  yield* records;
  yield* documents;
}
