import { stableId } from '@consilium/ledger';
import { ACT_KINDS } from '@consilium/domain';
import type { Diary } from './diary.ts';

export interface StandingEntry {
  readonly id: string;
  readonly action: string;
  readonly actorKind: string;
  readonly outcome: string;
  readonly requestId: string | null;
  /** Places in the log: one, once the queue is empty. */
  readonly leaves: number;
}

/** What stands in the database after the kills, of the time since the load began. */
export interface Standing {
  readonly acts: readonly { readonly actId: string; readonly caseId: string }[];
  readonly ballots: readonly { readonly ballotId: string; readonly caseId: string; readonly signatures: number }[];
  readonly files: readonly { readonly caseId: string; readonly sha256: string }[];
  readonly entries: readonly StandingEntry[];
}

export interface Fault {
  readonly kind: 'lost' | 'doubled';
  readonly what: string;
}

/** Action of the entries that the load appends without the API. */
export const APPENDED = 'counted';

const lost = (what: string): Fault => ({ kind: 'lost', what });
const doubled = (what: string): Fault => ({ kind: 'doubled', what });

/**
 * A client asks under one key until it is told yes, so that what it was told and what stands must be the same.
 *
 * | acknowledged | stands | fault |
 * |--------------|--------|-------|
 * | act | no row, or no entry of it in the log | lost |
 * | none | row or entry of a person's act | doubled |
 * | ballot | no row, or no signature to it | lost |
 * | none, or one | a further ballot, or a second signature to it | doubled |
 * | files of a case, by content | fewer, more | lost, doubled |
 * | read | no entry of its request | lost |
 * | reads tried | more entries of reads than that | doubled |
 * | append | no entry | lost |
 * | none | entry of an append | doubled |
 * | any | entry in no leaf, in several | lost, doubled |
 */
export function faultsOf(diary: Diary, standing: Standing): readonly Fault[] {
  const entries = new Map(standing.entries.map((entry) => [entry.id, entry]));
  return [
    ...placesOf(standing.entries),
    ...actFaults(diary, standing, entries),
    ...ballotFaults(diary, standing),
    ...fileFaults(diary, standing),
    ...readFaults(diary, standing),
    ...appendFaults(diary, standing, entries),
  ];
}

const placesOf = (entries: readonly StandingEntry[]): readonly Fault[] =>
  entries.flatMap(({ id, action, leaves }) =>
    leaves === 1
      ? []
      : [leaves === 0 ? lost(`entry ${id} (${action}) has no place in the log`) : doubled(`entry ${id} (${action}) has ${leaves} places`)],
  );

const entryOfAct = (actId: string): string => stableId('act', actId);
const ACTIONS = new Set<string>(ACT_KINDS);

function actFaults({ acts }: Diary, standing: Standing, entries: ReadonlyMap<string, StandingEntry>): readonly Fault[] {
  const rows = countsOf(standing.acts.map(({ actId }) => actId));
  const told = new Set(acts.map(({ actId }) => actId));
  const ofTold = new Set(acts.map(({ actId }) => entryOfAct(actId)));
  return [
    ...acts.filter(({ actId }) => !rows.has(actId)).map(({ actId, caseId }) => lost(`act ${actId} of case ${caseId}`)),
    ...acts
      .filter(({ actId }) => !entries.has(entryOfAct(actId)))
      .map(({ actId, caseId }) => lost(`entry of act ${actId} of case ${caseId}`)),
    ...[...rows].filter(([actId, count]) => !told.has(actId) || count > 1).map(([actId]) => doubled(`act ${actId}`)),
    ...standing.entries
      .filter(
        ({ id, action, actorKind, outcome }) => actorKind === 'person' && outcome === 'done' && ACTIONS.has(action) && !ofTold.has(id),
      )
      .map(({ id, action }) => doubled(`entry ${id} of ${action}`)),
  ];
}

function ballotFaults({ ballots }: Diary, standing: Standing): readonly Fault[] {
  const told = new Set(ballots.map(({ ballotId }) => ballotId));
  const signatures = new Map(standing.ballots.map(({ ballotId, signatures: count }) => [ballotId, count]));
  return [
    ...ballots
      .filter(({ ballotId }) => (signatures.get(ballotId) ?? 0) === 0)
      .map(({ ballotId, caseId }) => lost(`ballot ${ballotId} of case ${caseId}, or its signature`)),
    ...standing.ballots
      .filter(({ ballotId, signatures: count }) => !told.has(ballotId) || count > 1)
      .map(({ ballotId, caseId }) => doubled(`ballot ${ballotId} of case ${caseId}, or its signature`)),
  ];
}

function fileFaults({ files }: Diary, standing: Standing): readonly Fault[] {
  const [told, kept] = [files, standing.files].map((list) => countsOf(list.map(({ caseId, sha256 }) => `${sha256} of case ${caseId}`)));
  return [...new Set([...(told?.keys() ?? []), ...(kept?.keys() ?? [])])].flatMap((file) => {
    const missing = (told?.get(file) ?? 0) - (kept?.get(file) ?? 0);
    return missing === 0 ? [] : [missing > 0 ? lost(`file ${file}`) : doubled(`file ${file}`)];
  });
}

function readFaults({ reads, readsTried }: Diary, { entries }: Standing): readonly Fault[] {
  const kept = entries.filter(({ action, actorKind }) => action === 'read' && actorKind === 'person');
  const requests = new Set(kept.map(({ requestId }) => requestId));
  const tooMany = kept.length - readsTried;
  return [
    ...reads.filter((request) => !requests.has(request)).map((request) => lost(`entry of the read ${request}`)),
    ...(tooMany > 0 ? [doubled(`${tooMany} more reads than were tried`)] : []),
  ];
}

function appendFaults({ appends }: Diary, standing: Standing, entries: ReadonlyMap<string, StandingEntry>): readonly Fault[] {
  const told = new Set(appends);
  return [
    ...appends.filter((id) => !entries.has(id)).map((id) => lost(`entry ${id}`)),
    ...standing.entries
      .filter(({ id, action }) => action === APPENDED && !told.has(id))
      .map(({ id }) => doubled(`entry ${id} that nobody asked for`)),
  ];
}

function countsOf(items: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** Rows of a case by table, and its entries by action: what a course of acts comes to when nothing is killed. */
export interface Profile {
  readonly status: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** Against the case that took the same course undisturbed: fewer is lost, more is an effect that came twice. */
export function profileFaults(caseId: string, calm: Profile, found: Profile | undefined): readonly Fault[] {
  if (!found) return [lost(`case ${caseId}`)];
  const names = [...new Set([...Object.keys(calm.counts), ...Object.keys(found.counts)])];
  return names.flatMap((name) => {
    const more = (found.counts[name] ?? 0) - (calm.counts[name] ?? 0);
    const what = `case ${caseId}: ${name} ${found.counts[name] ?? 0} times, ${calm.counts[name] ?? 0} without kills`;
    return more === 0 ? [] : [more < 0 ? lost(what) : doubled(what)];
  });
}
