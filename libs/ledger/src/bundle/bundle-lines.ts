import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';
import type { BundleLine } from './bundle-line.ts';

/**
 * Text of a bundle from its lines, each canonical JSON with a line feed, and at last the end line over all bytes before it. Lines are asked for one by
 * one, so a bundle larger than memory can be written.
 */
export async function* bundleText(lines: AsyncIterable<BundleLine> | Iterable<BundleLine>): AsyncGenerator<string> {
  const sum = createHash('sha256');
  let count = 0;
  for await (const line of lines) {
    const text = `${canonicalJson(line)}\n`;
    sum.update(text);
    count += 1;
    yield text;
  }
  yield `${canonicalJson({ t: 'end', lines: count, sha256: sum.digest('hex') })}\n`;
}
