import { z } from 'zod';
import { IMPORTED_CORPORA, STANDINGS } from '@consilium/domain/evidence';
import { instant, listOf, sha256 } from '../common.ts';
import { sourceDocument, span } from '../steps.ts';

/** One line of `corpus import` and `corpus list`. */
export const corpusLine = z.object({
  schema: z.literal('consilium/corpus/1'),
  id: z.string(),
  corpus: z.enum(IMPORTED_CORPORA),
  title: z.string(),
  licence: z.string().nullable(),
  sha256,
  importedAt: instant,
  documents: z.int(),
  windows: z.int(),
  /** Documents by standing with their publisher. */
  standing: z.record(z.enum(STANDINGS), z.int()).readonly(),
  /** Characters taken out of the texts because no reader could see them. */
  hiddenCharacters: z.int(),
  /** What the import met on its way: records, repeated, mirrored, deleted; blocks, withoutWords; filesRefused. */
  counts: z.record(z.string(), z.int()).readonly(),
  refused: listOf(z.object({ file: z.string(), place: z.string(), reason: z.string() })),
});
export type CorpusLine = z.infer<typeof corpusLine>;

/** The line of `corpus show`. */
export const corpusDocumentLine = z.object({
  schema: z.literal('consilium/corpus-document/1'),
  release: z.string(),
  document: sourceDocument.extend({ windows: listOf(span) }),
});
export type CorpusDocumentLine = z.infer<typeof corpusDocumentLine>;
