import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Payload, PayloadCodec, SerializationContext } from '@temporalio/common';
import { packPayload, unpackPayload } from './payload-frame.ts';
import { PayloadRefused } from './payload-refused.ts';

/** Keys of 32 bytes; the id of a key stands in clear beside each payload. The active one encrypts, the others still open what was written under them. */
export interface PayloadKeys {
  readonly active: { readonly id: string; readonly key: Uint8Array };
  byId(id: string): Uint8Array | null;
}

export interface PayloadProtection {
  readonly keys: PayloadKeys;
  /** Lets histories from before the codec be read. Never in production. */
  readonly acceptsPlaintext: boolean;
}

/** Bytes of one payload in a history (PHI-02): what is larger belongs into Postgres or the blob store, and its id here. */
export const PAYLOAD_MAX_BYTES = 64 * 1024;

const CIPHER = 'aes-256-gcm';
const ENCODING = 'binary/encrypted';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const utf8 = new TextEncoder();
const text = new TextDecoder();

/**
 * AES-256-GCM over each payload of the workflow engine, its metadata included (PHI-01).
 *
 * 1. Associated data = namespace, workflow id and key id: a payload moved into another case does not open.
 * 2. The nonce is random: 2^32 payloads under one key are far beyond the life of a key.
 * 3. Nothing is encoded without a context, in no mode; plaintext is read only where `acceptsPlaintext` says so.
 *
 * @throws PayloadRefused, and the worker's log names its code; the engine is told nothing of it
 */
export function payloadCodec({ keys, acceptsPlaintext }: PayloadProtection): PayloadCodec {
  const { active } = keys;
  const decode = (payload: Payload, context: SerializationContext | undefined): Payload => {
    if (encodingOf(payload) === ENCODING) return open(payload, keys, context);
    if (acceptsPlaintext) return payload;
    throw new PayloadRefused('PAYLOAD.PLAINTEXT', 'A payload of the workflow engine is not encrypted: it was not written by this system.');
  };
  return {
    encode: async (payloads, context) => payloads.map((payload) => seal(payload, active, context)),
    decode: async (payloads, context) => payloads.map((payload) => decode(payload, context)),
  };
}

function seal(payload: Payload, { id, key }: PayloadKeys['active'], context: SerializationContext | undefined): Payload {
  const plain = packPayload(payload);
  if (plain.byteLength > PAYLOAD_MAX_BYTES)
    throw new PayloadRefused(
      'PAYLOAD.TOO_LARGE',
      `A payload has ${plain.byteLength} bytes, more than ${PAYLOAD_MAX_BYTES}: pass its id instead.`,
    );
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(boundTo(context, id));
  const data = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return {
    metadata: { encoding: utf8.encode(ENCODING), 'encryption-cipher': utf8.encode(CIPHER), 'encryption-key-id': utf8.encode(id) },
    data,
  };
}

function open({ metadata, data }: Payload, keys: PayloadKeys, context: SerializationContext | undefined): Payload {
  const id = text.decode(metadata?.['encryption-key-id'] ?? undefined);
  const key = keys.byId(id);
  if (!key)
    throw new PayloadRefused(
      'PAYLOAD.KEY_UNKNOWN',
      'A payload is under a key that is not configured: add the former key after the active one.',
    );
  const sealed = Buffer.from(data ?? []);
  if (sealed.byteLength < NONCE_BYTES + TAG_BYTES) throw damaged();
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES }).setAAD(
    boundTo(context, id),
  );
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return unpackPayload(Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]));
  } catch {
    throw damaged();
  }
}

/** Neither a workflow id nor a namespace can hold a zero byte that would let two contexts read alike: both are JSON strings here. */
function boundTo(context: SerializationContext | undefined, keyId: string): Uint8Array {
  if (!context?.workflowId || !context.namespace)
    throw new PayloadRefused('PAYLOAD.NO_CONTEXT', 'A payload belongs to no workflow: it is neither written nor read.');
  return utf8.encode(JSON.stringify(['consilium/payload/v1', context.namespace, context.workflowId, keyId]));
}

const encodingOf = ({ metadata }: Payload): string => text.decode(metadata?.['encoding'] ?? undefined);

const damaged = (): PayloadRefused =>
  new PayloadRefused('PAYLOAD.DAMAGED', 'A payload does not open: it was changed, or belongs to another workflow.');
