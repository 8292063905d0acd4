import { visibleLine } from './text/visible-text.ts';

/** A file name is a stranger's text too: it is shown beside documents. Two files of one name are told apart by a number. */
export function nameOfFile(given: string, taken: Set<string>): string {
  const base = visibleLine(given.slice(given.lastIndexOf('/') + 1), 120).text || 'file';
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base} (${number})`;
  taken.add(name);
  return name;
}
