import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { trailOptions } from '@consilium/adapters';
import type { OperatorConfig } from '@consilium/config';
import { openDatabase, patientErasure } from '@consilium/persistence';
import type { PatientErasure } from '@consilium/persistence';
import { EXIT, refusedBecause, unavailable, usage } from '../failure.ts';
import type { Exit } from '../failure.ts';
import { writeLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { OPERATOR } from './operator.ts';
import { addressesOf } from './runtime.ts';

/** What may be asked of a patient, who is named by one of his cases: a short name in a shell's history tells nothing of him. */
export type PatientTask =
  | { readonly do: 'erase' }
  | { readonly do: 'hold'; readonly reason: string }
  | { readonly do: 'release' }
  | { readonly do: 'retain'; readonly until: string };

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export async function onPatient(ref: string, task: PatientTask, config: OperatorConfig, terminal: Terminal): Promise<Exit> {
  if (task.do === 'retain' && (!DAY.test(task.until) || Number.isNaN(Date.parse(task.until))))
    throw usage('--until must be a day, like 2036-12-31.');
  const database = await openDatabase(await erasureUrl(config), {
    poolSize: 2,
    applicationName: 'consilium-erasure',
    access: 'engine',
    ...trailOptions(config.keys),
  }).catch((error: unknown) => {
    throw unavailable(error instanceof Error ? error.message : 'The database does not answer.');
  });
  try {
    const erasure = patientErasure(database);
    const patient = await erasure.ofCase(ref);
    if (patient === null) throw refusedBecause(`No patient has a case ${ref}: give the short name of a case, like C-0012.`);
    await writeLine(terminal, { schema: 'consilium/patient/1', patient, task: task.do, ...(await done(erasure, patient, task, config)) });
    return EXIT.done;
  } finally {
    await database.destroy();
  }
}

async function done(erasure: PatientErasure, patient: string, task: PatientTask, { blobDir }: OperatorConfig): Promise<object> {
  if (task.do === 'erase') {
    const { cases, blobs } = valueOf(await erasure.erase(patient, OPERATOR));
    for (const sha256 of blobs) await rm(join(blobDir, sha256.slice(0, 2), sha256), { force: true });
    return { cases, blobs: blobs.length };
  }
  if (task.do === 'retain') valueOf(await erasure.retain(patient, task.until, OPERATOR));
  else valueOf(await erasure.hold(patient, task.do === 'hold' ? task.reason : null, OPERATOR));
  return {};
}

const valueOf = <T>(
  outcome: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: string; readonly message: string },
): T => {
  if (!outcome.ok) throw refusedBecause(`The patient stays as he is, because ${outcome.message}. (${outcome.code})`);
  return outcome.value;
};

/** The environment first, then the role's own password in the home of a running `npm start`. */
async function erasureUrl(config: OperatorConfig): Promise<string> {
  if (config.erasureUrl !== null) return config.erasureUrl;
  const { database } = await addressesOf(config);
  const password = await passwordIn(join(config.home, 'secrets.json'));
  if (database === null || password === null)
    throw unavailable('There is no way into the database for an erasure: start Consilium with `npm start`, or set DATABASE_ERASURE_URL.');
  const url = new URL(database);
  Object.assign(url, { username: 'consilium_erasure', password });
  return url.href;
}

async function passwordIn(file: string): Promise<string | null> {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  const { databaseErasure } = JSON.parse(text) as { readonly databaseErasure?: unknown };
  return typeof databaseErasure === 'string' ? databaseErasure : null;
}
