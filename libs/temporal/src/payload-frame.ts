import type { Payload } from '@temporalio/common';

const LENGTH_BYTES = 4;

/** A payload as bytes: length of the metadata (four bytes, big endian), metadata as JSON of base64 texts, data. */
export function packPayload({ metadata, data }: Payload): Uint8Array {
  const fields = Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('base64')]);
  const head = Buffer.from(JSON.stringify(Object.fromEntries(fields)));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(head.byteLength);
  // protobufjs hands an empty field over as a plain array.
  return Buffer.concat([length, head, Uint8Array.from(data ?? [])]);
}

/** @throws when the bytes are no frame; they come out of the cipher, so that is a fault of ours */
export function unpackPayload(frame: Buffer): Payload {
  const end = LENGTH_BYTES + frame.readUInt32BE(0);
  const fields: unknown = JSON.parse(frame.toString('utf8', LENGTH_BYTES, end));
  if (typeof fields !== 'object' || fields === null) throw new TypeError('The metadata of a payload is no object.');
  const metadata = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, new Uint8Array(Buffer.from(String(value), 'base64'))]),
  );
  return { metadata, data: new Uint8Array(frame.subarray(end)) };
}
