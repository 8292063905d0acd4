import { fromBase64, hex, joined, sha256, utf8 } from './bytes.ts';
import type { Bytes } from './bytes.ts';

export interface SignedCheckpoint {
  readonly text: string;
  readonly origin: string;
  readonly size: number;
  readonly root: Bytes;
  readonly signatures: readonly { readonly name: string; readonly id: string; readonly bytes: Bytes }[];
}

/** Reads a signed note over a checkpoint (C2SP signed-note, tlog-checkpoint) without believing it; null when it is none. */
export function readCheckpoint(note: string): SignedCheckpoint | null {
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n')) return null;
  const text = note.slice(0, split + 1);
  const [origin = '', size = '', root = ''] = text.split('\n');
  const hash = fromBase64(root);
  const signatures = note
    .slice(split + 2, -1)
    .split('\n')
    .map(signatureOf);
  if (origin === '' || !/^(?:0|[1-9]\d{0,15})$/.test(size) || hash?.length !== 32) return null;
  return { text, origin, size: Number(size), root: hash, signatures: signatures.filter((one) => one !== null) };
}

function signatureOf(line: string): SignedCheckpoint['signatures'][number] | null {
  const [, name = '', encoded = ''] = /^— ([^\s+]+) (\S+)$/u.exec(line) ?? [];
  const bytes = fromBase64(encoded);
  return bytes && bytes.length > 4 ? { name, id: hex(bytes.subarray(0, 4)), bytes: bytes.slice(4) } : null;
}

/** Signature types of C2SP signed-note: a log's Ed25519, a witness's cosignature/v1. */
const [LOG, WITNESS] = [1, 4];

interface Key {
  readonly name: string;
  readonly id: string;
  readonly type: number;
  readonly raw: Bytes;
}

/** Null for a text that is no verifier key, or whose id does not follow from name and key. */
async function readKey(vkey: string): Promise<Key | null> {
  const [, name = '', id = '', encoded = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(vkey) ?? [];
  const material = fromBase64(encoded);
  if (material?.length !== 33) return null;
  const digest = hex(await sha256(joined(utf8(`${name}\n`), material)));
  return digest.startsWith(id) ? { name, id, type: material[0] ?? 0, raw: material.slice(1) } : null;
}

/**
 * What the signatures under a checkpoint are worth to who holds these keys. One wrong signature under a known name and id spoils them all.
 */
export async function signersOf(
  checkpoint: SignedCheckpoint,
  vkeys: readonly string[],
): Promise<{ readonly isSigned: boolean; readonly isForged: boolean; readonly witnesses: readonly string[] }> {
  const keys = (await Promise.all(vkeys.map(readKey))).filter((key) => key !== null);
  const [held, forged] = [new Map<string, Key>(), new Set<string>()];
  for (const { name, id, bytes } of checkpoint.signatures)
    for (const key of keys.filter((one) => one.name === name && one.id === id)) {
      if (await holds(key, checkpoint.text, bytes)) held.set(`${name} ${id}`, key);
      else forged.add(`${name} ${id}`);
    }
  const all = [...held.values()];
  return {
    isSigned: all.some(({ type, name }) => type === LOG && name === checkpoint.origin),
    isForged: forged.size > 0,
    witnesses: all.filter(({ type }) => type === WITNESS).map(({ name }) => name),
  };
}

async function holds({ type, raw }: Key, text: string, bytes: Bytes): Promise<boolean> {
  if (type === LOG) return isSignatureOf(raw, utf8(text), bytes);
  if (type !== WITNESS || bytes.length !== 72) return false;
  const time = new DataView(bytes.buffer).getBigUint64(0);
  return isSignatureOf(raw, utf8(`cosignature/v1\ntime ${time}\n${text}`), bytes.slice(8));
}

/** @throws the browser's NotSupportedError where it lacks Ed25519 */
async function isSignatureOf(raw: Bytes, data: Bytes, signature: Bytes): Promise<boolean> {
  if (signature.length !== 64) return false;
  const key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, signature, data);
}
