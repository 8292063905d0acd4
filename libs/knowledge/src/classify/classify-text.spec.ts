import { buildGeneTable } from '@consilium/domain';
import { classifyText } from './classify-text.ts';

const role = (symbol: string, ...aliases: string[]) => ({ symbol, aliases, role: 'other' as const });
const table = buildGeneTable([
  role('BRAF'),
  role('EGFR'),
  role('ERBB2', 'HER2'),
  role('PTEN'),
  role('FLT3'),
  role('MET'),
  role('EML4'),
  role('ALK'),
  role('KMT2A', 'MLL'),
  role('KMT2B', 'MLL2'),
  role('KMT2D', 'MLL2'),
  role('KRAS'),
]);

describe('classifyText', () => {
  it.each([
    ['EGFR exon 19 deletion', 'EGFR', ['exon:EGFR:19:deletion']],
    ['HER2 amplification', 'ERBB2', ['cna:ERBB2:amplification']],
    ['BRAF p.Val600Glu', 'BRAF', ['p:BRAF:V600E']],
    ['BRAF:p.V600E', 'BRAF', ['p:BRAF:V600E']],
    ['BRAFV600E', 'BRAF', ['p:BRAF:V600E']],
    ['NM_004333.6(BRAF):c.1799T>A (p.Val600Glu)', 'BRAF', ['p:BRAF:V600E', 'c:BRAF:c.1799T>A']],
    ['EML4-ALK', null, ['fusion:EML4::ALK']],
    ['EML4::ALK fusion', null, ['fusion:EML4::ALK']],
    ['ALK fusion', 'ALK', ['fusion:v::ALK', 'fusion:ALK::v']],
    ['loss of PTEN', 'PTEN', ['cna:PTEN:loss', 'lof:PTEN']],
    ['FLT3-ITD', 'FLT3', ['itd:FLT3']],
    ['EGFRvIII', 'EGFR', ['viii:EGFR']],
    ['METex14 skipping', 'MET', ['exon:MET:14:skipping']],
    ['KRAS wild-type', 'KRAS', ['wt:KRAS']],
    ['MSI-High', null, ['bio:MSI-H']],
    ['HER2-low', null, ['bio:HER2-low']],
    [
      'PD-L1 TPS ≥ 50%',
      null,
      [
        'bio:PD-L1-TPS-50',
        'bio:PD-L1-TPS-20',
        'bio:PD-L1-TPS-10',
        'bio:PD-L1-TPS-5',
        'bio:PD-L1-TPS-1',
        'bio:PD-L1-positive',
        'expression:CD274:over',
      ],
    ],
    ['NEWGENE1 V100A', 'NEWGENE1', ['p:NEWGENE1:V100A']],
  ])('reads %s', (text, gene, keys) => {
    const classified = classifyText(text, table);
    expect({ gene: classified.gene, keys: classified.keys }).toEqual({ gene, keys });
  });

  it('lets a gene given beside the text win', () => {
    expect(classifyText('exon 20 insertion', table, 'her2').keys).toEqual(['exon:ERBB2:20:insertion']);
  });

  it('takes no gene from an ambiguous alias: MLL2 is two genes', () => {
    expect(classifyText('MLL2 truncating mutation', table)).toMatchObject({ gene: null, category: 'text' });
    expect(classifyText('truncating mutation', table, 'MLL2')).toMatchObject({ gene: null, category: 'text' });
  });

  it.each(['patient doing well', 'EGFR and BRAF', ''])('leaves %p as text', (text) => {
    expect(classifyText(text, table).category).toBe('text');
  });
});
