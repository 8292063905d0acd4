import { keptByStrands, parseBreakend } from './breakend.ts';

describe('parseBreakend', () => {
  it.each([
    ['G[17:198982[', 'left', { chrom: '17', pos: 198982, keeps: 'right' }],
    ['G]17:198982]', 'left', { chrom: '17', pos: 198982, keeps: 'left' }],
    [']13:123456]T', 'right', { chrom: '13', pos: 123456, keeps: 'left' }],
    ['[chr17:198983[A', 'right', { chrom: 'chr17', pos: 198983, keeps: 'right' }],
    ['AG[chr10:7566791[', 'left', { chrom: 'chr10', pos: 7566791, keeps: 'right' }],
    ['G[HLA-A*01:01:5[', 'left', { chrom: 'HLA-A*01:01', pos: 5, keeps: 'right' }],
    ['G[<ctg1>:7[', 'left', { chrom: 'ctg1', pos: 7, keeps: 'right' }],
    ['G.', 'left', null],
    ['.G', 'right', null],
  ])('%s', (alt, keeps, mate) => {
    expect(parseBreakend(alt)).toEqual({ keeps, mate });
  });

  it.each(['<DEL>', 'A', 'G[17:x[', '[17:1[', 'G[17:1[A', 'G[17['])('takes %s for no breakend', (alt) => {
    expect(parseBreakend(alt)).toBeNull();
  });
});

describe('keptByStrands', () => {
  it.each([
    ['+-', ['left', 'right']],
    ['-+:4', ['right', 'left']],
    ['++', ['left', 'left']],
    ['3to5', ['left', 'right']],
    ['5to5', ['right', 'right']],
    ['NtoN', null],
    ['', null],
  ])('%s', (text, kept) => {
    expect(keptByStrands(text)).toEqual(kept);
  });
});
