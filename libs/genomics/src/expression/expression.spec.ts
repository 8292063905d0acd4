import { readWith, refusalWith } from '../formats/read-with.builder.ts';
import { sniffHead } from '../formats/sniff-head.ts';
import { expression } from './expression.reader.ts';

const matrix = '# expression z-scores\nHugo_Symbol\tEntrez_Gene_Id\tS-1\tS-2\nCD274\t1\t2.5\t0\nMET\t2\t-2\tNA\nKRAS\t3\t1.99\t9\n';

describe('expression', () => {
  it('calls outliers of one sample at two standard deviations', async () => {
    const { findings, counts } = await readWith(expression, matrix, { tumorSample: 'S-1' });
    expect(findings).toMatchObject([
      { id: 'e:CD274:over', gene: 'CD274', change: 'over', value: 2.5, unit: 'z-score', line: 3 },
      { gene: 'MET', change: 'under', value: -2 },
    ]);
    expect(counts).toMatchObject({ records: 3, kept: 2, leftOut: 1 });
  });

  it('reads a plain table', async () => {
    expect((await readWith(expression, 'gene,zscore\nERBB2,3.2\nMET,-0.4\n')).findings).toMatchObject([{ gene: 'ERBB2', change: 'over' }]);
  });

  it('calls no outlier from a level without a cohort, and says so', async () => {
    const sample = await readWith(expression, 'TargetID\tTPM\nERBB2\t9000\nMET\t0\n');
    expect(sample.findings).toEqual([]);
    expect(sample.warnings.join(' ')).toMatch(/2 expression levels were not assessed/);
  });

  it('leaves out genes that the knowledge does not know: thousands are outliers by chance', async () => {
    const sample = await readWith(expression, 'gene,zscore\nERBB2,3\nZZZ9,8\n', {
      geneAliases: (gene) => (gene === 'ERBB2' ? gene : null),
    });
    expect(sample.findings).toHaveLength(1);
  });

  it('does not choose between samples', async () => {
    expect(await refusalWith(expression, matrix)).toMatchObject({ code: 'FILE.TUMOR_SAMPLE_AMBIGUOUS' });
  });

  it('refuses a score in words with line and column', async () => {
    expect(await refusalWith(expression, 'gene,zscore\nERBB2,high\n')).toMatchObject({
      code: 'FILE.BAD_RECORD',
      detail: { line: 2, column: 'zscore' },
    });
  });

  it.each([
    [matrix, true],
    [matrix.slice(matrix.indexOf('\n') + 1), false],
    ['gene,vaf\nBRAF,0.1\n', false],
  ])('recognizes a matrix only when it says what it is', (content, expected) => {
    expect(expression.recognizes(sniffHead(Buffer.from(content)))).toBe(expected);
  });
});
