import { createReadStream } from 'node:fs';
import type { Result } from '@consilium/domain';
import { ok, refused } from '@consilium/domain';
import type { CorpusContent, CorpusDocument } from '@consilium/domain/evidence';
import { linesOf } from '../text/lines.ts';
import { ContentDigest } from './content-digest.ts';
import type { CorpusManifest } from './corpus-manifest.ts';

/** Documents of a stored corpus; its SHA-256 vouches for their shape. */
export async function readCorpus(path: string, manifest: CorpusManifest): Promise<Result<CorpusContent>> {
  const { corpus, title, licence, refused: left, sha256, id } = manifest;
  const frame = { corpus, title, licence, refused: left };
  const digest = new ContentDigest(frame);
  const documents: CorpusDocument[] = [];
  try {
    for await (const line of linesOf(createReadStream(path, 'utf8'), tooLong)) {
      digest.add(line);
      const document: CorpusDocument = JSON.parse(line);
      documents.push(document);
    }
  } catch {
    return corrupt(id);
  }
  return digest.end() === sha256 ? ok({ ...frame, documents }) : corrupt(id);
}

function tooLong(): never {
  throw new Error('A line of the stored corpus is longer than any that is written.');
}

const corrupt = (id: string): Result<never> =>
  refused('CORPUS.CORRUPT', {
    id,
    message: `The stored corpus "${id}" is not what was imported: import it again under another id and remove the folder.`,
  });
