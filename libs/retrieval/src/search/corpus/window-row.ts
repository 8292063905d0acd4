import type { CorpusContent, CorpusDocument, TextSpan } from '@consilium/domain/evidence';
import { isNamedChange } from './asked-names.ts';
import { wordsOf } from '../words.ts';

/** A window as the scorer compares it. */
export interface WindowRow {
  readonly id: number;
  readonly document: CorpusDocument;
  readonly window: TextSpan;
  /** Words of the window in order, with those of title and headings behind them. */
  readonly words: ReadonlySet<string>;
  /** Words of the whole document. */
  readonly documentWords: ReadonlySet<string>;
  /** Changes of one residue that the document names. */
  readonly changes: readonly string[];
  readonly text: string;
}

/** A text without windows is one window. */
export function windowRows(contents: readonly CorpusContent[]): readonly WindowRow[] {
  const rows: WindowRow[] = [];
  for (const { documents } of contents)
    for (const document of documents) {
      const head = headOf(document);
      const documentWords = new Set(wordsOf(`${document.text}\n${head}`));
      const changes = [...documentWords].filter(isNamedChange);
      const windows: readonly TextSpan[] = document.windows.length > 0 ? document.windows : [[0, document.text.length]];
      for (const window of windows) {
        const text = `${document.text.slice(...window)}\n${head}`;
        rows.push({ id: rows.length, document, window, words: new Set(wordsOf(text)), documentWords, changes, text });
      }
    }
  return rows;
}

/** Title and headings say what a window of the middle is about. A title that opens the text stands there already. */
function headOf({ title, sections, text }: CorpusDocument): string {
  return [title !== null && !text.startsWith(title) ? title : '', ...sections].filter((part) => part !== '').join('\n');
}
