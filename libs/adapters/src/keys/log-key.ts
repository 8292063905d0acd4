import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { makeSigner, parseVerifierKey, privateKeyText } from '@consilium/ledger';
import type { Signer, Verifier } from '@consilium/ledger';
import { KEY_BYTES } from './symmetric-keys.ts';
import { replaceWith, writeOnce } from './write-once.ts';
import { KeysUnusable } from './keys-unusable.ts';

/** Private key of the log, and its public keys: the present one first, those before it below, one a line. */
export const LOG_KEY_FILES = { secret: 'log.key', public: 'log.vkey' } as const;

export interface LogKeySource {
  /** Folder of the key files. */
  readonly dir: string;
  /** Text of the private key that the environment gives; it comes before the file. */
  readonly stated: string | null;
  /** Name of the log, which its key carries. */
  readonly origin: string;
  /** False in production, where a key that is made anew would hide that the real one is lost. */
  readonly mayMake: boolean;
}

/**
 * The log's signer, for the sequencer alone.
 * @throws KeysUnusable with the way out when there is no key, it cannot be read, or it belongs to another log
 */
export function logSigner(source: LogKeySource): Signer {
  const { dir, stated, origin, mayMake } = source;
  const file = join(dir, LOG_KEY_FILES.secret);
  if (stated === null && !existsSync(file)) {
    if (!mayMake)
      throw new KeysUnusable(
        `The key file ${LOG_KEY_FILES.secret} is missing in the folder of the keys: restore it from its backup, or make the keys of a new site with \`consilium keys make\`.`,
      );
    makeLogKey(dir, origin);
  }
  const signer = makeSigner(stated ?? readFileSync(file, 'utf8'));
  if (signer.name !== origin)
    throw new KeysUnusable(
      `The key of the log belongs to ${signer.name}, but this log is ${origin}: set CONSILIUM_LOG_ORIGIN to the name that the log has had, or give its own key.`,
    );
  return signer;
}

/** Makes the log's key where there is none. @returns names of the files made */
export function makeLogKey(dir: string, origin: string): readonly string[] {
  const secret = join(dir, LOG_KEY_FILES.secret);
  const made = writeOnce(secret, `${privateKeyText(origin, 'ed25519', randomBytes(KEY_BYTES))}\n`);
  // Read back: another process may have been first.
  const published = writeOnce(join(dir, LOG_KEY_FILES.public), `${makeSigner(readFileSync(secret, 'utf8')).vkey}\n`);
  return [...(made ? [LOG_KEY_FILES.secret] : []), ...(published ? [LOG_KEY_FILES.public] : [])];
}

/**
 * Makes a new key for the same log. The former one stays beside under its id, and its public key stays believed for what it signed.
 * @returns public key of the new one
 */
export function rotateLogKey(dir: string, origin: string): string {
  const secret = join(dir, LOG_KEY_FILES.secret);
  const former = makeSigner(readFileSync(secret, 'utf8'));
  const believed = readFileSync(join(dir, LOG_KEY_FILES.public), 'utf8');
  const text = privateKeyText(origin, 'ed25519', randomBytes(KEY_BYTES));
  const { vkey } = makeSigner(text);
  // The public keys first: a checkpoint by the new key must never meet a site that does not know it.
  replaceWith(join(dir, LOG_KEY_FILES.public), `${vkey}\n${believed}`);
  renameSync(secret, `${secret}.${former.id.toString(16).padStart(8, '0')}`);
  writeOnce(secret, `${text}\n`);
  return vkey;
}

/**
 * Public keys of the log that this site believes, the present one first.
 * @param stated text of the keys that the environment gives; it comes before the file
 * @throws KeysUnusable with the way out when the file is missing or a line is no key
 */
export function logVerifiers(dir: string, stated: string | null = null): readonly Verifier[] {
  const file = join(dir, LOG_KEY_FILES.public);
  if (stated !== null) return verifiersIn(stated, LOG_KEY_FILES.public);
  if (!existsSync(file))
    throw new KeysUnusable(
      `The key file ${LOG_KEY_FILES.public} is missing in the folder of the keys: restore it, or copy the log's public key from an exported bundle.`,
    );
  return verifiersIn(readFileSync(file, 'utf8'), LOG_KEY_FILES.public);
}

/** Public keys of the witnesses that this site believes. */
export const WITNESS_KEY_FILE = 'witness.vkey';

/**
 * None where nobody named a witness.
 * @param stated text of the keys that the environment gives; it comes before the file
 * @throws KeysUnusable with the way out when one of them is no key of a witness
 */
export function witnessVerifiers(dir: string, stated: string | null): readonly Verifier[] {
  const file = join(dir, WITNESS_KEY_FILE);
  if (stated === null && !existsSync(file)) return [];
  const verifiers = verifiersIn(stated ?? readFileSync(file, 'utf8'), WITNESS_KEY_FILE);
  if (verifiers.some(({ kind }) => kind !== 'cosignature/v1'))
    throw new KeysUnusable(`A key of ${WITNESS_KEY_FILE} is not one of a witness: copy it from the witness anew.`);
  return verifiers;
}

/** One key a word; lines that start with # are skipped. */
function verifiersIn(text: string, name: string): readonly Verifier[] {
  const words = text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(/\s+/))
    .filter((word) => word !== '');
  return words.map((word, at) => {
    const parsed = parseVerifierKey(word);
    if (!parsed.ok) throw new KeysUnusable(`Key ${at + 1} of ${name} is no verifier key: restore the file from its backup.`);
    return parsed.value;
  });
}
