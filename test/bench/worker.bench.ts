import { fileURLToPath } from 'node:url';
import { DefaultLogger, bundleWorkflowCode } from '@temporalio/worker';
import { inBenchRoom } from './bench-room.ts';
import type { CpuMs } from './cpu.ts';
import { bundleFigures } from './bundle-figures.ts';
import { historiesOf } from './histories.ts';
import type { HistoryFigures } from './histories.ts';
import { MINIMAL_QUEUE } from './minimal/queue.ts';
import { minimalCases, ourCases } from './many-cases.ts';
import { tinySample, wholeSample } from './samples.ts';
import { median, millis, printTable } from './table.ts';

// CPU of the worker process a case, ours and that of a minimal SDK workflow with as many activities and updates, by turns on the same server.
const CASES = 30;
const TURNS = 3;
const WARM_UP = 10;
const GOAL = { ratio: 1.5, events: 200, bundleBytes: 1_000_000 } as const;

type Turn = Readonly<Record<'minimal' | 'tiny' | 'whole', CpuMs>>;
const all = ({ whole }: CpuMs): number => whole;
const main = (cpu: CpuMs): number => cpu.main;
const others = (cpu: CpuMs): number => cpu.whole - cpu.main;

const bundle = bundleFigures(
  (
    await bundleWorkflowCode({
      workflowsPath: fileURLToPath(import.meta.resolve('@consilium/workflows')),
      logger: new DefaultLogger('ERROR'),
    })
  ).code,
);

await inBenchRoom(async (room) => {
  const [tiny, whole] = [tinySample(), wholeSample(room.folder)];
  const ours = await room.startWorker('test/bench/measured-worker.ts');
  const minimal = await room.startWorker('test/bench/minimal/minimal-worker.ts', MINIMAL_QUEUE);

  const [caseId = ''] = (await ourCases(room, ours, tiny, 1)).caseIds;
  const history: HistoryFigures = await historiesOf(room.client, caseId);
  await ourCases(room, ours, tiny, WARM_UP);
  await minimalCases(room.client, minimal, history, WARM_UP);

  const turns: Turn[] = [];
  while (turns.length < TURNS) {
    turns.push({
      minimal: await minimalCases(room.client, minimal, history, CASES),
      tiny: (await ourCases(room, ours, tiny, CASES)).cpu,
      whole: (await ourCases(room, ours, whole, CASES)).cpu,
    });
  }
  const of = (sample: keyof Turn, what: (cpu: CpuMs) => number): number => median(turns.map((turn) => what(turn[sample])));
  const ratioOf = (what: (cpu: CpuMs) => number): number => median(turns.map(({ tiny, minimal }) => what(tiny) / what(minimal)));
  const compare = (sample: 'tiny' | 'whole', what: (cpu: CpuMs) => number) => ({
    ours: millis(of(sample, what)),
    against: `minimal ${millis(of('minimal', what))}`,
  });
  const ratio = ratioOf(all);

  printTable(`Worker: CPU a case (${TURNS} turns of ${CASES} cases, ten at once), history, bundle`, [
    { measure: `CPU a case with ${tiny.what}`, ...compare('tiny', all) },
    { measure: '  ratio', ours: ratio.toFixed(2), against: `<= ${GOAL.ratio}`, met: ratio <= GOAL.ratio },
    { measure: '  of it main thread: rules, evidence, draft, PDF, database', ...compare('tiny', main) },
    { measure: '  of it other threads: workflow code, SDK core, collector', ...compare('tiny', others) },
    { measure: '    their ratio', ours: ratioOf(others).toFixed(2) },
    { measure: `CPU a case with ${whole.what}`, ...compare('whole', all) },
    { measure: '  what the larger file adds', ours: millis(of('whole', all) - of('tiny', all)) },
    { measure: 'activities and updates a case', ours: `${history.activities} and ${history.updates}` },
    {
      measure: 'events from intake to report',
      ours: `${history.events} in ${history.runs} run(s)`,
      against: `<= ${GOAL.events}`,
      met: history.events <= GOAL.events,
    },
    {
      measure: 'workflow bundle without source map',
      ours: `${(bundle.bytes / 1e6).toFixed(2)} MB`,
      against: '<= 1 MB',
      met: bundle.bytes <= GOAL.bundleBytes,
    },
    { measure: 'modules of zod in the bundle', ours: String(bundle.zodModules.length), against: '0', met: bundle.zodModules.length === 0 },
  ]);
});
