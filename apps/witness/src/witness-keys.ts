import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WitnessConfig } from '@consilium/config';
import { makeCosigner, parseVerifierKey, privateKeyText } from '@consilium/ledger';
import type { Cosigner, Verifier } from '@consilium/ledger';
import { hasState, makeState } from './witness-store.ts';

const SECRET = 'witness.key';
const PUBLIC = 'witness.vkey';
const LOGS = 'logs.vkey';
const SEED_BYTES = 32;

/**
 * Key and empty state of a new witness, made together: a key without a state would be a witness that forgot what it saw.
 * @returns its public key
 * @throws Error with the way out when one of the two is there already
 */
export function makeWitness(config: WitnessConfig): string {
  const { dir, name, key } = config;
  if (isWitness(config))
    throw new Error(`The folder of the witness holds a witness already: give an empty one, or start the one that is there.`);
  const secret = key ?? privateKeyText(name, 'cosignature/v1', randomBytes(SEED_BYTES));
  const { vkey } = makeCosigner(secret);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  makeState(dir);
  if (key === null) writeFileSync(join(dir, SECRET), `${secret}\n`, { mode: 0o600, flag: 'wx', flush: true });
  writeFileSync(join(dir, PUBLIC), `${vkey}\n`);
  return vkey;
}

/** A key or a state is there. */
export const isWitness = ({ dir }: WitnessConfig): boolean => hasState(dir) || existsSync(join(dir, SECRET));

/** @throws Error with the way out when there is no key, or the folder was never made a witness's */
export function witnessKey(config: WitnessConfig): Cosigner {
  const { dir, key, mayMake } = config;
  const secret = join(dir, SECRET);
  if (key === null && mayMake && !isWitness(config)) makeWitness(config);
  if (key === null && !existsSync(secret))
    throw new Error(
      `The ${SECRET} of this witness is missing: restore it from its backup, or make a new witness in an empty folder with \`node apps/witness/src/main.ts make\`.`,
    );
  return makeCosigner(key ?? readFileSync(secret, 'utf8'));
}

/**
 * Public keys of the logs to watch; a log is known by the name of its key, and may have several while it rotates them.
 * @throws Error with the way out when there is none or one cannot be read
 */
export function watchedLogs({ dir, logs }: WitnessConfig): readonly Verifier[] {
  const file = join(dir, LOGS);
  const text = logs ?? (existsSync(file) ? readFileSync(file, 'utf8') : '');
  const words = text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join(' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0)
    throw new Error(
      `This witness watches no log: put the log's public key (log.vkey) into CONSILIUM_WITNESS_LOGS or into ${LOGS} of its folder.`,
    );
  return words.map((word, at) => {
    const parsed = parseVerifierKey(word);
    if (!parsed.ok || parsed.value.kind !== 'ed25519')
      throw new Error(`Key ${at + 1} of the logs to watch is no public key of a log: copy log.vkey anew.`);
    return parsed.value;
  });
}
