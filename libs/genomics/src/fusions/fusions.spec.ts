import type { AnnotatedSample, Finding } from '@consilium/domain';
import { readWith, refusalWith } from '../formats/read-with.builder.ts';
import { sniffHead } from '../formats/sniff-head.ts';
import { fusions } from './fusions.reader.ts';

const tab = (...rows: readonly string[]): string => `${rows.join('\n').replaceAll(' ', '\t')}\n`;
const pcgr = (...rows: readonly string[]) => tab('FusionGene LeftBreakpoint RightBreakpoint SplitReads', ...rows);
const ARRIBA =
  '#gene1 gene2 strand1(gene/fusion) strand2(gene/fusion) breakpoint1 breakpoint2 type split_reads1 split_reads2 discordant_mates confidence reading_frame filters';
const arriba = (...rows: readonly string[]) => tab(ARRIBA, ...rows);
const STAR = '#FusionName JunctionReadCount SpanningFragCount LeftGene LeftBreakpoint RightGene RightBreakpoint PROT_FUSION_TYPE';

const only = ({ findings }: AnnotatedSample): Finding => {
  expect(findings).toHaveLength(1);
  const [finding] = findings;
  if (finding === undefined) throw new Error('no finding');
  return finding;
};
const read = (content: string) => readWith(fusions, content);

describe('fusion tables', () => {
  it('reads PCGR: order, breakpoints and reads as written', async () => {
    expect(only(await read(pcgr('EML4--ALK 2:42522694 2:29446394 100')))).toEqual({
      id: 'fusion:EML4::ALK', kind: 'fusion', fivePrime: 'EML4', threePrime: 'ALK', inFrame: null, evidence: null, reads: 100, line: 2,
      breakpoints: { fivePrime: { chrom: '2', pos: 42522694 }, threePrime: { chrom: '2', pos: 29446394 } },
    });
  }); // prettier-ignore

  it('reads Arriba: frame, support of all kinds, RNA', async () => {
    const row = 'EML4 ALK +/+ -/- chr2:42295516 chr2:29223528 inversion 5 7 3 high in-frame duplicates(3)';
    const finding = only(await read(arriba(row)));
    expect(finding).toMatchObject({ fivePrime: 'EML4', threePrime: 'ALK', inFrame: true, reads: 15, evidence: 'RNA', orderKnown: true });
    expect(finding).not.toHaveProperty('filter');
  });

  it('marks low confidence, so that the call forms no tier', async () => {
    const sample = await read(arriba('EML4 ALK +/+ -/- 2:1 2:2 inversion 1 0 0 low out-of-frame .'));
    expect(only(sample)).toMatchObject({ filter: 'low_confidence', inFrame: false });
    expect(sample.counts.filtered).toBe(1);
  });

  it.each([
    ['--ALK', null, 'ALK'],
    ['FGFR2--', 'FGFR2', null],
  ])('keeps the named partner of %s', async (name, fivePrime, threePrime) => {
    expect(only(await read(pcgr(`${name} 2:1 2:2 3`)))).toMatchObject({ fivePrime, threePrime });
  });

  it('keeps a fusion whose breakpoint its chromosome cannot hold, without the breakpoint, and says so', async () => {
    const sample = await readWith(fusions, pcgr('MYB--NFIB 6:135200000 9:143000000 30'), { statedBuild: 'GRCh37' });
    expect(only(sample)).toMatchObject({ fivePrime: 'MYB', breakpoints: { fivePrime: { pos: 135200000 }, threePrime: null } });
    expect(sample.warnings.join(' ')).toMatch(/1 breakpoints lie beyond the end of their chromosome in GRCh37.*check the genome build/);
  });

  it('leaves a partner between genes unknown, instead of naming a neighbour', async () => {
    const sample = await read(arriba('ABC1(1230),DEF2(450) ALK +/+ -/- 2:1 2:2 translocation 9 9 1 high . .'));
    expect(only(sample)).toMatchObject({ fivePrime: null, threePrime: 'ALK' });
    expect(sample.warnings).toContain('1 fusions have a partner that is no gene or not named; it is unknown.');
  });

  it('claims no order where Arriba could not tell the strand of the transcript', async () => {
    expect(only(await read(arriba('EML4 ALK +/. -/- 2:1 2:2 inversion 9 9 1 medium . .')))).toMatchObject({ orderKnown: false });
  });

  it.each([
    ['FLT3', 'duplication/ITD', { kind: 'text', text: 'FLT3-ITD' }],
    ['KMT2A', 'duplication', { kind: 'text', text: 'KMT2A-PTD' }],
    ['EGFR', 'deletion', { kind: 'structural-variant', type: 'DEL', genes: ['EGFR'], within: 'EGFR' }],
  ])('reads %s with itself (%s)', async (gene, type, expected) => {
    expect(only(await read(arriba(`${gene} ${gene} +/+ +/+ 7:10 7:20 ${type} 9 9 1 high . .`)))).toMatchObject(expected);
  });

  it('reads STAR-Fusion: gene ids are cut off, strands of breakpoints too', async () => {
    const row = 'EML4--ALK 12 4 EML4^ENSG00000143924.19 chr2:42264951:+ ALK^ENSG00000171094.18 chr2:29223528:- INFRAME';
    expect(only(await read(tab(STAR, row)))).toMatchObject({
      fivePrime: 'EML4', threePrime: 'ALK', inFrame: true, reads: 16, evidence: 'RNA', breakpoints: { fivePrime: { pos: 42264951 } },
    });
  }); // prettier-ignore

  it('lets the best junction of a pair stand: passing first, then in frame, then by reads', async () => {
    const rows = ['low in-frame', 'high out-of-frame', 'high in-frame'].map(
      (end, i) => `EML4 ALK +/+ -/- 2:${i + 1} 2:9 inversion ${9 - i} 0 0 ${end} .`,
    );
    const sample = await read(arriba(...rows));
    expect(only(sample)).toMatchObject({ line: 4, inFrame: true });
    expect(sample.warnings.join(' ')).toMatch(/^2 rows are further junctions/);
  });

  it('counts rows without a gene instead of dropping them in silence', async () => {
    const sample = await read(arriba('. . +/+ -/- 2:1 2:2 inversion 9 9 1 high . .'));
    expect(sample).toMatchObject({ findings: [], counts: { records: 1, leftOut: 1 } });
    expect(sample.warnings).toContain('1 rows name no gene at either side and were left out.');
  });

  it.each([
    ['partners that cannot be told apart', pcgr('HLA-A-B 1:1 1:2 3'), 'FusionGene', 'FILE.BAD_RECORD'],
    ['a breakpoint without a position', pcgr('EML4--ALK chr2 2:2 3'), 'LeftBreakpoint', 'FILE.BAD_RECORD'],
    ['reads in words', pcgr('EML4--ALK 2:1 2:2 many'), 'SplitReads', 'FILE.BAD_RECORD'],
  ])('refuses %s with line and column', async (_, content, column, code) => {
    expect(await refusalWith(fusions, content, { statedBuild: 'GRCh38' })).toMatchObject({ code, detail: { line: 2, column } });
  });

  it.each([
    [arriba(), true],
    [`${STAR.replaceAll(' ', '\t')}\n`, true],
    [pcgr(), true],
    ['gene1\tgene2\tscore\nA\tB\t1\n', false],
  ])('recognizes %j: %p', (content, expected) => {
    expect(fusions.recognizes(sniffHead(Buffer.from(content)))).toBe(expected);
  });
});
