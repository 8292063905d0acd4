import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newestCosigned } from '@consilium/adapters';
import type { OperatorConfig } from '@consilium/config';
import { openNote, parseCheckpoint } from '@consilium/ledger';
import type { Verifier } from '@consilium/ledger';
import type { OutsideCheckpoint } from '@consilium/persistence';
import { unavailable } from '../failure.ts';
import type { Terminal } from '../terminal.ts';
import { addressesOf } from './runtime.ts';

/** The newest checkpoint that a check found whole, beside the database and not in it. */
const KEPT = 'checked-checkpoint';

export interface Believed {
  readonly log: readonly Verifier[];
  readonly witnesses: readonly (Verifier & { readonly vkey: string })[];
}

/**
 * What stands of this log outside its database: at its witnesses, in the home folder, in files that were exported or printed. Read before the check begins, so
 * that a log that goes on growing is no alarm.
 */
export async function outsideCheckpoints(
  config: OperatorConfig,
  files: readonly string[],
  believed: Believed,
  terminal: Terminal,
): Promise<readonly OutsideCheckpoint[]> {
  const found: OutsideCheckpoint[] = [];
  const vkeys = believed.witnesses.map(({ vkey }) => vkey);
  for (const url of (await addressesOf(config)).witnesses) {
    const checkpoint = await newestCosigned(url, config.keys.origin, { vkeys });
    if (checkpoint) found.push({ from: `witness ${new URL(url).host}`, ...checkpoint });
    else terminal.say(`The witness at ${new URL(url).host} shows no checkpoint of this log: whether its end was cut off is not known.`);
  }
  for (const file of files) {
    const kept = checkpointsIn(await readFile(file, 'utf8').catch(() => ''), believed);
    if (kept.length === 0)
      throw unavailable(`${file} holds no checkpoint that a key of this log has signed: give a signed note, or an audit bundle.`);
    found.push(...kept.map((checkpoint) => ({ from: `file ${file}`, ...checkpoint })));
  }
  const own = await readFile(join(config.home, KEPT), 'utf8').catch(() => '');
  return [...found, ...checkpointsIn(own, believed).map((checkpoint) => ({ from: `file ${KEPT}`, ...checkpoint }))];
}

export const keepCheckpoint = (home: string, note: string): Promise<void> => writeFile(join(home, KEPT), note, { mode: 0o600 });

/** Of a signed note, or of each line of a bundle that is a checkpoint. */
function checkpointsIn(text: string, { log, witnesses }: Believed): readonly { readonly size: number; readonly root: Uint8Array }[] {
  return notesIn(text).flatMap((note) => {
    const opened = openNote(note, [...log, ...witnesses]);
    const checkpoint = opened.ok ? parseCheckpoint(opened.value.text) : null;
    if (!opened.ok || !checkpoint?.ok || !log.some(({ name }) => name === checkpoint.value.origin)) return [];
    const { size, root } = checkpoint.value;
    return [{ size, root }];
  });
}

function notesIn(text: string): readonly string[] {
  if (!text.startsWith('{')) return text === '' ? [] : [text];
  return text.split('\n').flatMap((line) => {
    const parsed: unknown = line.startsWith('{"consistency"') || line.includes('"t":"checkpoint"') ? JSON.parse(line) : null;
    return typeof parsed === 'object' && parsed !== null && 'note' in parsed && typeof parsed.note === 'string' ? [parsed.note] : [];
  });
}
