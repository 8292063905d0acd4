import { wordsOf } from '@consilium/domain/evidence';
import type { CorpusDocument, TextSpan } from '@consilium/domain/evidence';

export interface PassageRow {
  readonly window: TextSpan;
  /** Folded words of the window and of what stands above it, each once. */
  readonly words: readonly string[];
}

/** Longest word that a text search takes (2,046 bytes) with room to spare; what is longer is no word of a text. */
const LONGEST_WORD = 200;
/** A text search takes one megabyte of words a window. A window is some sentences, but a table may come as one: its words past this are not found. */
const MOST_BYTES = 500_000;

/** Windows of a document with their words; a text without windows is one. */
export function passageRows(document: CorpusDocument): readonly PassageRow[] {
  const windows: readonly TextSpan[] = document.windows.length > 0 ? document.windows : [[0, document.text.length]];
  const head = wordsOf(headOf(document));
  return windows.map((window) => ({ window, words: unique([...wordsOf(document.text.slice(...window)), ...head]) }));
}

/** Title and headings say what a window of the middle is about. A title that opens the text stands there already. */
const headOf = ({ title, sections, text }: CorpusDocument): string =>
  [title !== null && !text.startsWith(title) ? title : '', ...sections].filter((part) => part !== '').join('\n');

const unique = (words: readonly string[]): readonly string[] => {
  let bytes = 0;
  return [...new Set(words)].filter((word) => word.length <= LONGEST_WORD && (bytes += Buffer.byteLength(word)) <= MOST_BYTES);
};
