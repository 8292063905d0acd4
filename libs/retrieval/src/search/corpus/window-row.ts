import type { SourceDocument } from '@consilium/domain';
import type { TextSpan } from '@consilium/domain/evidence';
import { wordsOf } from '../words.ts';
import { isNamedChange } from './asked-names.ts';

/** A document with the windows that an import cut; one without them is one window. */
export interface WindowedDocument extends SourceDocument {
  readonly windows?: readonly TextSpan[];
}

/** What the scorer reads of a window. */
export interface WindowWords {
  /** Words of the window, with those of title and headings. */
  readonly words: ReadonlySet<string>;
  /** Words of the whole document. */
  readonly documentWords: ReadonlySet<string>;
  /** Changes of one residue that the document names. */
  readonly changes: readonly string[];
}

export interface WindowRow<D extends WindowedDocument = WindowedDocument> extends WindowWords {
  readonly id: number;
  readonly document: D;
  readonly window: TextSpan;
  readonly text: string;
}

/** The windows of documents, in their order. */
export function windowRows<D extends WindowedDocument>(documents: Iterable<D>): readonly WindowRow<D>[] {
  const rows: WindowRow<D>[] = [];
  for (const document of documents) {
    const whole = wordsOfDocument(document);
    for (const window of windowsOf(document)) {
      const text = textOfWindow(document, window);
      rows.push({ id: rows.length, document, window, words: new Set(wordsOf(text)), ...whole, text });
    }
  }
  return rows;
}

/** The same for one window that another index found. */
export const windowWords = (document: WindowedDocument, window: TextSpan): WindowWords => ({
  words: new Set(wordsOf(textOfWindow(document, window))),
  ...wordsOfDocument(document),
});

function windowsOf({ windows, text }: WindowedDocument): readonly TextSpan[] {
  return windows !== undefined && windows.length > 0 ? windows : [[0, text.length]];
}

function wordsOfDocument(document: WindowedDocument): Pick<WindowWords, 'documentWords' | 'changes'> {
  const documentWords = new Set(wordsOf(`${document.text}\n${headOf(document)}`));
  return { documentWords, changes: [...documentWords].filter(isNamedChange) };
}

const textOfWindow = (document: WindowedDocument, window: TextSpan): string => `${document.text.slice(...window)}\n${headOf(document)}`;

/** Title and headings say what a window of the middle is about. A title that opens the text stands there already. */
function headOf({ title, sections, text }: WindowedDocument): string {
  return [title && !text.startsWith(title) ? title : '', ...(sections ?? [])].filter((part) => part !== '').join('\n');
}
