import { FileFault } from '../bytes/file-refusal.ts';

const MIB = 1024 * 1024;

/** XML and JSON reports, unpacked; the largest that laboratories send carry their PDF and stay under 20 MB. */
export const MAX_DOCUMENT = 32 * MIB;

/** Tags, comments and instructions of an XML report; real ones have some ten thousand, and the parser takes time for each. */
export const MAX_TAGS = 500_000;

/** JSON is parsed whole, which takes some eight times its size, in a thread of bounded memory; real reports stay under 2 MB. */
export const MAX_JSON = 8 * MIB;

/** Passes bytes on, and refuses the document when it grows over the cap. */
export async function* underCap(source: AsyncIterable<Uint8Array>, cap: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.byteLength;
    if (size > cap) throw new FileFault('FILE.TOO_LARGE', `the report is larger than ${Math.floor(cap / MIB)} MB; remove enclosed images`);
    yield chunk;
  }
}
