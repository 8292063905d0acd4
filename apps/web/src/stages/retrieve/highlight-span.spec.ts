import { highlightSpan } from './highlight-span.ts';

describe('highlightSpan', () => {
  const source = 'RESULTS\n\nIn this trial patients with  BRAF V600E – mutated\nmelanoma were ﬁrst treated with dabrafenib – café.';

  it.each([
    ['verbatim', 'patients with  BRAF V600E', 'patients with  BRAF V600E'],
    ['with another dash', 'V600E - mutated', 'V600E – mutated'],
    ['with another case', 'brAF v600e', 'BRAF V600E'],
    [
      'over lines and double blanks, as the citation check reads it',
      'patients with BRAF V600E - mutated melanoma were',
      'patients with  BRAF V600E – mutated\nmelanoma were',
    ],
    ['past a ligature, whose letters are two', 'were first treated with', 'were ﬁrst treated with'],
    ['with letters composed otherwise', 'dabrafenib – cafe\u0301.', 'dabrafenib – café.'],
    ['across a heading', 'results in this trial', 'RESULTS\n\nIn this trial'],
  ])('marks the span in the source, %s', (_name, quote, span) => {
    const parts = highlightSpan(source, quote);
    expect(parts?.span).toBe(span);
    expect(`${parts?.before}${parts?.span}${parts?.after}`).toBe(source);
  });

  it.each(['responded to trametinib', '', '  ', 'café. And more'])('marks nothing where the source does not say it: "%s"', (quote) => {
    expect(highlightSpan(source, quote)).toBeNull();
  });
});
