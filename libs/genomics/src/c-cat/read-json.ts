import { FileFault } from '../bytes/file-refusal.ts';
import { DEFAULT_LIMITS } from '../bytes/read-limits.ts';
import { unpack } from '../bytes/unpack.ts';
import type { Compression } from '../bytes/unpack.ts';
import { MAX_JSON, underCap } from '../formats/document-limits.ts';
import type { ReadOptions } from '../vcf/read-options.ts';
import { jsonGuard } from './json-guard.ts';
import { JsonPlace } from './json-place.ts';

/** Reads a JSON document whole, up to the cap: reports of one patient are small, and a value may refer to one that stands later. */
export async function readJson(
  source: AsyncIterable<Uint8Array>,
  limits: ReadOptions['limits'],
): Promise<{ readonly compression: Compression; readonly document: JsonPlace }> {
  const { compression, bytes } = await unpack(source, { ...DEFAULT_LIMITS, ...limits });
  const parts: Uint8Array[] = [];
  const guard = jsonGuard();
  for await (const chunk of underCap(bytes, MAX_JSON)) {
    guard(chunk);
    parts.push(chunk);
  }
  return { compression, document: new JsonPlace(parsed(parts), '') };
}

/** The parser's own message may quote the document, so only the fact is passed on. */
function parsed(parts: readonly Uint8Array[]): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)));
  } catch (error) {
    if (error instanceof SyntaxError) throw new FileFault('FILE.BAD_DOCUMENT', 'the JSON is broken or cut off; export the report again');
    if (error instanceof RangeError) throw new FileFault('FILE.BAD_DOCUMENT', 'the JSON is nested too deeply; export the report again');
    if (error instanceof TypeError) throw new FileFault('FILE.BAD_DOCUMENT', 'the JSON is not UTF-8; save it as UTF-8');
    throw error;
  }
}
