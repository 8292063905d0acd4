import type { CopyNumber } from './finding.ts';
import { readCopyNumber } from './read-copy-number.ts';
import { readingContext } from './reading-context.ts';

const read = (finding: Partial<CopyNumber> & Pick<CopyNumber, 'change'>, ploidy: number | null = null) =>
  readCopyNumber({ id: 'c', kind: 'copy-number', gene: 'ERBB2', ...finding }, readingContext({ ploidy }));

describe('readCopyNumber', () => {
  test.each<[Partial<CopyNumber> & Pick<CopyNumber, 'change'>, number | null, string]>([
    [{ change: 'amplification', copies: 5 }, null, 'amplification'],
    [{ change: 'gain', copies: 5 }, null, 'amplification'],
    [{ change: 'amplification', copies: 4.9 }, null, 'gain'],
    [{ change: 'amplification', copies: 4.5 }, 1.8, 'amplification'],
    [{ change: 'amplification' }, null, 'amplification'],
    [{ change: 'amplification', log2: 1.2 }, null, 'amplification'],
    [{ change: 'amplification', log2: -0.4 }, null, ''],
    [{ change: 'amplification', copies: 2 }, null, ''],
    [{ change: 'gain', copies: 3 }, 4, 'gain'],
    [{ change: 'deletion', copies: 0 }, null, 'deletion'],
    [{ change: 'loss', copies: 0.4 }, null, 'deletion'],
    [{ change: 'deletion', copies: 1 }, null, 'loss'],
    [{ change: 'loss', copies: 1 }, null, 'loss'],
    [{ change: 'loss', copies: 3 }, 4, 'loss'],
    [{ change: 'loss', copies: 2, minorCopies: 0 }, null, 'loss'],
    [{ change: 'loss', copies: 2 }, null, ''],
    [{ change: 'deletion', log2: 0.5 }, null, ''],
  ])('%j at ploidy %p is "%s"', (finding, ploidy, counted) => {
    const { keys, isRead } = read(finding, ploidy);
    expect([keys[0] ?? '', isRead]).toEqual([counted === '' ? '' : `cna:ERBB2:${counted}`, counted !== '']);
  });

  it('names a contradiction and a change of word, never what merely stands', () => {
    expect(read({ change: 'amplification', copies: 2 }).warnings.join()).toContain('contradicts 2 copies');
    expect(read({ change: 'amplification', log2: -1 }).warnings.join()).toContain('contradicts log2 -1');
    expect(read({ change: 'deletion', copies: 1 }).warnings.join()).toContain('counted as loss');
    expect(read({ change: 'deletion', copies: 0 }).warnings).toEqual([]);
  });
});
