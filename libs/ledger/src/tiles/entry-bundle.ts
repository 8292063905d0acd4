import { MAX_BODY_BYTES } from '../entry.ts';

const LENGTH_BYTES = 2;

/** Entry bundle by tlog-tiles: each body after its length as two bytes, the high one first. @throws RangeError for a body that is too long */
export function encodeBundle(bodies: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(bodies.reduce((sum, body) => sum + LENGTH_BYTES + body.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const body of bodies) {
    if (body.length > MAX_BODY_BYTES) throw new RangeError(`an entry body is at most ${MAX_BODY_BYTES} bytes, this one has ${body.length}`);
    view.setUint16(at, body.length);
    bytes.set(body, at + LENGTH_BYTES);
    at += LENGTH_BYTES + body.length;
  }
  return bytes;
}

/** @throws RangeError for a bundle that ends inside an entry */
export function decodeBundle(bytes: Uint8Array): readonly Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const bodies: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const start = at + LENGTH_BYTES;
    const end = start <= bytes.length ? start + view.getUint16(at) : Number.POSITIVE_INFINITY;
    if (end > bytes.length) throw new RangeError(`the entry bundle ends inside entry ${bodies.length}`);
    bodies.push(bytes.subarray(start, end));
    at = end;
  }
  return bodies;
}
