import { gunzipSync, gzipSync } from 'node:zlib';
import type { ReleaseContent } from '@consilium/domain';
import { canonicalJson, sha256Hex } from '@consilium/ledger';
import { isReleaseContent } from './release-shape.ts';

/** Largest unpacked release that is read, in bytes; a release of CIViC has about 6 MB. */
const MAX_UNPACKED = 512 * 1024 * 1024;

export interface EncodedRelease {
  /** Over the canonical JSON, not over the packed bytes. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** The content of a release as gzip bytes, for a place that holds bytes (a table, an export). */
export function encodeRelease(content: ReleaseContent): EncodedRelease {
  const text = canonicalJson(content);
  return { sha256: sha256Hex(text), bytes: gzipSync(text, { level: 6 }) };
}

/**
 * @throws Error when the bytes are not those of a release, or not those of the SHA-256 given: stored knowledge was changed
 */
export function decodeRelease(bytes: Uint8Array, sha256?: string): ReleaseContent {
  const text = gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED }).toString('utf8');
  return parseRelease(text, sha256);
}

/** As {@link decodeRelease}, from canonical text. */
export function parseRelease(text: string, sha256?: string): ReleaseContent {
  if (sha256 !== undefined && sha256Hex(text) !== sha256)
    throw new Error('The content of the knowledge release does not have the SHA-256 it was stored under.');
  const parsed: unknown = JSON.parse(text);
  if (!isReleaseContent(parsed)) throw new Error('The content is not that of a knowledge release.');
  return parsed;
}
