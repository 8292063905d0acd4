import { killUnderLoad } from '../../integration/kills/kill-processes.ts';
import type { Measure } from '../table.ts';
import { benchKills } from './trial.ts';

/** Kills of Postgres, sequencer and witness under appends; those of the worker at each stage are in test/integration/crash.spec.ts. */
export async function kills(): Promise<readonly Measure[]> {
  const wanted = benchKills(60);
  const after = await killUnderLoad(wanted, 20_260_101);
  const told = Object.entries(after.kills).map(([name, count]) => `${name} ${count}`);
  const none = (measure: string, count: number): Measure => ({ measure, ours: String(count), against: '0', met: count === 0 });
  return [
    { measure: 'SIGKILLs under load', ours: told.join(', '), against: `${wanted}` },
    { measure: 'appends acknowledged meanwhile', ours: String(after.acknowledged) },
    none('of them lost', after.lost),
    none('entries beside them: effects that came twice', after.doubled),
    none(`checkpoints contradicted, of ${after.seen} seen on the way`, after.contradicted),
    none('alarms of the witness', after.alarms.split('\n').filter(Boolean).length),
    none(`findings of fsck${after.fsck.length > 0 ? `: ${after.fsck.slice(0, 3).join('; ')}` : ''}`, after.fsck.length),
    { measure: 'entries cosigned in the end', ours: `${after.cosigned} of ${after.size}`, against: 'all', met: after.cosigned === after.size },
  ]; // prettier-ignore
}
