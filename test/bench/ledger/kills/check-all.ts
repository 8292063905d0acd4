import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { folderBlobStore, witnessVerifiers } from '@consilium/adapters';
import { sha256Hex } from '@consilium/ledger';
import type { Database } from '@consilium/persistence';
import { runCommand } from '../../../live/consilium-command.ts';
import type { TreeHead } from './contradictions.ts';
import type { Course } from './courses.ts';
import type { Diary } from './diary.ts';
import { faultsOf, profileFaults } from './judge.ts';
import type { Fault } from './judge.ts';
import { headOf } from './outsider.ts';
import type { Outsider } from './outsider.ts';
import type { Product } from './product.ts';
import { contentsOf, logProgress, profilesOf, whatStands } from './standing.ts';
import { workflowsThatFailed } from './workflows.ts';

const PATIENCE_MS = 120_000;

export interface Checked {
  readonly faults: readonly Fault[];
  /** Of the checkpoints that were seen, and what the witness holds against the log. */
  readonly contradicted: readonly string[];
  readonly fsck: readonly string[];
  /** Size of the log, and the size that the witness cosigned in the end. */
  readonly size: number;
  readonly cosigned: number;
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

/** What stands, once the log has come to rest, against what clients were told and saw. */
export async function checkAll({ product, app, diary, since, calm, played, log }: After): Promise<Checked> {
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
function ofWitness({ home }: Product, newest: TreeHead, cosigned: number): readonly string[] {
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
