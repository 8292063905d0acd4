import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { folderBlobStore, logVerifiers, witnessVerifiers } from '@consilium/adapters';
import { sha256Hex } from '@consilium/ledger';
import type { Database } from '@consilium/persistence';
import { startLoad } from '../../../integration/kills/start-load.ts';
import { runCommand } from '../../../live/consilium-command.ts';
import { COURSES, play } from './courses.ts';
import type { Course } from './courses.ts';
import { emptyDiary, sawCheckpoint } from './diary.ts';
import type { Diary } from './diary.ts';
import { faultsOf, profileFaults } from './judge.ts';
import type { Fault } from './judge.ts';
import { killPlan } from './kill-plan.ts';
import { headOf, outsider } from './outsider.ts';
import type { Outsider } from './outsider.ts';
import { startProduct } from './product.ts';
import type { Product } from './product.ts';
import { hire, openProduct } from './staff.ts';
import type { Board } from './staff.ts';
import { contentsOf, lastEntry, logProgress, profilesOf, whatStands } from './standing.ts';
import { workflowsThatFailed } from './workflows.ts';

const LANES = 3;
const APPENDERS = 4;
/** The log shall grow, but most of the load is the clinic's. */
const PAUSE_BETWEEN_APPENDS_MS = 20;
const PATIENCE_MS = 120_000;

export interface AfterKills {
  readonly kills: Readonly<Record<string, number>>;
  readonly seconds: number;
  readonly diary: Diary;
  readonly faults: readonly Fault[];
  readonly contradicted: readonly string[];
  readonly cases: { readonly begun: number; readonly finished: number };
  readonly fsck: readonly string[];
  readonly size: number;
  readonly cosigned: number;
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

interface After {
  readonly product: Product;
  readonly app: Database;
  readonly diary: Diary;
  readonly since: number;
  readonly calm: ReadonlyMap<Course, string>;
  readonly played: ReadonlyMap<string, Course>;
  readonly log: Outsider;
}

async function checkAll({
  product,
  app,
  diary,
  since,
  calm,
  played,
  log,
}: After): Promise<Pick<AfterKills, 'faults' | 'contradicted' | 'fsck' | 'size' | 'cosigned'>> {
  const { size, cosigned } = await untilQuiet(app);
  const { newest, contradicted } = await log.check();
  const profiles = await profilesOf(app);
  const ofCases = [...played].flatMap(([caseId, course]) => {
    const measure = profiles.get(calm.get(course) ?? '');
    return measure ? profileFaults(caseId, measure, profiles.get(caseId)) : [];
  });
  const faults = [...faultsOf(diary, await whatStands(app, since)), ...ofCases, ...(await missingContents(product, app))];
  diary.trouble.push(...(await workflowsThatFailed(product.runtime().temporalAddress)));
  return { faults, contradicted: [...contradicted, ...ofWitness(product, newest, cosigned)], fsck: await fsckOf(product), size, cosigned };
}

/** Until the log has taken every entry, and the witness has seen all of it. */
async function untilQuiet(app: Database): Promise<{ readonly size: number; readonly cosigned: number }> {
  for (const end = performance.now() + PATIENCE_MS; ; await wait(200)) {
    const now = await logProgress(app).catch(() => undefined);
    if (now && ((now.waiting === 0 && now.cosigned === now.size) || performance.now() > end)) return now;
  }
}

async function missingContents({ home }: Product, app: Database): Promise<readonly Fault[]> {
  const blobs = folderBlobStore(join(home, 'blobs'));
  const faults: Fault[] = [];
  for (const sha256 of await contentsOf(app)) {
    const chunks: Uint8Array[] = [];
    const isWhole = (await blobs.has(sha256)) && (await collect(await blobs.open(sha256), chunks)) === sha256;
    if (!isWhole) faults.push({ kind: 'lost', what: `content ${sha256} of a file or report` });
  }
  return faults;
}

async function collect(bytes: AsyncIterable<Uint8Array>, chunks: Uint8Array[]): Promise<string> {
  for await (const chunk of bytes) chunks.push(chunk);
  return sha256Hex(Buffer.concat(chunks));
}

/** What the witness cosigned last is the newest tree, and it holds nothing against the log. */
function ofWitness({ home }: Product, newest: { readonly size: number; readonly root: Uint8Array }, cosigned: number): readonly string[] {
  const alarms = join(home, 'witness', 'alarms.jsonl');
  const { notes }: { readonly notes: readonly string[] } = JSON.parse(readFileSync(join(home, 'witness', 'state.json'), 'utf8'));
  const kept = headOf(notes[0] ?? '', witnessVerifiers(join(home, 'keys'), null));
  const isSame = kept.size >= cosigned && (kept.size !== newest.size || Buffer.from(kept.root).equals(Buffer.from(newest.root)));
  return [
    ...(isSame ? [] : [`the witness keeps size ${kept.size}, cosigned ${cosigned}, the log has ${newest.size}`]),
    ...(existsSync(alarms) ? readFileSync(alarms, 'utf8').split('\n').filter(Boolean) : []),
  ];
}

/** The operator's own check, as a process of its own. */
async function fsckOf({ home }: Product): Promise<readonly string[]> {
  const { exit, lines, messages } = await runCommand(['fsck'], { CONSILIUM_HOME: home });
  const found = lines.filter(({ schema }) => schema === 'consilium/finding/1').map(({ code, where }) => `${String(code)} ${String(where)}`);
  return exit === 0 || found.length > 0 ? found : [`fsck ended with ${exit}: ${messages.trim().slice(-300)}`];
}
