export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph' | 'quote'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

const cellsOf = (line: string): readonly string[] =>
  line
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());

/** Reads the part of Markdown that our own reports are written in: headings, paragraphs, lists, quotes, tables. Anything else stays text. */
export function readMarkdown(text: string): readonly Block[] {
  return text
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part) => blocksOf(part.split('\n')));
}

function blocksOf(lines: readonly string[]): readonly Block[] {
  const first = lines[0] ?? '';
  const heading = /^(#{1,6}) (.*)$/.exec(first);
  if (heading)
    return [
      { kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' },
      ...(lines.length > 1 ? blocksOf(lines.slice(1)) : []),
    ];
  if (lines.length > 1 && first.startsWith('|') && /^\|[\s:|-]+\|$/.test(lines[1] ?? ''))
    return [{ kind: 'table', head: cellsOf(first), rows: lines.slice(2).map(cellsOf) }];
  const list = listOf(lines, /^- /) ?? listOf(lines, /^\d+\. /);
  if (list) return [{ kind: 'list', ordered: !first.startsWith('- '), items: list }];
  if (lines.every((line) => line.startsWith('>')))
    return [{ kind: 'quote', text: lines.map((line) => line.replace(/^> ?/, '')).join('\n') }];
  return [{ kind: 'paragraph', text: lines.join('\n') }];
}

/** Items with the indented lines below them; null where another line stands between. */
function listOf(lines: readonly string[], mark: RegExp): readonly string[] | null {
  const items: string[] = [];
  for (const line of lines) {
    if (mark.test(line)) items.push(line.replace(mark, ''));
    else if (items.length > 0 && /^ {2,}\S/.test(line)) items[items.length - 1] += `\n${line.trim().replace(/^- /, '')}`;
    else return null;
  }
  return items;
}

export interface Span {
  readonly style: 'plain' | 'bold' | 'code';
  readonly text: string;
}

const unescaped = (text: string): string => text.replaceAll(/\\([\\`*_[\]<>|#])/g, '$1');

/** `**bold**` and `` `code` ``; a backslash keeps the next sign as it is. */
export function readSpans(text: string): readonly Span[] {
  return text
    .split(/((?<!\\)\*\*.+?(?<!\\)\*\*|(?<!\\)`[^`]+`)/)
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith('**') && part.endsWith('**') && part.length > 4
        ? { style: 'bold', text: unescaped(part.slice(2, -2)) }
        : part.startsWith('`') && part.endsWith('`') && part.length > 2
          ? { style: 'code', text: part.slice(1, -1) }
          : { style: 'plain', text: unescaped(part) },
    );
}
