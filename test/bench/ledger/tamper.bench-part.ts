import { verifyBundle } from '@consilium/ledger';
import { bytesOf, makeBundle } from '../../../libs/ledger/src/verify/spec-support/make-bundle.ts';
import { TAMPER_CLASSES, foundIn } from '../../integration/tamper/tamper-classes.ts';
import { openTamperRoom } from '../../integration/tamper/tamper-room.ts';
import type { Measure } from '../table.ts';

const CLEAN = 1_000;
const SCOPES = ['case', 'patient', 'log', 'period', 'user'] as const;

/** Every class of tampering by a superuser, and clean bundles of every scope that must be believed. */
export async function tamper(): Promise<readonly Measure[]> {
  const room = await openTamperRoom();
  const rows: Measure[] = [];
  try {
    for (const one of TAMPER_CLASSES) {
      const found = await foundIn(room, one);
      const met = one.codes.some((code) => found.includes(code));
      rows.push({
        measure: `whoever owns the database ${one.what}`,
        ours: found.join(' ') || 'nothing',
        against: `${one.by}: ${one.codes.join(' or ')}`,
        met,
      });
    }
  } finally {
    await room.close();
  }
  const named = rows.filter(({ met }) => met).length;
  const alarms = await falseAlarms();
  return [
    ...rows,
    { measure: 'classes of tampering that were found and named', ours: `${named} of ${TAMPER_CLASSES.length}`, against: 'all', met: named === TAMPER_CLASSES.length },
    { measure: `false alarms on ${CLEAN.toLocaleString('en')} clean bundles`, ours: String(alarms), against: '0', met: alarms === 0 },
  ]; // prettier-ignore
}

async function falseAlarms(): Promise<number> {
  let alarms = 0;
  for (let seed = 1; seed <= CLEAN; seed += 1) {
    const { lines, logKey, witnessKey } = await makeBundle({ seed, scope: SCOPES[seed % SCOPES.length] ?? 'case' });
    const { exit } = await verifyBundle([await bytesOf(lines)], { keys: [logKey, witnessKey], allowAttested: true });
    if (exit !== 0) alarms += 1;
  }
  return alarms;
}
