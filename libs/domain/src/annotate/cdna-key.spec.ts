import fc from 'fast-check';
import { cdnaKey } from './cdna-key.ts';

describe('cdnaKey', () => {
  it.each([
    ['NM_000245.4:c.3028+1G>T', 'c.3028+1G>T'],
    ['c.3028+1g>t', 'c.3028+1G>T'],
    ['c.-124C>T', 'c.-124C>T'],
    ['c.2235_2249delGGAATTAAGAGAAGC', 'c.2235_2249del'],
    ['c.2240_2251delTAAGAGAAGCAAinsG', 'c.2240_2251delinsG'],
    ['c.1799_1800delTGinsAA', 'c.1799_1800delinsAA'],
    ['c.2310_2311insGGT', 'c.2310_2311insGGT'],
    ['c.2300_2308dupCCAGCGTGG', 'c.2300_2308dup'],
    ['c.*12A>G', 'c.*12A>G'],
    ['c.88-2A>G', 'c.88-2A>G'],
    ['c.*32-1G>A', 'c.*32-1G>A'],
    ['c.-15-2A>G', 'c.-15-2A>G'],
    ['c.1_2insA', 'c.1_2insA'],
    ['c.1799_1800delinsAT', 'c.1799_1800delinsAT'],
    ['c.123+5_123+8del', 'c.123+5_123+8del'],
    ['c.T2573G', 'c.2573T>G'],
    ['c.35G->A', 'c.35G>A'],
    ['c.[1799T>A]', 'c.1799T>A'],
    ['c.(35G>A)', 'c.35G>A'],
    ['c.35G=', 'c.35='],
    ['c.5266dupC', 'c.5266dup'],
    ['c.123_456inv', 'c.123_456inv'],
    ['c.1799_1800TG>AA', 'c.1799_1800delinsAA'],
  ])('reads %s as %s', (written, key) => {
    expect(cdnaKey(written)).toBe(key);
  });

  it.each([
    'V600E',
    'p.Val600Glu',
    '',
    'c.',
    'c.?',
    'n.12A>G',
    'c.12A',
    'c.0A>G',
    'c.35+0G>A',
    'c.=',
    'c.1799T>A;1800G>A',
    'c.128-?_250+?del',
    'c.(4071+1_4072-1)_(5154+1_5155-1)del',
    'c.35_36insN[12]',
    'c.1799TtoA',
  ])('says that %p is not a coding change', (written) => {
    expect(cdnaKey(written)).toBeNull();
  });

  it('never fails on anything that is typed, and a key is always the key of itself', () => {
    const piece = fc.constantFrom(
      'c.',
      '35',
      '+1',
      '-2',
      '_',
      '*',
      'G',
      '>',
      'A',
      'del',
      'ins',
      'dup',
      'inv',
      '=',
      '(',
      ')',
      '[',
      ']',
      '?',
      'u',
      'n',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (written) => {
        const key = cdnaKey(written);
        return key === null || cdnaKey(key) === key;
      }),
      { numRuns: 2000 },
    );
  });
});
