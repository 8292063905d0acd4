import { unstorableText } from './unstorable-text.ts';

describe('unstorableText', () => {
  it.each<[string, unknown, string | null]>([
    ['plain text', { text: 'TP53 p.Arg175His, ß, 漢, 🧬' }, null],
    ['a null character', { text: 'a\u0000b' }, 'text'],
    ['half a surrogate pair', { notes: [{ text: 'x' }, { text: '\ud800' }] }, 'notes.1.text'],
    ['a null character in a key', { inner: { 'a\u0000': 1 } }, 'inner'],
    ['no text at all', 7, null],
    ['nothing', undefined, null],
  ])('finds %s', (_, value, path) => expect(unstorableText(value)).toBe(path));

  it('goes as deep as a body is long', () => {
    expect(unstorableText(JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)))).toBeNull();
  });
});
