import { superscript } from '../text/superscript.ts';

/** One record of an XML file as a small tree; the file itself is never held. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: (XmlNode | string)[];
}

export const nodeOf = (name: string, attributes: Readonly<Record<string, string>> = {}): XmlNode => ({ name, attributes, content: [] });

export const elementsOf = (node: XmlNode | undefined, name?: string): readonly XmlNode[] =>
  (node?.content ?? []).filter((part) => typeof part !== 'string').filter((part) => name === undefined || part.name === name);

/** First element down a path of names. */
export const at = (node: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined =>
  path.reduce<XmlNode | undefined>((parent, name) => elementsOf(parent, name)[0], node);

export const all = (node: XmlNode | undefined, ...path: readonly string[]): readonly XmlNode[] => {
  const last = path.at(-1);
  return last === undefined ? [] : elementsOf(at(node, ...path.slice(0, -1)), last);
};

/** Words of an element and of what is in it; raised text is written so that numbers keep their value. */
export function wordsOf(node: XmlNode | undefined): string {
  let words = '';
  for (const part of node?.content ?? []) {
    if (typeof part === 'string') words += part;
    else if (part.name === 'sup') words += superscript(words.slice(-4), wordsOf(part));
    else words += wordsOf(part);
  }
  return words;
}

export const fieldOf = (node: XmlNode | undefined): string | null => {
  const words = wordsOf(node).replace(/\s+/g, ' ').trim();
  return words === '' ? null : words;
};
