import type { StructuralVariant } from './finding.ts';
import { buildGeneTable } from './gene-table.ts';
import { readFinding } from './read-finding.ts';
import { readingContext } from './reading-context.ts';

const context = readingContext({
  genes: buildGeneTable([
    { symbol: 'EGFR', aliases: ['ERBB1'], role: 'oncogene' },
    { symbol: 'MET', aliases: [], role: 'oncogene' },
    { symbol: 'BRCA1', aliases: [], role: 'tumor-suppressor' },
  ]),
});
const event = (over: Partial<StructuralVariant>): StructuralVariant => ({
  id: 's',
  kind: 'structural-variant',
  type: 'DEL',
  chrom: '7',
  pos: 1000,
  mate: { chrom: '7', pos: 9000 },
  genes: [],
  ...over,
});
const keys = (over: Partial<StructuralVariant>) => readFinding(event(over), context).keys;
const within = (gene: string, over: Partial<StructuralVariant>) => keys({ genes: [gene], within: gene, ...over });

describe('readStructural', () => {
  it.each<[string, readonly string[], Partial<StructuralVariant>]>([
    ['breaks one gene', ['rearrangement:MET'], { genes: ['MET'], type: 'BND' }],
    ['breaks two genes', ['rearrangement:BRCA1', 'rearrangement:MET'], { genes: ['MET', 'BRCA1'], type: 'INV' }],
    ['breaks a suppressor and takes exons', ['lof:BRCA1', 'any:BRCA1', 'rearrangement:BRCA1'], { genes: ['BRCA1'], exons: '1-3/23' }],
    [
      'truncates a suppressor by report',
      ['lof:BRCA1', 'any:BRCA1', 'rearrangement:BRCA1'],
      { genes: ['BRCA1'], type: 'BND', truncates: true },
    ],
    ['truncates an oncogene by report', ['any:MET', 'rearrangement:MET'], { genes: ['MET'], type: 'BND', truncates: true }],
    ['lies between genes', [], {}],
  ])('an event that %s asserts %j', (_, expected, over) => {
    expect(keys(over)).toEqual(expected);
  });

  it.each<[string, string, Partial<StructuralVariant>, readonly string[]]>([
    ['EGFR exons 2 to 7 deleted', 'EGFR', { exons: '2-7/28' }, ['viii:EGFR', 'any:EGFR']],
    ['EGFR exons 2 to 8 deleted', 'EGFR', { exons: '2-8/28' }, ['any:EGFR']],
    ['EGFR exon 19 deleted whole is no exon 19 deletion', 'EGFR', { exons: '19/28', introns: '18-19/27' }, ['any:EGFR']],
    ['MET exon 14 deleted whole', 'MET', { exons: '14/21', introns: '13-14/20' }, ['exon:MET:14:skipping', 'any:MET']],
    ['MET exon 14 without its donor', 'MET', { exons: '14/21', consequence: 'splice_donor_variant' }, ['exon:MET:14:skipping', 'any:MET']],
    ['a piece inside MET exon 14', 'MET', { exons: '14/21', consequence: 'inframe_deletion' }, ['any:MET']],
    ['MET exons 13 to 15 deleted', 'MET', { exons: '13-15/21', introns: '12-15/20' }, ['any:MET']],
    ['BRCA1 exon deleted', 'BRCA1', { exons: '5/23', introns: '4-5/22' }, ['lof:BRCA1', 'any:BRCA1']],
    ['BRCA1 exon between two introns deleted', 'BRCA1', { introns: '4-5/22' }, ['lof:BRCA1', 'any:BRCA1']],
    ['one intron of BRCA1', 'BRCA1', { introns: '4/22' }, []],
    ['KMT2A exons 2 to 8 duplicated', 'KMT2A', { type: 'DUP', exons: '2-8/36' }, ['ptd:KMT2A', 'any:KMT2A']],
    ['KMT2A exons 20 to 22 duplicated', 'KMT2A', { type: 'DUP', exons: '20-22/36' }, ['any:KMT2A']],
    ['FLT3 duplicated within exon 14', 'FLT3', { type: 'DUP', exons: '14/24', length: 60 }, ['itd:FLT3', 'any:FLT3']],
    ['FLT3 duplicated over 5 kb', 'FLT3', { type: 'DUP', exons: '14-15/24', length: 5000 }, ['any:FLT3']],
    ['an inversion within EGFR', 'EGFR', { type: 'INV', exons: '3-5/28' }, ['any:EGFR']],
  ])('%s', (_, gene, over, expected) => {
    expect(within(gene, over)).toEqual(expected);
  });

  it('forms no tier when it failed its filters, and is not read without a gene', () => {
    expect(readFinding(event({ genes: ['MET'], filter: 'MinQual' }), context)).toMatchObject({ isFiltered: true, isRead: true });
    expect(readFinding(event({}), context)).toMatchObject({ isRead: false, label: '7:1000 DEL' });
  });

  it('says of a broken gene that no fusion is shown, and nothing of one that is not broken', () => {
    expect(readFinding(event({ genes: ['MET'], type: 'BND' }), context).warnings.join()).toMatch(/^MET: the junction names no fusion/);
    expect(readFinding(event({ genes: ['MET'], within: 'MET', exons: '3/21' }), context).warnings).toEqual([]);
  });

  it('names the gene by its approved symbol, with the exons', () => {
    expect(readFinding(event({ genes: ['ERBB1'], within: 'ERBB1', exons: '2-7/28' }), context)).toMatchObject({
      genes: ['EGFR'],
      label: 'EGFR DEL exon 2-7',
    });
  });
});

describe('readFusion', () => {
  const fusion = (over: object) => readFinding({ id: 'f', kind: 'fusion', fivePrime: 'EML4', threePrime: 'ALK', ...over }, context);

  it('forms no tier when the caller’s filter failed', () => {
    expect(fusion({ filter: 'low_confidence' }).isFiltered).toBe(true);
    expect(fusion({ filter: 'PASS' }).isFiltered).toBe(false);
  });

  it.each([
    [1, ['EML4::ALK rests on 1 supporting read of RNA: confirm it by a second method.']],
    [2, ['EML4::ALK rests on 2 supporting reads of RNA: confirm it by a second method.']],
    [3, []],
    [null, []],
  ])('%p reads are not passed over in silence', (reads, warnings) => {
    expect(fusion({ reads, evidence: 'RNA' }).warnings).toEqual(warnings);
  });
});
