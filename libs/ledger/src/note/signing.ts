import { cosignedText, joinCosignature } from './cosignature-text.ts';
import { signText } from './ed25519.ts';
import { publicBytesOf } from './ed25519.ts';
import { toBase64 } from './encoding.ts';
import { parsePrivateKey, verifierOf } from './note-key.ts';
import type { NoteKeyKind, Verifier } from './note-key.ts';
import { isNoteText } from './signed-note.ts';

/** Signs notes as the log. */
export interface Signer extends Verifier {
  readonly kind: 'ed25519';
  sign(text: string): Uint8Array;
}
/** Cosigns checkpoints as a witness. */
export interface Cosigner extends Verifier {
  readonly kind: 'cosignature/v1';
  /** @param time seconds since 1970 */
  sign(text: string, time: number): Uint8Array;
}

/** @throws RangeError for a text that is no private key of a log */
export function makeSigner(privateKeyText: string): Signer {
  const { name, key, kind } = parsePrivateKey(privateKeyText);
  if (kind !== 'ed25519') throw new RangeError(`the private key of ${name} is one of a witness, not of a log`);
  return { ...verifierOf(name, kind, publicBytesOf(key)), kind, sign: (text) => signText(text, key) };
}

/** Takes a key of either type, since Go's tools write the private key of a witness with type 1. @throws RangeError for a text that is no private key */
export function makeCosigner(privateKeyText: string): Cosigner {
  const { name, key } = parsePrivateKey(privateKeyText);
  const kind: NoteKeyKind = 'cosignature/v1';
  const sign = (text: string, time: number): Uint8Array => joinCosignature(time, signText(cosignedText(text, time), key));
  return { ...verifierOf(name, kind, publicBytesOf(key)), kind, sign };
}

/** `— <name> <base64 of id and signature>` with its newline. */
export function signatureLine({ name, id }: Verifier, signature: Uint8Array): string {
  const bytes = new Uint8Array(4 + signature.length);
  new DataView(bytes.buffer).setUint32(0, id);
  bytes.set(signature, 4);
  return `— ${name} ${toBase64(bytes)}\n`;
}

/** The note: text, blank line, the log's signature. Ed25519 makes the same bytes each time. @throws RangeError for a text that no note can carry */
export function signNote(text: string, signer: Signer): string {
  if (!isNoteText(text)) throw new RangeError('the text of a note ends in a newline and holds no control character');
  return `${text}\n${signatureLine(signer, signer.sign(text))}`;
}

/** A witness's signature line over a checkpoint's text. @param time seconds since 1970 */
export const cosign = (text: string, cosigner: Cosigner, time: number): string => signatureLine(cosigner, cosigner.sign(text, time));
