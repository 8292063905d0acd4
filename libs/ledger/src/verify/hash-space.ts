/** Bytes about to be hashed: filled and hashed within one synchronous call, so that one space is enough and no hash allocates. */
const ENCODER = new TextEncoder();
let space = new Uint8Array(1 << 16);

/** A head and the UTF-8 of a text behind it; the bytes hold until the next call. */
export function headAndText(heads: readonly Uint8Array[], text: string): Uint8Array {
  const headed = heads.reduce((length, { length: more }) => length + more, 0);
  // One code unit takes at most three bytes.
  const most = headed + text.length * 3;
  if (space.length < most) space = new Uint8Array(most);
  let at = 0;
  for (const head of heads) {
    space.set(head, at);
    at += head.length;
  }
  return space.subarray(0, at + ENCODER.encodeInto(text, space.subarray(at)).written);
}

/** What RFC 6962 §2.1 hashes for a leaf: 0x00 ‖ body. */
export const leafBytes = (body: string): Uint8Array => headAndText(LEAF, body);
const LEAF = [Uint8Array.of(0)];
