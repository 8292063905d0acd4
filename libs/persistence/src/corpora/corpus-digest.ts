import { createHash } from 'node:crypto';
import { canonicalJson } from '@consilium/ledger';
import type { Sha256 } from '@consilium/domain';
import type { CorpusContent } from '@consilium/domain/evidence';

/** SHA-256 over the canonical JSON of a corpus, as `digestOf`, without ever holding its text as one string: a string ends at half a gigabyte. */
export function corpusDigest(content: CorpusContent): Sha256 {
  const hash = createHash('sha256');
  const members: Readonly<Record<string, unknown>> = { ...content };
  const names = Object.keys(members).filter((name) => members[name] !== undefined);
  for (const [at, name] of names.sort().entries()) {
    hash.update(`${at === 0 ? '{' : ','}${JSON.stringify(name)}:`);
    if (name === 'documents') updateWithList(hash, content.documents);
    else hash.update(canonicalJson(members[name]));
  }
  return hash.update('}').digest('hex');
}

function updateWithList(hash: ReturnType<typeof createHash>, items: readonly unknown[]): void {
  let separator = '[';
  for (const item of items) {
    hash.update(separator + canonicalJson(item));
    separator = ',';
  }
  hash.update(separator === '[' ? '[]' : ']');
}
