import { atPointer } from './json-pointer.ts';

describe('atPointer', () => {
  const document = { findings: [{ label: 'BRAF V600E', 'a/b': 1 }], warnings: [] };

  it.each([
    ['/findings/0/label', 'BRAF V600E'],
    ['/findings/0/a~1b', 1],
    ['/warnings', []],
    ['', document],
    ['/findings/7/label', undefined],
    ['/findings/length/x', undefined],
    ['/constructor', undefined],
  ])('finds what the engine cites at "%s"', (pointer, found) => {
    expect(atPointer(document, pointer)).toEqual(found);
  });
});
