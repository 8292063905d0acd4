import type { Measure } from '../table.ts';
import { killTheProduct } from './kills/kill-the-product.ts';
import type { AfterKills } from './kills/kill-the-product.ts';
import { benchKills } from './trial.ts';

const SEED = 20_260_101;

/** Kills of every part of the running product under a clinic's load; those of the worker at each stage are in test/integration/crash.spec.ts. */
export async function kills(): Promise<readonly Measure[]> {
  const wanted = benchKills(60);
  return measuresOf(await killTheProduct(wanted, SEED), wanted);
}

function measuresOf(
  { kills: killed, seconds, diary, faults, contradicted, cases, fsck, size, cosigned }: AfterKills,
  wanted: number,
): readonly Measure[] {
  const done = Object.values(killed).reduce((sum, count) => sum + count, 0);
  const told = Object.entries(killed).map(([name, count]) => `${name} ${count}`);
  const none = (measure: string, found: readonly string[]): Measure => ({
    measure: found.length > 0 ? `${measure}: ${found.slice(0, 5).join('; ')}` : measure,
    ours: String(found.length),
    against: '0',
    met: found.length === 0,
  });
  const of = (kind: 'lost' | 'doubled'): readonly string[] => faults.filter((fault) => fault.kind === kind).map(({ what }) => what);
  const { acts, ballots, files, reads, appends, checkpoints, repeats, trouble } = diary;
  return [
    { measure: `SIGKILLs under load in ${seconds.toFixed(0)} s`, ours: told.join(', '), against: `${wanted}`, met: done === wanted },
    { measure: 'acts acknowledged over HTTP', ours: `${acts.length}, of them ${ballots.length} signed ballots and ${files.length} files` },
    { measure: 'reads answered, and entries appended without the API', ours: `${reads.length} and ${appends.length}` },
    { measure: 'requests that had no answer and were sent again', ours: String(repeats) },
    none('lost', of('lost')),
    none('effects that came twice', of('doubled')),
    none(`checkpoints contradicted, of ${checkpoints.size} seen on the way`, contradicted),
    {
      measure: 'cases brought to their report',
      ours: `${cases.finished} of ${cases.begun}`,
      against: 'all',
      met: cases.begun > 0 && cases.finished === cases.begun,
    },
    none('what else no client should meet', trouble),
    none('findings of fsck', fsck),
    { measure: 'entries cosigned in the end', ours: `${cosigned} of ${size}`, against: 'all', met: cosigned === size },
  ];
}
