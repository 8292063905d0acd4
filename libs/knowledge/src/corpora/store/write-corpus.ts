import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '@consilium/domain';
import type { CorpusContent, CorpusDocument, Standing } from '@consilium/domain/evidence';
import { canonicalJson } from '@consilium/ledger';
import { ContentDigest } from './content-digest.ts';
import type { CorpusManifest } from './corpus-manifest.ts';

export type CorpusFrame = Omit<CorpusContent, 'documents'>;

interface Writing {
  readonly id: string;
  readonly importedAt: Instant;
  readonly frame: CorpusFrame;
  readonly counts?: Readonly<Record<string, number>>;
  readonly standings?: Readonly<Record<string, Standing>>;
}

/** Writes documents as they come and returns the manifest of all of them. */
export async function writeCorpus(folder: string, writing: Writing, documents: Iterable<CorpusDocument>): Promise<CorpusManifest> {
  const { corpus, title, licence, refused } = writing.frame;
  const digest = new ContentDigest({ corpus, title, licence, refused });
  const standings: Record<string, Standing> = { ...writing.standings };
  const tally: Record<string, number> = { current: 0, corrected: 0, concern: 0, retracted: 0, windows: 0, hiddenCharacters: 0 };
  const add = (name: string, by = 1): void => void (tally[name] = (tally[name] ?? 0) + by);
  let count = 0;
  const handle = openSync(join(folder, 'documents.jsonl'), 'wx', 0o600);
  try {
    for (const document of documents) {
      const line = canonicalJson(document);
      digest.add(line);
      writeSync(handle, `${line}\n`);
      count += 1;
      add(document.standing);
      add('windows', document.windows.length);
      add('hiddenCharacters', document.hidden ?? 0);
      if (document.standing !== 'current') standings[document.id] = document.standing;
    }
  } finally {
    closeSync(handle);
  }
  return {
    id: writing.id,
    sha256: digest.end(),
    corpus,
    title,
    documents: count,
    importedAt: writing.importedAt,
    licence,
    counts: { ...writing.counts, ...tally },
    refused,
    standings,
  };
}
