import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

type Words = { readonly [key: string]: string | Words };

const wordsOf = (language: string, file: string): Words =>
  JSON.parse(readFileSync(join(import.meta.dirname, language, file), 'utf8')) as Words;
const keysOf = (words: Words, at = ''): string[] =>
  Object.entries(words).flatMap(([key, value]) => (typeof value === 'string' ? [`${at}${key}`] : keysOf(value, `${at}${key}.`)));
const placeholders = (words: Words): string[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [
          `${key} ${[...value.matchAll(/\{\{(\w+)\}\}/g)]
            .map(([, name]) => name)
            .sort()
            .join(',')}`,
        ]
      : placeholders(value),
  );

const FILES = readdirSync(join(import.meta.dirname, 'en')).filter((name) => name.endsWith('.json'));

describe('words of the screens', () => {
  it.each(FILES)('%s says in German all that it says in English, with the same blanks', (file) => {
    const [en, de] = [wordsOf('en', file), wordsOf('de', file)];
    expect(keysOf(de)).toEqual(keysOf(en));
    expect(placeholders(de)).toEqual(placeholders(en));
  });
});
