import { SaxesParser } from 'saxes';
import { FileFault } from '../bytes/file-refusal.ts';
import { DEFAULT_LIMITS } from '../bytes/read-limits.ts';
import { unpack } from '../bytes/unpack.ts';
import type { Compression } from '../bytes/unpack.ts';
import { MAX_DOCUMENT, MAX_TAGS, underCap } from '../formats/document-limits.ts';
import type { ReadOptions } from '../vcf/read-options.ts';

/** An opened element: local name, attributes by local name, line of its end. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly line: number;
}

export interface XmlSink {
  open(element: XmlElement): void;
  close(name: string): void;
}

/** Reports nest some 15 elements. */
const MAX_DEPTH = 200;

/**
 * Streams the elements of an XML document.
 * 1. Text between the tags is never kept: names, dates and enclosed images of a report lie there.
 * 2. A document type is refused, so that no entity can be defined (expansion, outside files).
 * 3. A document of more tags than any report has is refused before it takes time.
 * 4. A document that is not well-formed is refused with its line; the parser's own words may quote it and are dropped.
 */
export async function readXml(
  source: AsyncIterable<Uint8Array>,
  sink: XmlSink,
  limits: ReadOptions['limits'],
): Promise<{ readonly compression: Compression }> {
  const { compression, bytes } = await unpack(source, { ...DEFAULT_LIMITS, ...limits });
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', () => {
    throw new FileFault('FILE.BAD_DOCUMENT', 'the XML is not well-formed; export the report again', { line: parser.line });
  });
  parser.on('doctype', () => {
    throw new FileFault('FILE.UNSAFE_XML', 'the XML defines a document type; remove the DOCTYPE', { line: parser.line });
  });
  let depth = 0;
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > MAX_DEPTH)
      throw new FileFault('FILE.BAD_DOCUMENT', `the elements of the XML lie more than ${MAX_DEPTH} deep; export the report again`, {
        line: parser.line,
      });
    sink.open({ name: local(name), attributes: byLocalName(attributes), line: parser.line });
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    sink.close(local(name));
  });
  const decoder = new TextDecoder();
  const refuseTags = tagGuard();
  for await (const chunk of underCap(bytes, MAX_DOCUMENT)) {
    const text = decoder.decode(chunk, { stream: true });
    refuseTags(text);
    parser.write(text);
  }
  parser.write(decoder.decode()).close();
  return { compression };
}

/** Counts what opens a tag, and refuses the document when it has too many. */
function tagGuard(): (text: string) => void {
  let tags = 0;
  return (text) => {
    for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) tags += 1;
    if (tags > MAX_TAGS) throw new FileFault('FILE.BAD_DOCUMENT', `the XML has more than ${MAX_TAGS} tags; export the report again`);
  };
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

const byLocalName = (attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [local(name), value]));
