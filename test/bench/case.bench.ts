import type { AuditPage } from '@consilium/contracts';
import { inBenchRoom, submit, toReview } from './bench-room.ts';
import type { BenchRoom } from './bench-room.ts';
import { wholeSample } from './samples.ts';
import type { Sample } from './samples.ts';
import { median, printTable, seconds } from './table.ts';

// Seconds from the first byte of the upload to "waiting for sign-off", and where they go, read off the audit trail's times.
const GOAL_MS = 3000;
const WARM_CASES = 7;

/** What the trail says when a stage is done, in order; the upload ends with its own entry. */
const MARKS = [
  ['upload', 'file-added'],
  ['intake', 'intake-passed'],
  ['annotate', 'annotate-done'],
  ['prioritize', 'prioritize-done'],
  ['retrieve', 'retrieve-done'],
  ['draft', 'draft-done'],
  ['sign-off opened', 'review-opened'],
] as const;

type Stage = (typeof MARKS)[number][0];
type Times = Readonly<Record<Stage | 'total', number>>;

async function timesOf({ board }: BenchRoom, caseId: string, begun: number): Promise<Times> {
  const { items } = await board.oncologist.get<AuditPage>(`cases/${caseId}/audit?limit=200`);
  const instants = MARKS.map(([stage, action]) => {
    const entry = items.find((item) => item.action === action);
    if (!entry) throw new Error(`the trail has no ${action} that would end ${stage}`);
    return Date.parse(entry.at);
  });
  const spans = MARKS.map(([stage], index) => [stage, (instants[index] ?? NaN) - (instants[index - 1] ?? begun)]);
  return { ...Object.fromEntries(spans), total: (instants.at(-1) ?? NaN) - begun };
}

async function oneCase(room: BenchRoom, sample: Sample): Promise<Times> {
  const caseId = await submit(room, sample);
  const begun = Date.now();
  await toReview(room, caseId, sample);
  return timesOf(room, caseId, begun);
}

await inBenchRoom(async (room) => {
  const sample = wholeSample(room.folder);
  await room.startWorker();
  const cold = await oneCase(room, sample);
  const warm: Times[] = [];
  while (warm.length < WARM_CASES) warm.push(await oneCase(room, sample));
  const warmOf = (stage: Stage | 'total'): number => median(warm.map((times) => times[stage]));
  const goal = (ms: number) => ({ ours: seconds(ms), against: `<= ${seconds(GOAL_MS)}`, met: ms <= GOAL_MS });
  printTable(`One case from upload to "waiting for sign-off" (${sample.what})`, [
    { measure: 'first case after the start', ...goal(cold.total) },
    { measure: `median of ${WARM_CASES} more`, ...goal(warmOf('total')) },
    ...MARKS.map(([stage]) => ({ measure: `  ${stage}: first / median`, ours: `${seconds(cold[stage])} / ${seconds(warmOf(stage))}` })),
  ]);
});
