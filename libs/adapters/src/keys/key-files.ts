import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KEY_BYTES } from './symmetric-keys.ts';
import { replaceWith, writeOnce } from './write-once.ts';
import { KeysUnusable } from './keys-unusable.ts';

/** Secret keys of a site, each a file that only its owner reads. */
export const KEY_FILES = { data: 'data.key', intent: 'intent.key', payload: 'payload.key', verifierToken: 'verifier.token' } as const;
export type KeyName = keyof typeof KEY_FILES;

export interface KeySource {
  /** Folder of the key files. */
  readonly dir: string;
  /** Text of the keys that the environment gives; it comes before the file. */
  readonly stated: Readonly<Partial<Record<KeyName, string | null>>>;
  /** False in production: a key that is made anew there would hide that the real one is lost. */
  readonly mayMake: boolean;
}

/**
 * Text of a key.
 * @throws KeysUnusable with the way out when there is none
 */
export function keyText({ dir, stated, mayMake }: KeySource, name: KeyName): string {
  const given = stated[name];
  if (given) return given;
  const file = join(dir, KEY_FILES[name]);
  if (!existsSync(file)) {
    if (!mayMake)
      throw new KeysUnusable(
        `The key file ${KEY_FILES[name]} is missing in the folder of the keys: restore it from its backup, or make the keys of a new site with \`consilium keys make\`.`,
      );
    makeKey(dir, name);
  }
  return readFileSync(file, 'utf8').trim();
}

/** Makes the keys that are missing; those that are there stay. @returns names of the files made */
export const makeKeys = (dir: string): readonly string[] =>
  (Object.keys(KEY_FILES) as KeyName[])
    .filter((name) => !existsSync(join(dir, KEY_FILES[name])))
    .flatMap((name) => (makeKey(dir, name) ? [KEY_FILES[name]] : []));

const freshText = (name: KeyName): string => {
  const secret = randomBytes(KEY_BYTES);
  return name === 'verifierToken' ? secret.toString('base64url') : `k${randomBytes(4).toString('hex')} ${secret.toString('base64')}`;
};

const makeKey = (dir: string, name: KeyName): boolean => writeOnce(join(dir, KEY_FILES[name]), `${freshText(name)}\n`);

/** Puts a new key first, with which everything is encrypted from now on; the former ones stay below and still open what they encrypted. */
export function rotateKey(dir: string, name: 'data' | 'payload'): void {
  const file = join(dir, KEY_FILES[name]);
  replaceWith(file, `${freshText(name)}\n${readFileSync(file, 'utf8')}`);
}
