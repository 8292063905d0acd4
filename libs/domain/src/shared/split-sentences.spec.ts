import fc from 'fast-check';
import { splitSentences } from './split-sentences.ts';

const sentences = (text: string): readonly string[] => splitSentences(text).map(([start, end]) => text.slice(start, end));

describe('splitSentences', () => {
  it.each<[string, readonly string[]]>([
    ['One is here. Two is there.', ['One is here.', 'Two is there.']],
    ['PFS was 5.3 months vs. 1.6 months. OS was longer.', ['PFS was 5.3 months vs. 1.6 months.', 'OS was longer.']],
    ['Doe et al. Reported e.g. Dr. Roe and Fig. 2 so.', ['Doe et al. Reported e.g. Dr. Roe and Fig. 2 so.']],
    ['BRAF p.V600E was found. p53 was lost. mTOR too.', ['BRAF p.V600E was found.', 'p53 was lost.', 'mTOR too.']],
    ['It grew (n = 4). (See below.) "It stopped." Then no more.', ['It grew (n = 4).', '(See below.)', '"It stopped."', 'Then no more.']],
    ['Was it so? No. The tumor grew. See No. 7 there.', ['Was it so?', 'No.', 'The tumor grew.', 'See No. 7 there.']],
    ['Hepatitis B. Patients did well. J. Doe wrote it.', ['Hepatitis B.', 'Patients did well.', 'J. Doe wrote it.']],
    ['Osimertinib z. B. Tagrisso bzw. Erlotinib i. v. gegeben.', ['Osimertinib z. B. Tagrisso bzw. Erlotinib i. v. gegeben.']],
    ['Am 3. Mai begann die 2. Linie. Danach Progress.', ['Am 3. Mai begann die 2. Linie.', 'Danach Progress.']],
    [
      'Toxicity was of grade 3. Patients stopped in 2019. 12 of them died.',
      ['Toxicity was of grade 3.', 'Patients stopped in 2019.', '12 of them died.'],
    ],
    ['1. Give osimertinib.\n2. Test for T790M.', ['1. Give osimertinib.', '2. Test for T790M.']],
    ['a wrapped\nline goes on.\n\nnew paragraph', ['a wrapped\nline goes on.', 'new paragraph']],
    ['Diagnosis: NSCLC\nStage: IV\n12.03.2024 CT thorax', ['Diagnosis: NSCLC', 'Stage: IV', '12.03.2024 CT thorax']],
    ['效果很好。没有。', ['效果很好。', '没有。']],
    ['   ', []],
    ['', []],
  ])('%p', (text, expected) => expect(sentences(text)).toEqual(expected));

  it('leaves out no visible character, whatever the text', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'B', '.', ' ', '\n', '1', '?', ')', 'vs', '\u00a0', '😀', '-') }), (text) => {
        const spans = splitSentences(text);
        const joined = spans.map(([start, end]) => text.slice(start, end)).join('');
        expect(joined.replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''));
        spans.forEach(([start, end], index) => {
          expect(end).toBeGreaterThan(start);
          expect(start).toBeGreaterThanOrEqual(spans[index - 1]?.[1] ?? 0);
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
        });
      }),
    ));

  it.each([
    ['dots', '.'],
    ['spaces', ' '],
    ['letters', 'a'],
    ['lines', '\n'],
    ['ends', 'a. '],
    ['blank lines', '\n \n'],
  ])('stays linear over a megabyte of %s', (_what, unit) => {
    const spans = splitSentences(unit.repeat(1_000_000 / unit.length));
    expect(Math.max(0, ...spans.slice(0, 10_000).map(([start, end]) => end - start))).toBeLessThanOrEqual(2_000);
  });
});
