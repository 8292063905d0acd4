import type { LogAlarm, LogStatus } from '@consilium/contracts';
import { fromBase64, sha256Hex, toBase64 } from '@consilium/ledger';
import type { LogState, RecordedCheck } from '@consilium/persistence';
import type { AuditorTools } from '../platform/ports.ts';

type Keys = ReturnType<AuditorTools['keys']>;
type Alarm = LogStatus['alarms'][number];

/**
 * The badge of the log.
 *
 * | alarms | newest check | state |
 * |--------|--------------|-------|
 * | any | any | alarm |
 * | none | none | unchecked |
 * | none | found nothing | intact |
 */
export function logStatusOf(state: LogState, keys: Keys): LogStatus {
  const alarms = alarmsOf(state, keys);
  const [newest] = state.logChecks;
  const { checkpoint, cosignatures, origin, entries, pending, pendingSince } = state;
  return {
    state: alarms.length > 0 ? 'alarm' : newest ? 'intact' : 'unchecked',
    origin,
    entries,
    pending,
    pendingSince,
    checkpoint: checkpoint && {
      size: checkpoint.size,
      root: toBase64(checkpoint.root),
      signedAt: checkpoint.signedAt,
      cosignatures: [...cosignatures],
    },
    verified: newest
      ? { at: newest.at, by: newest.by, how: howOf(newest), size: numberIn(newest, 'size'), outcome: newest.outcome, entry: newest.entry }
      : null,
    clock: clockOf(state.clockCheck),
    alarms,
    keys: keys.map(({ kind, vkey }) => ({ kind, vkey, fingerprint: fingerprintOf(vkey) })),
  };
}

/** Each cause once, the worst first. */
function alarmsOf(state: LogState, keys: Keys): Alarm[] {
  const { alarm, checkpoint, uncosignedSince, clockCheck, logChecks, pendingSince, waitsTooLong } = state;
  const failed = (['fsck', 'browser'] as const)
    .flatMap((how) => logChecks.find((check) => howOf(check) === how) ?? [])
    .find(({ outcome }) => outcome === 'failed');
  const said = (code: LogAlarm, holds: boolean, since: string | null = null, text: string | null = null): Alarm[] =>
    holds ? [{ code, since, text }] : [];
  const isOfWitness = alarm !== null && alarm.startsWith('LOG.WITNESS_');
  return [
    ...said('witness-conflict', isOfWitness, null, alarm),
    ...said('sequencer-stopped', alarm !== null && !isOfWitness, null, alarm),
    ...said('check-failed', failed !== undefined, failed?.at ?? null, failed ? codesIn(failed) : null),
    ...said('entries-waiting', waitsTooLong, pendingSince),
    ...said('not-signed', checkpoint === null),
    ...said('witness-missing', uncosignedSince !== null && keys.some(({ kind }) => kind === 'witness'), uncosignedSince),
    ...said('clock-off', clockCheck?.outcome === 'failed', clockCheck?.at ?? null),
  ];
}

const howOf = ({ detail }: RecordedCheck): 'fsck' | 'browser' => (detail['how'] === 'browser' ? 'browser' : 'fsck');
const numberIn = ({ detail }: RecordedCheck, name: string): number | null => (typeof detail[name] === 'number' ? detail[name] : null);
const codesIn = ({ detail }: RecordedCheck): string | null => (Array.isArray(detail['codes']) ? detail['codes'].join(', ') : null);

function clockOf(check: RecordedCheck | null): LogStatus['clock'] {
  if (check === null) return null;
  const { ntp } = check.detail;
  return {
    at: check.at,
    offsetMs: numberIn(check, 'offsetMs') ?? 0,
    ntp: ntp === 'synchronized' || ntp === 'unsynchronized' ? ntp : 'unknown',
    ok: check.outcome === 'done',
  };
}

/** As the verifiers print it: the first 16 digits of SHA-256 over algorithm and key. */
const fingerprintOf = (vkey: string): string =>
  sha256Hex(fromBase64(vkey.slice(vkey.indexOf('+', vkey.indexOf('+') + 1) + 1)) ?? '').slice(0, 16);
