import { hash } from 'node:crypto';
import { fromBase64, hashesOf, utf8 } from './bytes.ts';
import { Refused } from './finding.ts';

/** Public key of a log or witness: `<name>+<id>+<base64 of type and key>` (C2SP signed-note). */
export interface NoteVerifierKey {
  readonly vkey: string;
  readonly name: string;
  readonly id: string;
  /** 1 a log's Ed25519, 4 a witness's cosignature/v1. */
  readonly type: 1 | 4;
  readonly key: Uint8Array;
}

export interface CheckpointNote {
  readonly text: string;
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly signatures: readonly { readonly name: string; readonly id: string; readonly bytes: Uint8Array }[];
}

const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
const hexOfHash = (bytes: Uint8Array): string => String(hash('sha256', bytes, 'hex'));

/** @throws Refused for a key that is malformed or of another algorithm */
export function readVerifierKey(vkey: string): NoteVerifierKey {
  const [, name = '', id = '', encoded = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u.exec(vkey) ?? [];
  const material = fromBase64(encoded);
  const type = material?.[0];
  if (name === '' || !material || type === undefined) throw new Refused('LOG.KEY', 'a verifier key reads <name>+<8 hex digits>+<base64>');
  if (type !== 1 && type !== 4)
    throw new Refused('LOG.UNSUPPORTED_KEY', `the key ${name} is of type ${type}, which this verifier lacks: use a newer one`);
  if (material.length !== 33) throw new Refused('LOG.KEY', `the key ${name} has not the 32 bytes of Ed25519`);
  if (!hexOfHash(joined(utf8(`${name}\n`), material)).startsWith(id))
    throw new Refused('LOG.KEY', `the id of the key ${name} does not follow from it: a character was changed`);
  return { vkey, name, id, type, key: material.subarray(1) };
}

/** What people compare by eye: 16 hexadecimal digits over type and key. */
export const fingerprintOf = ({ type, key }: NoteVerifierKey): string => hexOfHash(joined(Uint8Array.of(type), key)).slice(0, 16);

const bad = (problem: string): Refused => new Refused('LOG.CHECKPOINT', problem);

/** C2SP signed-note allows no control character but the newline. */
function hasControl(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) < 0x20 && text[at] !== '\n') return true;
  return false;
}

/** Reads a signed checkpoint (C2SP tlog-checkpoint) without believing it. @throws Refused */
export function readCheckpoint(note: string): CheckpointNote {
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n') || hasControl(note)) throw bad('a checkpoint is no signed note');
  const text = note.slice(0, split + 1);
  const [origin = '', size = '', root = '', ...more] = text.slice(0, -1).split('\n');
  const [rootBytes] = hashesOf([root]) ?? [];
  if (origin === '' || !/^(?:0|[1-9]\d{0,15})$/.test(size) || !Number.isSafeInteger(Number(size)) || !rootBytes || more.includes(''))
    throw bad('a checkpoint has not the lines origin, size and root');
  const signatures = note
    .slice(split + 2, -1)
    .split('\n')
    .map((line) => {
      const [, name = '', encoded = ''] = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u.exec(line) ?? [];
      const bytes = fromBase64(encoded);
      if (name === '' || !bytes || bytes.length < 5) throw bad('a signature line of a checkpoint is malformed');
      return { name, id: [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join(''), bytes: bytes.subarray(4) };
    });
  if (signatures.length > MAX_SIGNATURES) throw bad(`a checkpoint has more than ${MAX_SIGNATURES} signatures`);
  return { text, origin, size: Number(size), root: rootBytes, signatures };
}
const MAX_SIGNATURES = 64;

/**
 * Known keys whose signature stands under the checkpoint. Signatures by unknown keys are passed over.
 * @throws Refused when a known key's signature does not hold
 */
export async function signersOf(note: CheckpointNote, known: readonly NoteVerifierKey[]): Promise<readonly NoteVerifierKey[]> {
  const signers = new Map<string, NoteVerifierKey>();
  for (const { name, id, bytes } of note.signatures)
    for (const key of known.filter((one) => one.name === name && one.id === id)) {
      if (!(await holds(key, note.text, bytes)))
        throw new Refused('LOG.SIGNATURE', `the signature of ${name} under the checkpoint of size ${note.size} does not hold`);
      signers.set(key.vkey, key);
    }
  return [...signers.values()];
}

async function holds({ type, key }: NoteVerifierKey, text: string, bytes: Uint8Array): Promise<boolean> {
  if (type === 1) return ed25519Holds(key, utf8(text), bytes);
  if (bytes.length !== 72) return false;
  const time = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0);
  return ed25519Holds(key, utf8(`cosignature/v1\ntime ${time}\n${text}`), bytes.subarray(8));
}

async function ed25519Holds(key: Uint8Array, data: Uint8Array, signature: Uint8Array): Promise<boolean> {
  if (signature.length !== 64) return false;
  try {
    const imported = await crypto.subtle.importKey('raw', Uint8Array.from(key), 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', imported, Uint8Array.from(signature), Uint8Array.from(data));
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'name' in error && error.name === 'NotSupportedError')
      throw new Refused('LOG.UNSUPPORTED_KEY', 'this program lacks Ed25519: use Node 20 or newer, or a current browser');
    return false;
  }
}

export interface NotedCheckpoint {
  readonly note: CheckpointNote;
  readonly consistency: readonly string[] | null;
  readonly line: number;
}
