import { hash } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { accepted, refusal } from '../log-refusal.ts';
import type { LogResult } from '../log-refusal.ts';
import { cosignedText, splitCosignature } from './cosignature-text.ts';
import { ED25519_KEY_BYTES, isSignatureOf, privateKeyOf, publicBytesOf, publicKeyOf } from './ed25519.ts';
import { fromBase64, toBase64 } from './encoding.ts';

/** Signature types of C2SP signed-note that this log uses: 1 signs a note's text, 4 is a witness's cosignature/v1 with its time. */
export const NOTE_TYPES = { ed25519: 1, 'cosignature/v1': 4 } as const;
export type NoteKeyKind = keyof typeof NOTE_TYPES;

/** A public key that is trusted under a name. */
export interface Verifier {
  readonly name: string;
  /** First four bytes of SHA-256(name ‖ LF ‖ type ‖ key), as a number. */
  readonly id: number;
  readonly kind: NoteKeyKind;
  readonly publicKey: Uint8Array;
  /** The key as text, `<name>+<id>+<base64>`. */
  readonly vkey: string;
  /** Seconds since 1970 that a valid cosignature states, null for a valid signature of the log, undefined when it is not valid. */
  check(text: string, signature: Uint8Array): number | null | undefined;
}

/** Key names hold no space and no plus, because both separate them from what follows. */
export const isKeyName = (name: string): boolean => name !== '' && name.isWellFormed() && !/[\s+\p{Cc}\p{Z}]/u.test(name);

const keyId = (name: string, key: Uint8Array): string => hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), key]), 'hex').slice(0, 8);
const typed = (kind: NoteKeyKind, key: Uint8Array): Uint8Array => Uint8Array.of(NOTE_TYPES[kind], ...key);

/** @throws RangeError for a name or key that the format cannot carry */
export function verifierOf(name: string, kind: NoteKeyKind, publicKey: Uint8Array): Verifier {
  if (!isKeyName(name)) throw new RangeError('a key name is not empty and holds no space and no plus');
  if (publicKey.length !== ED25519_KEY_BYTES) throw new RangeError(`an Ed25519 key has ${ED25519_KEY_BYTES} bytes`);
  const key = publicKeyOf(publicKey);
  const material = typed(kind, publicKey);
  const id = keyId(name, material);
  return {
    name,
    id: Number.parseInt(id, 16),
    kind,
    publicKey,
    vkey: `${name}+${id}+${toBase64(material)}`,
    check: kind === 'ed25519' ? (text, signature) => (isSignatureOf(text, signature, key) ? null : undefined) : cosignatureCheck(key),
  };
}

const cosignatureCheck =
  (key: KeyObject) =>
  (text: string, bytes: Uint8Array): number | undefined => {
    const parts = splitCosignature(bytes);
    return parts && isSignatureOf(cosignedText(text, parts.time), parts.signature, key) ? parts.time : undefined;
  };

/** Reads `<name>+<id>+<base64 of type and key>`, the text form of a public key (C2SP signed-note). */
export function parseVerifierKey(vkey: string): LogResult<Verifier> {
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/su.exec(vkey) ?? [];
  const material = fromBase64(encoded);
  if (!isKeyName(name) || !material || material.length === 0)
    return refusal('LOG.KEY_MALFORMED', 'a verifier key reads <name>+<8 hex digits>+<base64>');
  const kind = kindOf(material[0]);
  if (kind === null) return refusal('LOG.KEY_UNSUPPORTED', `signature type ${material[0]} is not checked here, only 1 and 4 (Ed25519)`);
  if (material.length !== 1 + ED25519_KEY_BYTES) return refusal('LOG.KEY_MALFORMED', 'an Ed25519 key has 32 bytes');
  if (keyId(name, material) !== id)
    return refusal('LOG.KEY_MALFORMED', 'the id does not follow from name and key: a character was changed');
  return accepted(verifierOf(name, kind, material.subarray(1)));
}

const kindOf = (type: number | undefined): NoteKeyKind | null =>
  type === NOTE_TYPES.ed25519 ? 'ed25519' : type === NOTE_TYPES['cosignature/v1'] ? 'cosignature/v1' : null;

/** A private key with its name. */
export interface NoteKey {
  readonly name: string;
  readonly key: KeyObject;
  readonly kind: NoteKeyKind;
}

const PRIVATE = 'PRIVATE+KEY+';

/** Text form of a private key, as Go's note package writes it: `PRIVATE+KEY+<name>+<id>+<base64 of type and seed>`. */
export function privateKeyText(name: string, kind: NoteKeyKind, seed: Uint8Array): string {
  const { vkey } = verifierOf(name, kind, publicBytesOf(privateKeyOf(seed)));
  return `${PRIVATE}${vkey.slice(0, vkey.indexOf('+', name.length + 1))}+${toBase64(typed(kind, seed))}`;
}

/** @throws RangeError that says what is wrong with the text and never shows it */
export function parsePrivateKey(text: string): NoteKey {
  const [, name = '', id = '', encoded = ''] = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+(.+)$/su.exec(text.trim()) ?? [];
  const material = fromBase64(encoded);
  const kind = kindOf(material?.[0]);
  if (!isKeyName(name) || !material || material.length !== 1 + ED25519_KEY_BYTES || kind === null)
    throw new RangeError(`a private key reads ${PRIVATE}<name>+<8 hex digits>+<base64>: give the file that was made, whole`);
  const key = privateKeyOf(material.subarray(1));
  if (keyId(name, typed(kind, publicBytesOf(key))) !== id)
    throw new RangeError(`the private key of ${name} does not fit its id: restore the file from its backup`);
  return { name, key, kind };
}
