import { jest } from '@jest/globals';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditPage } from '@consilium/contracts';
import { DEMO_CASES } from '../../infra/seed/demo-cases.ts';
import type { Person } from '../../infra/seed/person.ts';
import type { Board } from '../../infra/seed/play-case.ts';
import { syntheticVcf } from '../../infra/seed/synthetic-vcf.ts';
import { startConsilium } from '../live/running-consilium.ts';
import type { Part, RunningConsilium } from '../live/running-consilium.ts';

jest.setTimeout(300_000);

const CASE = DEMO_CASES.find(({ course }) => course === 'issued')!;
const PATIENCE_MS = 240_000;
const WORKERS = 3;

/**
 * The activities of the eight stages, each killed once before it did anything and once after its write was committed. Every kill costs its case the ten
 * seconds after which the engine gives a silent worker up, and the others in that worker as well, so `npm test` strikes at six moments: both kinds, activities
 * that compute and that record, the first and the last. `CONSILIUM_EVERY_MOMENT=1 npm test -- crash` strikes at all sixteen.
 */
const EVERY_MOMENT = [
  ['intake', 'checkIntake'],
  ['annotate', 'annotateFindings'],
  ['prioritize', 'prioritizeFindings'],
  ['retrieve', 'retrieveEvidence'],
  ['draft', 'draftRecommendation'],
  ['sign-off', 'openReview'],
  ['report', 'publishReport'],
  ['follow-up', 'planFollowUp'],
].flatMap(([stage, activity]) => ['before', 'after'].map((when) => ({ stage, activity, when })));
const FEW = [
  'checkIntake before',
  'annotateFindings after',
  'draftRecommendation before',
  'openReview after',
  'publishReport before',
  'planFollowUp after',
];
const MOMENTS = EVERY_MOMENT.filter(
  ({ activity, when }) => process.env['CONSILIUM_EVERY_MOMENT'] === '1' || FEW.includes(`${activity} ${when}`),
);

async function submit(coordinator: Person, plan?: (caseId: string) => void): Promise<string> {
  const caseId = await coordinator.submit(CASE.submission);
  await coordinator.until(caseId, 'held for its file', ({ status }) => status === 'held', PATIENCE_MS);
  plan?.(caseId);
  await coordinator.upload(caseId, 'sample.vcf', syntheticVcf(CASE.variants));
  return caseId;
}

async function signAndIssue({ oncologist, pathologist }: Board, caseId: string): Promise<void> {
  await oncologist.until(caseId, 'in review', ({ status }) => status === 'in-review', PATIENCE_MS);
  await oncologist.sign(caseId, { choice: 'agree' });
  await pathologist.sign(caseId, { choice: 'agree' });
  await oncologist.until(caseId, 'issued with tasks', ({ status, tasks }) => status === 'issued' && tasks.length === 3, PATIENCE_MS);
}

/** How often each act of the machine stands in the case's trail; a repeat would count twice, a loss not at all. */
async function machineActs(person: Person, caseId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (let after: string | null = ''; after !== null;) {
    const page: AuditPage = await person.get<AuditPage>(`cases/${caseId}/audit?limit=200${after && `&after=${encodeURIComponent(after)}`}`);
    for (const { action, actor } of page.items) if (actor.kind !== 'person') counts[action] = (counts[action] ?? 0) + 1;
    after = page.next;
  }
  return counts;
}

/** Keeps workers running: each time one dies, the next one starts. */
function keepWorkersAlive(consilium: RunningConsilium, planFolder: string): { deaths(): number; stop(): Promise<void> } {
  let deaths = 0;
  let isOver = false;
  const alive = new Set<Part>();
  const startNext = (): void => {
    const worker = consilium.startWorker({ KILL_PLAN: planFolder }, 'test/integration/killing-worker.ts');
    alive.add(worker);
    worker.child.once('close', () => {
      alive.delete(worker);
      if (isOver) return;
      deaths += 1;
      startNext();
    });
  };
  for (let i = 0; i < WORKERS; i += 1) startNext();
  return {
    deaths: () => deaths,
    async stop() {
      isOver = true;
      await Promise.all([...alive].map((worker) => worker.stop()));
    },
  };
}

describe('a power cut', () => {
  let consilium: RunningConsilium;
  let board: Board;
  let workers: ReturnType<typeof keepWorkersAlive>;
  let planFolder: string;
  let undisturbed: Record<string, number>;
  const cases = new Map<string, string>();

  beforeAll(async () => {
    consilium = await startConsilium({ workers: 0 });
    board = await consilium.board();
    planFolder = join(consilium.home, 'kill-plan');
    mkdirSync(planFolder);
    workers = keepWorkersAlive(consilium, planFolder);
    const calm = await submit(board.coordinator);
    await signAndIssue(board, calm);
    undisturbed = await machineActs(board.oncologist, calm);
    await Promise.all(
      MOMENTS.map(async ({ activity, when }) => {
        const caseId = await submit(board.coordinator, (id) => writeFileSync(join(planFolder, id), `${activity} ${when}`));
        cases.set(`${activity} ${when}`, caseId);
        await signAndIssue(board, caseId);
      }),
    );
    // A worker that died after its last write may not have been missed by anybody yet.
    for (const end = Date.now() + 10_000; workers.deaths() < MOMENTS.length && Date.now() < end;)
      await new Promise((done) => setTimeout(done, 50));
  });
  afterAll(async () => {
    await workers?.stop();
    await consilium?.stop();
  });

  it('has struck at every planned moment', () => {
    expect(readdirSync(planFolder).filter((name) => name.endsWith('.done'))).toHaveLength(MOMENTS.length);
    expect(workers.deaths()).toBe(MOMENTS.length);
  });

  it.each(MOMENTS)('at $stage ($activity, $when its write) loses and repeats nothing', async ({ activity, when }) => {
    const caseId = cases.get(`${activity} ${when}`)!;
    expect(await machineActs(board.oncologist, caseId)).toEqual(undisturbed);
    const { publications, decisions, signatures, tasks } = await board.oncologist.case(caseId);
    expect([publications.length, decisions.length, signatures.length, tasks.length]).toEqual([1, 1, 2, 3]);
  });

  it('of the API between two acts loses neither, and another API goes on', async () => {
    const doomed = await consilium.startApi();
    const coordinator = await consilium.signIn('clara', doomed.url);
    const caseId = await submit(coordinator);
    await doomed.kill();
    await signAndIssue(board, caseId);
    expect(await machineActs(board.oncologist, caseId)).toEqual(undisturbed);
  });
});
