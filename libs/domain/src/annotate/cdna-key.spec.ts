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
    ['c.1799_1800TG>AA', 'c.1799_1800delinsAA'],
  ])('reads %s as %s', (written, key) => {
    expect(cdnaKey(written)).toBe(key);
  });

  it.each(['V600E', 'p.Val600Glu', '', 'c.', 'c.?', 'n.12A>G', 'c.12A'])('says that %p is not a coding change', (written) => {
    expect(cdnaKey(written)).toBeNull();
  });
});
