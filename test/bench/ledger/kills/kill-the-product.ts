import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { logVerifiers } from '@consilium/adapters';
import type { Database } from '@consilium/persistence';
import { startLoad } from '../../../integration/kills/start-load.ts';
import { checkAll } from './check-all.ts';
import type { Checked } from './check-all.ts';
import { COURSES, play } from './courses.ts';
import type { Course } from './courses.ts';
import { emptyDiary, sawCheckpoint } from './diary.ts';
import type { Diary } from './diary.ts';
import { killPlan } from './kill-plan.ts';
import { outsider } from './outsider.ts';
import type { Outsider } from './outsider.ts';
import { startProduct } from './product.ts';
import type { Product } from './product.ts';
import { hire, openProduct } from './staff.ts';
import type { Board } from './staff.ts';
import { lastEntry } from './standing.ts';

const LANES = 3;
const APPENDERS = 4;
/** The log shall grow, but most of the load is the clinic's. */
const PAUSE_BETWEEN_APPENDS_MS = 20;

export interface AfterKills extends Checked {
  readonly kills: Readonly<Record<string, number>>;
  readonly seconds: number;
  readonly diary: Diary;
  readonly cases: { readonly begun: number; readonly finished: number };
}

/**
 * The product under the load of a clinic while its processes die at random moments and its supervisor starts them again.
 * 1. In calm, each course of a case is played once: what it comes to is the measure of the others.
 * 2. Boards play further cases, appenders append, an auditor watches the log, and the plan kills.
 * 3. The cases that have begun are brought to their end, and what stands is held against what was acknowledged.
 */
export async function killTheProduct(kills: number, seed: number): Promise<AfterKills> {
  const product = await startProduct();
  let app: Database | undefined;
  try {
    app = await openProduct(product, APPENDERS + 4);
    const diary = emptyDiary();
    const { auditor, boards } = await hire(product, { lanes: LANES, diary });
    const since = await lastEntry(app);
    const calm = await playEachOnce(boards);
    const log = outsider(auditor, logVerifiers(join(product.home, 'keys'), null), diary);
    const begun = performance.now();
    const load = startClinic({ app, boards, log, diary });
    const killed = await killAll(product, kills, seed, diary);
    const seconds = (performance.now() - begun) / 1000;
    await load.stop();
    product.gone.throwIfAborted();
    const after = { product, app, diary, since, calm, played: load.played, log };
    return { kills: killed, seconds, diary, cases: { begun: load.played.size, finished: load.finished.size }, ...(await checkAll(after)) };
  } finally {
    await app?.destroy().catch(() => undefined);
    await product.stop();
  }
}

async function playEachOnce(boards: readonly Board[]): Promise<ReadonlyMap<Course, string>> {
  const waiting = [...COURSES];
  const calm = new Map<Course, string>();
  const lane = async (board: Board): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const course = next;
      await play(board, course, (caseId) => void calm.set(course, caseId));
    }
  };
  await Promise.all(boards.map(lane));
  return calm;
}

interface Clinic {
  readonly app: Database;
  readonly boards: readonly Board[];
  readonly log: Outsider;
  readonly diary: Diary;
}

function startClinic({ app, boards, log, diary }: Clinic) {
  const played = new Map<string, Course>();
  const finished = new Set<string>();
  let isOver = false;
  const lane = async (board: Board, nr: number): Promise<void> => {
    for (let turn = nr; !isOver; turn += 1) {
      const course = COURSES[turn % COURSES.length] ?? 'revised';
      let caseId = '';
      try {
        await play(board, course, (id) => {
          caseId = id;
          played.set(id, course);
        });
        finished.add(caseId);
      } catch (error) {
        diary.trouble.push(`case ${caseId || 'not submitted'}, ${course}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };
  const stopWatching = log.watch();
  const appends = startLoad(app, { clients: APPENDERS, pauseMs: PAUSE_BETWEEN_APPENDS_MS });
  const lanes = Promise.all(boards.map(lane));
  return {
    played,
    finished,
    async stop() {
      isOver = true;
      await lanes;
      await appends.stop();
      await stopWatching();
      diary.appends = appends.acknowledged;
      for (const [size, root] of appends.checkpoints) sawCheckpoint(diary, size, new Uint8Array(Buffer.from(root, 'hex')));
    },
  };
}

async function killAll(product: Product, kills: number, seed: number, diary: Diary): Promise<Record<string, number>> {
  const killed: Record<string, number> = {};
  try {
    for (const kill of killPlan(kills, seed)) {
      await wait(kill.afterMs);
      await product.strike(kill);
      killed[kill.victim] = (killed[kill.victim] ?? 0) + 1;
    }
    await product.allUp();
  } catch (error) {
    diary.trouble.push(error instanceof Error ? error.message : String(error));
  }
  return killed;
}
