import { highlightSpan } from './highlight-span.ts';

describe('highlightSpan', () => {
  const source = 'In this trial patients with BRAF V600E – mutated melanoma responded to dabrafenib.';

  it.each([
    ['verbatim', 'patients with BRAF V600E', 'patients with BRAF V600E'],
    ['with another dash', 'V600E - mutated melanoma', 'V600E – mutated melanoma'],
    ['with another case', 'brAF v600e', 'BRAF V600E'],
  ])('marks the span in the source, %s', (_name, quote, span) => {
    const parts = highlightSpan(source, quote);
    expect(parts?.span).toBe(span);
    expect(`${parts?.before}${parts?.span}${parts?.after}`).toBe(source);
  });

  it('marks nothing where the source does not say it', () => {
    expect(highlightSpan(source, 'responded to trametinib')).toBeNull();
    expect(highlightSpan(source, '')).toBeNull();
  });
});
