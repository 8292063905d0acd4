import { ED25519_SIGNATURE_BYTES } from './ed25519.ts';

const TIME_BYTES = 8;

/** What a witness signs (C2SP tlog-cosignature, cosignature/v1). @param time seconds since 1970 */
export const cosignedText = (text: string, time: number): string => `cosignature/v1\ntime ${time}\n${text}`;

/** Bytes of a cosignature: time in eight bytes, the high one first, then the Ed25519 signature. */
export function joinCosignature(time: number, signature: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(TIME_BYTES + signature.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(time));
  bytes.set(signature, TIME_BYTES);
  return bytes;
}

/** Undefined for bytes of another length or a time beyond what a double carries. */
export function splitCosignature(bytes: Uint8Array): { readonly time: number; readonly signature: Uint8Array } | undefined {
  if (bytes.length !== TIME_BYTES + ED25519_SIGNATURE_BYTES) return undefined;
  const time = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0);
  return time > BigInt(Number.MAX_SAFE_INTEGER) ? undefined : { time: Number(time), signature: bytes.subarray(TIME_BYTES) };
}
