export type Delimiter = '\t' | ',' | ';';

/** A tab in the header decides; else whichever of comma and semicolon stands there more often, outside quotes. */
export function delimiterOf(header: string): Delimiter {
  if (header.includes('\t')) return '\t';
  const bare = header.replace(/"[^"]*"/g, '');
  return bare.split(';').length > bare.split(',').length ? ';' : ',';
}

/** True while a quoted cell is still open at the end of the text: the record goes on in the next line (RFC 4180 §2.6). */
export function isQuoteOpen(text: string, delimiter: Delimiter): boolean {
  if (delimiter === '\t' || !text.includes('"')) return false;
  return scan(text, delimiter).open;
}

/** Cells of one record. Quotes are those of RFC 4180; in a tab-separated file a pair around a whole cell goes, any other quote is a character. */
export function cellsOf(text: string, delimiter: Delimiter): readonly string[] {
  if (!text.includes('"')) return text.split(delimiter);
  return delimiter === '\t' ? text.split('\t').map(unwrapped) : scan(text, delimiter).cells;
}

const unwrapped = (cell: string): string =>
  cell.length > 1 && cell.startsWith('"') && cell.endsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;

function scan(text: string, delimiter: Delimiter): { readonly cells: readonly string[]; readonly open: boolean } {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const quoted = text[at] === '"' ? quotedCell(text, at) : null;
    if (quoted && quoted.end === -1) return { cells: [...cells, quoted.cell], open: true };
    const from = quoted ? quoted.end : at;
    const next = text.indexOf(delimiter, from);
    const tail = text.slice(from, next === -1 ? text.length : next);
    cells.push(quoted ? quoted.cell + tail.trim() : tail);
    if (next === -1) return { cells, open: false };
    at = next + 1;
  }
}

/** `end` is where the text goes on after the closing quote, -1 when there is none. */
function quotedCell(text: string, start: number): { readonly cell: string; readonly end: number } {
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return { cell: text.slice(start + 1).replaceAll('""', '"'), end: -1 };
    if (text[quote + 1] !== '"') return { cell: text.slice(start + 1, quote).replaceAll('""', '"'), end: quote + 1 };
    at = quote + 2;
  }
}
