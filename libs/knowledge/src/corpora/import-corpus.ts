import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant, Result } from '@consilium/domain';
import { refused as refusal } from '@consilium/domain';
import type { CorpusDocument, ImportedCorpus, Standing } from '@consilium/domain/evidence';
import type { CorpusRefusal } from './corpus-fault.ts';
import type { CorpusFile, CorpusStatement } from './corpus-file.ts';
import { importGuidelines } from './guideline/import-guidelines.ts';
import { importLiterature } from './literature/import-literature.ts';
import type { LiteratureNote } from './literature/literature-shelf.ts';
import type { CorpusManifest } from './store/corpus-manifest.ts';
import type { CorpusStore } from './store/corpus-store.ts';
import { DocumentShelf } from './store/document-shelf.ts';
import { visibleLine } from './text/visible-text.ts';

export interface CorpusImport {
  readonly corpus: ImportedCorpus;
  readonly id: string;
  readonly files: readonly CorpusFile[];
  /** `publishedOn` is for guidelines; a publication says it itself. */
  readonly statement: CorpusStatement & { readonly publishedOn?: string | null };
  readonly importedAt: Instant;
}

interface Read {
  readonly refused: readonly CorpusRefusal[];
  readonly counts: Readonly<Record<string, number>>;
  readonly standings?: Readonly<Record<string, Standing>>;
}

/**
 * Reads files into a corpus of the installation. Documents go through a file beside the store, so that memory does not grow with what is imported.
 *
 * @returns refusals of the store, or `CORPUS.EMPTY` with what was refused when no document was left
 */
export function importCorpus(request: CorpusImport, store: CorpusStore): Promise<Result<CorpusManifest>> {
  const statement = { ...request.statement, title: visibleLine(request.statement.title, 200).text || request.id };
  const { id, files } = request;
  if (request.corpus === 'guideline')
    return throughShelf<null>({ ...request, statement }, store, (shelf) => importGuidelines(id, files, statement, shelf));
  return throughShelf<LiteratureNote>({ ...request, statement }, store, (shelf) => importLiterature(files, statement, shelf));
}

async function throughShelf<Note>(
  { id, corpus, statement: { title, licence }, importedAt }: CorpusImport,
  store: CorpusStore,
  read: (shelf: DocumentShelf<Note>) => Promise<Read>,
): Promise<Result<CorpusManifest>> {
  const aside = await store.makeAside();
  const shelf = new DocumentShelf<Note>(join(aside, 'shelf.jsonl'));
  try {
    const { refused, counts, standings = {} } = await read(shelf);
    if (shelf.size === 0) return refusal('CORPUS.EMPTY', { id, refused, message: `Nothing was stored as "${id}": ${reasonOf(refused)}` });
    return await store.saveStream(id, { corpus, title, licence, refused }, documentsOf(shelf), importedAt, { counts, standings });
  } finally {
    shelf.close();
    await rm(aside, { recursive: true, force: true });
  }
}

function* documentsOf<Note>(shelf: DocumentShelf<Note>): Generator<CorpusDocument> {
  for (const id of shelf.ids()) yield shelf.get(id);
}

function reasonOf(refused: readonly CorpusRefusal[]): string {
  const [first, ...more] = refused;
  if (first === undefined) return 'the files hold no document.';
  return `${first.file}, ${first.place}: ${first.reason}${more.length > 0 ? ` (and ${more.length} more)` : ''}.`;
}
