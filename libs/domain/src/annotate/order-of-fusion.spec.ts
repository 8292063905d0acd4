import type { FusionFinding } from './finding.ts';
import { readFinding } from './read-finding.ts';
import { readingContext } from './reading-context.ts';

const read = (overrides: Partial<FusionFinding>) =>
  readFinding({ id: 'f', kind: 'fusion', fivePrime: 'NTRK1', threePrime: 'TPM3', ...overrides }, readingContext({}));

describe('a fusion written with the kinase first', () => {
  it.each<[string, Partial<FusionFinding>, boolean, RegExp | null]>([
    ['without strand or frame: looked up on either side', {}, true, /looked up on either side/],
    [
      'two breakpoints show no order',
      { breakpoints: { fivePrime: { chrom: '1', pos: 1 }, threePrime: { chrom: '1', pos: 2 } } },
      true,
      /looked up/,
    ],
    ['said to be in that order: the reciprocal product', { orderKnown: true }, false, /reciprocal product/],
    ['in frame in that order', { inFrame: true }, false, /reciprocal product/],
    ['the kinase last', { fivePrime: 'TPM3', threePrime: 'NTRK1' }, true, null],
    ['FGFR2 stands at the 5′ end', { fivePrime: 'FGFR2', threePrime: 'BICC1' }, false, null],
  ])('%s', (_name, overrides, asserts, warning) => {
    const { keys, warnings, label } = read(overrides);
    expect(keys.includes('fusion:v::NTRK1')).toBe(asserts);
    expect(warnings.join()).toMatch(warning ?? /^$/);
    expect(label).not.toBe('BICC1::FGFR2');
  });
});
