import { createHash } from 'node:crypto';
import { CorpusFault, isCorpusFault } from '../corpus-fault.ts';
import type { CorpusRefusal } from '../corpus-fault.ts';
import type { CorpusFile, CorpusStatement } from '../corpus-file.ts';
import { nameOfFile } from '../name-of-file.ts';
import type { DocumentShelf } from '../store/document-shelf.ts';
import { decodedText, openFile } from '../text/decoded-text.ts';
import type { OpenedFile } from '../text/decoded-text.ts';
import { LONGEST_BLOCK } from './block.ts';
import type { Block, BlockSink } from './block.ts';
import { guidelineDocument } from './guideline-document.ts';
import { htmlBlocks } from './html-blocks.ts';
import { markdownBlocks } from './markdown-blocks.ts';
import { pdfBlocks } from './pdf-blocks.ts';
import { plainBlocks } from './plain-blocks.ts';

/** A guideline beyond this is none; the whole of one is held while it is read. */
const MAX_BYTES = 100 * 1024 * 1024;

export interface ImportedGuidelines {
  readonly refused: readonly CorpusRefusal[];
  readonly counts: Readonly<Record<string, number>>;
}

interface Tally {
  blocks: number;
  repeated: number;
  withoutWords: number;
}

/** Reads guidelines that the operator holds, one document a recommendation. A file that cannot be read is refused whole, and the others go on. */
export async function importGuidelines(
  release: string,
  files: readonly CorpusFile[],
  statement: CorpusStatement & { readonly publishedOn?: string | null },
  shelf: DocumentShelf<null>,
): Promise<ImportedGuidelines> {
  const refused: CorpusRefusal[] = [];
  const tally: Tally = { blocks: 0, repeated: 0, withoutWords: 0 };
  const names = new Set<string>();
  let filesRefused = 0;
  for (const file of files) {
    const name = nameOfFile(file.name, names);
    const reading = new FileReading(release, name, statement, shelf, { ...tally });
    try {
      await readBlocks(await openFile(file), file.name, reading);
      if (reading.size === 0 && reading.refused.length === 0) throw new CorpusFault('no text was found in the file');
      shelf.commit();
      Object.assign(tally, reading.tally);
      refused.push(...reading.refused);
    } catch (error) {
      if (!isCorpusFault(error)) throw error;
      shelf.rollback();
      filesRefused += 1;
      refused.push({ file: name, place: error.place, reason: error.reason });
    }
  }
  return { refused, counts: { ...tally, filesRefused } };
}

class FileReading implements BlockSink {
  readonly refused: CorpusRefusal[] = [];
  size = 0;
  private readonly seen = new Set<string>();

  constructor(
    private readonly release: string,
    private readonly file: string,
    private readonly statement: CorpusStatement & { readonly publishedOn?: string | null },
    private readonly shelf: DocumentShelf<null>,
    readonly tally: Tally,
  ) {}

  block(block: Block): void {
    this.tally.blocks += 1;
    if (block.text.length > LONGEST_BLOCK) return this.refuse(block.place, 'a paragraph is longer than 200,000 characters');
    const id = `guideline:${this.release}/${this.shelf.size + 1}`;
    const document = guidelineDocument({ id, block, file: this.file, publishedOn: this.statement.publishedOn ?? null }, this.statement);
    if (document === null) return void (this.tally.withoutWords += 1);
    const words = createHash('sha1')
      .update(JSON.stringify([document.sections, document.text]))
      .digest('base64');
    if (this.seen.has(words)) return void (this.tally.repeated += 1);
    this.seen.add(words);
    this.shelf.put(document, null);
    this.size += 1;
  }

  refuse(place: string, reason: string): void {
    this.refused.push({ file: this.file, place, reason });
  }
}

async function readBlocks(opened: OpenedFile, fileName: string, sink: BlockSink): Promise<void> {
  const start = Buffer.from(opened.head).toString('latin1').slice(0, 1_000);
  if (start.includes('%PDF-')) return pdfBlocks(await gathered(opened.bytes), sink);
  const text = await wholeText(opened);
  readerOf(text, fileName)(text, sink);
}

function readerOf(text: string, fileName: string): (text: string, sink: BlockSink) => void {
  const start = text.slice(0, 2_000).trimStart();
  if (start.startsWith('{\\rtf')) throw new CorpusFault('this is an RTF document: save it as PDF, HTML or text');
  if (
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,1000}?-->\s*)?<(?:!doctype\s+html|html|head|body|main|article|section|div|h[1-6]|p|table|ul|ol)\b/i.test(
      start,
    )
  )
    return htmlBlocks;
  if (/^<\?xml\b|^<[a-z][\w:-]*[\s>]/i.test(start) && !/\.(?:md|markdown|txt)$/i.test(fileName))
    throw new CorpusFault('this is XML, and no web page: save the guideline as PDF, HTML, Markdown or text');
  if (/^[{[]\s*["{[\]}]/.test(start)) throw new CorpusFault('this is JSON: save the guideline as PDF, HTML, Markdown or text');
  if (/\.(?:md|markdown)$/i.test(fileName) || /^#{1,6} \S/m.test(text.slice(0, 100_000))) return markdownBlocks;
  return plainBlocks;
}

async function wholeText(opened: OpenedFile): Promise<string> {
  const pieces: string[] = [];
  let length = 0;
  for await (const piece of decodedText(opened)) {
    length += piece.length;
    if (length > MAX_BYTES) throw new CorpusFault('the file is larger than 100 MB: split it');
    pieces.push(piece);
  }
  return pieces.join('').replace(/\r\n?/g, '\n');
}

async function gathered(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes) {
    length += piece.byteLength;
    if (length > MAX_BYTES) throw new CorpusFault('the PDF is larger than 100 MB: split it');
    pieces.push(piece);
  }
  return new Uint8Array(Buffer.concat(pieces));
}
