import { namesOfFindings, readableValue } from './readable-value.ts';

const names = namesOfFindings({ findings: [{ finding: 'v:1', label: 'EGFR T790M' }] });

describe('what an engine sentence stands on, in readable form', () => {
  it('names the finding instead of its id, and leaves the keys of machines to the stored form', () => {
    const entry = { finding: 'v:1', therapies: ['gefitinib', 'erlotinib'], level: null, inClass: true, keys: ['g:1'] };
    expect(readableValue(entry, names)).toEqual({
      kind: 'rows',
      rows: [
        ['finding', 'EGFR T790M'],
        ['therapies', 'gefitinib; erlotinib'],
        ['level', ''],
        ['inClass', 'true'],
      ],
    });
  });

  it('reads a list as one line an entry, with the tier that the rules gave, and leaves none out', () => {
    const list = [
      { therapies: ['a', 'b'], tier: 'I', level: 'A' },
      { label: 'KRAS G12D', tier: null },
      { release: 'x', sha256: '0' },
    ];
    expect(readableValue(list, names)).toEqual({ kind: 'list', entries: ['a + b, Tier I-A', 'KRAS G12D', 'release x'] });
    expect(readableValue([], names)).toEqual({ kind: 'list', entries: [] });
  });

  it('never shows a therapy of a resistance without saying so', () => {
    const results = [
      { therapies: ['cetuximab'], direction: 'resistance', tier: 'I', level: 'A' },
      { therapies: ['x'], rulesOut: ['x'], tier: 'II', level: null },
    ];
    expect(readableValue({ finding: 'v:1', label: 'EGFR T790M', results }, names)).toEqual({
      kind: 'rows',
      rows: [
        ['label', 'EGFR T790M'],
        ['results', 'cetuximab, resistance, Tier I-A; x, resistance, Tier II'],
      ],
    });
  });

  it.each([
    ['II', 'II'],
    [0.3, '0.3'],
    ['v:1', 'EGFR T790M'],
  ])('shows %s as it is, or by its name', (value, text) => {
    expect(readableValue(value, names)).toEqual({ kind: 'text', text });
  });
});
