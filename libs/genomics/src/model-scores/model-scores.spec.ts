import { Readable } from 'node:stream';
import { inspectFile, readFile } from '../formats/read-file.ts';

const HEADER = 'chrom\tpos\tref\talt\tmodel\tversion\toutput\tscore\tbuild\n';
const ROW = 'chr7\t140753335\tCA\tCT\tAnyModel\t1.0\texpression log fold change, skin\t-0.42\tGRCh38\n';
const read = (text: string) => readFile(Readable.from([Buffer.from(text)]), { fileName: 'scores.tsv' });

describe('scores of sequence models', () => {
  it('stand at the allele as a variant file names it, and make no finding', async () => {
    expect(await read(HEADER + ROW)).toMatchObject({
      ok: true,
      value: {
        build: 'GRCh38',
        findings: [],
        modelScores: [
          { finding: 'v:7-140753336-A-T', model: 'AnyModel', version: '1.0', output: 'expression log fold change, skin', score: -0.42 },
        ],
      },
    });
  });

  it.each([
    ['a score that is no number', ROW.replace('-0.42', 'high'), 'FILE.BAD_RECORD', 'score'],
    ['an allele that is none of bases', ROW.replace('CT', '<DEL>'), 'FILE.BAD_RECORD', 'alt'],
    ['a score without its model', ROW.replace('AnyModel', ''), 'FILE.BAD_RECORD', 'model'],
    ['a second build', ROW.replace('GRCh38', 'GRCh37'), 'FILE.MIXED_BUILDS', 'build'],
  ])('refuses %s with line and column', async (_what, row, code, column) => {
    expect(await read(HEADER + ROW + row)).toMatchObject({ ok: false, refusal: { code, detail: { line: 3, column } } });
  });

  it('say what they are when the file is inspected', async () => {
    expect(await inspectFile(Readable.from([Buffer.from(HEADER)]), { fileName: 'scores.tsv' })).toMatchObject({
      ok: true,
      value: { format: 'model-scores', records: 0, warnings: ['The file holds no score.'] },
    });
  });
});
