import { mergeSamples } from './merge-samples.ts';
import type { AnnotatedSample } from './finding.ts';

const sample = (ids: readonly string[], over: Partial<AnnotatedSample> = {}): AnnotatedSample => ({
  build: 'GRCh38',
  findings: ids.map((id) => ({ id, kind: 'small-variant', gene: 'BRAF' })),
  counts: { records: ids.length, alleles: ids.length, notAnnotated: 0, filtered: 0, kept: ids.length, leftOut: 0 },
  warnings: [],
  assayed: null,
  ...over,
});

describe('mergeSamples', () => {
  it('keeps the findings of every file, so that a second file never hides the first', () => {
    const merged = mergeSamples([sample(['v:1', 'v:2']), sample(['v:2', 'v:3'], { warnings: ['w'], assayed: ['BRAF'] })]);
    expect(merged.findings.map(({ id }) => id)).toEqual(['v:1', 'v:2', 'v:3']);
    expect(merged.counts.records).toBe(4);
    expect(merged).toMatchObject({ warnings: ['w'], assayed: ['BRAF'], build: 'GRCh38' });
  });
});
