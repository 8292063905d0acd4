import { phraseOf, wordsOf } from './search-words.ts';

describe('wordsOf', () => {
  it.each([
    ['EML4::ALK Fusion', 'eml4 alk fusion'],
    ['EML4-ALK fusions', 'eml4 alk fusion'],
    ['p.Val600Glu', 'v600e'],
    ['V600E', 'v600e'],
    ['p.V600E', 'v600e'],
    ['Trp24Ter', 'w24*'],
    ['ex19del', 'exon 19 deletion'],
    ['exon 19 deletions', 'exon 19 deletion'],
    ['Non‑small cell', 'non small cell'],
    ['HER2/neu', 'her2 neu'],
    ['tumours and carcinomas', 'tumor and carcinoma'],
    ['', ''],
    ['&|!()', ''],
  ])('reads %p as %p', (text, words) => expect(phraseOf(text)).toBe(words));

  it('takes names that every object has for words', () =>
    expect(wordsOf('constructor toString __proto__')).toEqual(['constructor', 'tostring', 'proto']));
});
