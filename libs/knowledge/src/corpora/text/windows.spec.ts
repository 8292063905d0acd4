import type { TextSpan } from '@consilium/domain/evidence';
import { superscript } from './superscript.ts';
import { windowsOf } from './windows.ts';

const sentencesOf = (count: number, length = 10): readonly TextSpan[] =>
  Array.from({ length: count }, (_sentence, index) => [index * (length + 1), index * (length + 1) + length]);

describe('windowsOf', () => {
  it.each([
    [0, []],
    [1, [[0, 10]]],
    [5, [[0, 54]]],
    [
      6,
      [
        [0, 43],
        [33, 65],
      ],
    ],
    [
      8,
      [
        [0, 43],
        [33, 87],
      ],
    ],
  ])('cuts %p sentences so that each window has three to five, the last of one first in the next', (count, windows) =>
    expect(windowsOf(sentencesOf(count))).toEqual(windows),
  );

  it('leaves no sentence out, whatever the number and length', () => {
    for (let count = 1; count < 60; count += 1)
      for (const length of [5, 900, 5_000]) {
        const sentences = sentencesOf(count, length);
        const windows = windowsOf(sentences);
        expect(sentences.every(([start, end]) => windows.some(([from, to]) => from <= start && end <= to))).toBe(true);
        expect(windows.every(([from, to]) => to - from <= Math.max(4_000, length))).toBe(true);
      }
  });
});

describe('superscript', () => {
  it.each([
    ['10', '-5', '^-5'],
    ['10', '9', '^9'],
    ['80 mg/m', '2', '2'],
    ['4 cm', '3', '3'],
    ['survival', '12', ' [12]'],
    ['survival.', '1,2', ' [1,2]'],
    ['CD8', '+', '+'],
    ['Ca', '2+', '2+'],
    ['BRAF', 'V600E', 'V600E'],
  ])('writes what is raised after "%s" as it is meant: %s', (before, raised, written) => expect(superscript(before, raised)).toBe(written));
});
