import type { Standing } from '@consilium/domain/evidence';
import { CorpusFault, isCorpusFault } from '../corpus-fault.ts';
import type { CorpusRefusal } from '../corpus-fault.ts';
import type { CorpusFile, CorpusStatement } from '../corpus-file.ts';
import { nameOfFile } from '../name-of-file.ts';
import type { DocumentShelf } from '../store/document-shelf.ts';
import { decodedText, openFile } from '../text/decoded-text.ts';
import { readLiteratureJson } from './literature-json.ts';
import type { LiteratureReader } from './literature-record.ts';
import { LiteratureShelf } from './literature-shelf.ts';
import type { LiteratureNote } from './literature-shelf.ts';
import { readMedlineText } from './medline-text.ts';
import { readPubmedXml } from './pubmed-xml.ts';

export interface ImportedLiterature {
  readonly refused: readonly CorpusRefusal[];
  readonly counts: Readonly<Record<string, number>>;
  /** What notices say of publications that are not in this import, by document id: it holds for those of other imports. */
  readonly standings: Readonly<Record<string, Standing>>;
}

/**
 * Reads exports of PubMed and Europe PMC onto a shelf. A file that is broken anywhere is refused whole, and the others go on.
 * Memory: one record and a note of some 200 bytes for each document, whatever the size of the files.
 */
export async function importLiterature(
  files: readonly CorpusFile[],
  statement: CorpusStatement,
  shelf: DocumentShelf<LiteratureNote>,
): Promise<ImportedLiterature> {
  const literature = new LiteratureShelf(shelf, statement);
  const refused: CorpusRefusal[] = [];
  const names = new Set<string>();
  for (const file of files) {
    const name = nameOfFile(file.name, names);
    const reading = literature.begin(name);
    try {
      const opened = await openFile(file);
      await readerOf(opened.head)(decodedText(opened), reading.sink);
      reading.commit();
    } catch (error) {
      if (!isCorpusFault(error)) throw error;
      literature.rollback();
      refused.push({ file: name, place: error.place, reason: error.reason });
    }
  }
  const standings = literature.settle();
  return { refused: [...refused, ...literature.refused], counts: { ...literature.counts, filesRefused: refused.length }, standings };
}

function readerOf(head: Uint8Array): LiteratureReader {
  const start = startOf(head);
  if (start.startsWith('%PDF')) throw new CorpusFault('this is a PDF: import a guideline with "corpus import guidelines"');
  if (/^<(?:!doctype\s+html|html)\b/i.test(start)) throw new CorpusFault('this is a web page: save the search as XML, MEDLINE or JSON');
  if (/^TY {1,2}- /.test(start))
    throw new CorpusFault('this is RIS, which carries no standing: save the search as MEDLINE text (.nbib) or XML');
  if (start.startsWith('<')) return readPubmedXml;
  if (/^[{[]/.test(start)) return readLiteratureJson;
  if (/^[A-Z][A-Z0-9]{1,3} *- /.test(start)) return readMedlineText;
  throw new CorpusFault('the format is not known: give PubMed XML, MEDLINE text (.nbib) or JSON, or JSON of Europe PMC');
}

const startOf = (head: Uint8Array): string => {
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const text = isUtf16 ? new TextDecoder(head[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(head) : Buffer.from(head).toString('latin1');
  return text
    .replace(/^(?:\uFEFF|\u00EF\u00BB\u00BF)/, '')
    .trimStart()
    .slice(0, 200);
};
