import { isVerbatim } from './citation.ts';

const QUOTE = 'Responses were seen in three of eight patients';

describe('quotation marks', () => {
  it.each([
    ['quoted', QUOTE, true],
    ['quoted', 'Three of eight patients responded', false],
  ] as const)('a %s sentence that says %p has them: %p', (kind, text, expected) => {
    expect(isVerbatim({ id: 's', section: 'options', kind, text, citations: [{ document: 'pubmed:90000001', quote: QUOTE }] })).toBe(
      expected,
    );
  });

  it('never stand around our own wording of a record', () => {
    expect(
      isVerbatim({ id: 's', section: 'options', kind: 'fact', text: 'x', citations: [{ document: 'starter:x', fields: { gene: 'x' } }] }),
    ).toBe(false);
  });
});
