import { SaxesParser } from 'saxes';
import { CorpusFault } from '../corpus-fault.ts';
import { articleRecord } from './article-record.ts';
import { LONGEST_RECORD } from './literature-record.ts';
import type { LiteratureReader, LiteratureSink } from './literature-record.ts';
import { elementsOf, fieldOf, nodeOf } from './xml-node.ts';
import type { XmlNode } from './xml-node.ts';

const ROOTS = new Set(['PubmedArticleSet', 'PubmedBookArticleSet', 'PubmedArticle', 'PubmedBookArticle', 'DeleteCitation']);
const RECORDS = new Set(['PubmedArticle', 'PubmedBookArticle', 'DeleteCitation']);
const MAX_DEPTH = 100;

/**
 * PubMed's XML, one record in memory at a time.
 * 1. A document type may be named, but nothing it defines is read: an entity of its own refuses the file, so that nothing expands and nothing is fetched.
 * 2. A file that is not well-formed to its end is refused whole with the line; the parser's own words may quote it and are dropped.
 * 3. A record beyond 4 MB is refused alone.
 */
export const readPubmedXml: LiteratureReader = async (text, sink) => {
  const parser = new SaxesParser({ xmlns: false });
  const place = (): string => `line ${parser.line}`;
  const builder = new RecordBuilder(sink, place);
  parser.on('error', () => {
    throw new CorpusFault('the XML is not well-formed, or it uses an entity of its own: export it again', place());
  });
  parser.on('opentag', ({ name, attributes }) => builder.open(name, attributes));
  parser.on('text', (words) => builder.text(words));
  parser.on('cdata', (words) => builder.text(words));
  parser.on('closetag', () => builder.close());
  for await (const chunk of text) parser.write(chunk);
  parser.close();
};

class RecordBuilder {
  private depth = 0;
  private readonly stack: XmlNode[] = [];
  private size = 0;
  private start = '';

  constructor(
    private readonly sink: LiteratureSink,
    private readonly place: () => string,
  ) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.depth += 1;
    if (this.depth > MAX_DEPTH)
      throw new CorpusFault(`the elements lie more than ${MAX_DEPTH} deep: this is no export of PubMed`, this.place());
    if (this.depth === 1 && !ROOTS.has(name))
      throw new CorpusFault(
        'this XML is not from PubMed (its root is no PubmedArticleSet): save the search as XML, MEDLINE or JSON',
        this.place(),
      );
    const parent = this.stack.at(-1);
    if (parent === undefined && !RECORDS.has(name)) return;
    if (parent === undefined) {
      this.size = 0;
      this.start = this.place();
    }
    const node = nodeOf(name, attributes);
    if (this.grows(name.length)) parent?.content.push(node);
    this.stack.push(node);
  }

  text(words: string): void {
    const parent = this.stack.at(-1);
    if (parent !== undefined && this.grows(words.length)) parent.content.push(words);
  }

  close(): void {
    this.depth -= 1;
    const node = this.stack.pop();
    if (node === undefined || this.stack.length > 0) return;
    if (this.size > LONGEST_RECORD) this.sink.refuse(this.start, 'the record is longer than 4 million characters');
    else if (node.name === 'DeleteCitation')
      this.sink.deleted(
        elementsOf(node, 'PMID').flatMap((id) => fieldOf(id) ?? []),
        this.start,
      );
    else this.sink.record(articleRecord(node, this.start));
  }

  private grows(by: number): boolean {
    this.size += by;
    return this.size <= LONGEST_RECORD;
  }
}
