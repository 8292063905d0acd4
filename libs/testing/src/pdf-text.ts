import { inflateSync } from 'node:zlib';

/**
 * Text of each page of a PDF written by pdfkit (subset fonts with a ToUnicode map, object per line, no object streams): enough to prove what a report
 * prints, without a program that a clone may not have.
 */
export function pdfPages(bytes: Uint8Array): readonly string[] {
  const source = Buffer.from(bytes).toString('latin1');
  const objects = new Map(
    [...source.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b(?!s)/.test(body));
  return pages.map((page) => textOf(streamOf(objects.get(reference(page, 'Contents')) ?? ''), fontsOf(page, objects)));
}

const reference = (body: string, name: string): string => new RegExp(`/${name} (\\d+) 0 R`).exec(body)?.[1] ?? '';

function streamOf(body: string): string {
  const data = /stream\r?\n([\s\S]*?)\nendstream/.exec(body)?.[1] ?? '';
  return body.includes('/FlateDecode') ? inflateSync(Buffer.from(data, 'latin1')).toString('latin1') : data;
}

type CharacterMap = ReadonlyMap<number, string>;

function fontsOf(page: string, objects: ReadonlyMap<string, string>): ReadonlyMap<string, CharacterMap> {
  const resources = objects.get(reference(page, 'Resources')) ?? page;
  return new Map(
    [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [
      name,
      charactersOf(streamOf(objects.get(reference(objects.get(id) ?? '', 'ToUnicode')) ?? '')),
    ]),
  );
}

const unhex = (hex: string): string =>
  String.fromCodePoint(...[...Buffer.from(hex, 'hex').swap16().toString('utf16le')].map((character) => character.codePointAt(0) ?? 0));

/** pdfkit writes `<from> <to> [<utf16> <utf16 utf16> …]` ranges; a ligature has several. */
function charactersOf(map: string): CharacterMap {
  const characters = new Map<number, string>();
  for (const [, from = '0', list = ''] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
    [...list.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex = ''], offset) =>
      characters.set(Number.parseInt(from, 16) + offset, hex === '' ? '' : unhex(hex.replaceAll(' ', ''))),
    );
  }
  return characters;
}

/** Runs of text in the order of the page; a run ends with its text object, so that columns do not grow together. */
function textOf(content: string, fonts: ReadonlyMap<string, CharacterMap>): string {
  let font: CharacterMap = new Map();
  let text = '';
  for (const [token, name, run] of content.matchAll(/\/(F\d+) [\d.]+ Tf|(\[[^\]]*\]) TJ|\bET\b/g)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map();
    else if (run !== undefined) text += [...run.matchAll(/<([0-9a-f]*)>/gi)].map(([, hex = '']) => glyphs(hex, font)).join('');
    else if (token === 'ET') text += ' ';
  }
  return text.replace(/\s+/gu, ' ').trim();
}

const glyphs = (hex: string, font: CharacterMap): string =>
  (hex.match(/.{4}/g) ?? []).map((glyph) => font.get(Number.parseInt(glyph, 16)) ?? '\uFFFD').join('');
