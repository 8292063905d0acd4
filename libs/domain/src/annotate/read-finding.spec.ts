import type { Finding } from './finding.ts';
import { buildGeneTable } from './gene-table.ts';
import { keysOfFinding, labelOf, readFinding } from './read-finding.ts';
import { readingContext } from './reading-context.ts';

const small = (gene: string, protein: string | null, rest: object = {}): Finding => ({
  id: 'v',
  kind: 'small-variant',
  gene,
  protein,
  ...rest,
});

describe('labelOf', () => {
  it.each<[Finding, string]>([
    [small('EGFR', 'p.Leu858Arg'), 'EGFR L858R'],
    [small('EGFR', 'p.E746_A750del'), 'EGFR exon 19 deletion'],
    [small('EGFR', 'D770_N771insG'), 'EGFR exon 20 insertion'],
    [small('FLT3', 'Y597_E598insDVDFREYE'), 'FLT3-ITD'],
    [small('MET', null, { cdna: 'c.3028+1G>T' }), 'MET exon 14 skipping'],
    [small('TERT', null, { cdna: 'c.-124C>T' }), 'TERT c.-124C>T'],
    [{ id: 'v', kind: 'small-variant', chrom: 'chr7', pos: 5, ref: 'A', alt: 'T' }, '7:5 A>T'],
    [{ id: 'f', kind: 'fusion', fivePrime: 'EML4', threePrime: 'ALK' }, 'EML4::ALK'],
    [{ id: 'f', kind: 'fusion', threePrime: 'ALK' }, 'ALK fusion'],
    [{ id: 'c', kind: 'copy-number', gene: 'ERBB2', change: 'amplification', copies: 14 }, 'ERBB2 amplification'],
    [{ id: 'b', kind: 'biomarker', name: 'MSI', status: 'high' }, 'MSI-High'],
    [{ id: 'b', kind: 'biomarker', name: 'TMB', value: 22, unit: 'mut/Mb' }, 'TMB-High'],
    [{ id: 'b', kind: 'biomarker', name: 'PD-L1', value: 60, unit: '%', score: 'TPS' }, 'PD-L1 TPS 60%'],
    [{ id: 'e', kind: 'expression', gene: 'CD274', change: 'over' }, 'CD274 overexpression'],
    [{ id: 'w', kind: 'wild-type', gene: 'KRAS' }, 'KRAS wild type'],
  ])('%j', (finding, label) => {
    expect(labelOf(finding)).toBe(label);
  });
});

describe('keysOfFinding', () => {
  it('asserts every key of a substitution, most specific first', () => {
    expect(keysOfFinding(small('EGFR', 'p.L858R', { cdna: 'c.2573T>G', chrom: '7', pos: 55259515, ref: 'T', alt: 'G' }), 'GRCh37')).toEqual(
      ['g:GRCh37:7-55259515-T-G', 'p:EGFR:L858R', 'c:EGFR:c.2573T>G', 'codon:EGFR:L858', 'exon:EGFR:21:mutation', 'gof:EGFR', 'any:EGFR'],
    );
  });

  it.each<[string, Finding, readonly string[]]>([
    ['MSI reported low', { id: 'b', kind: 'biomarker', name: 'MSI', status: 'low' }, ['bio:MSI-L']],
    ['MMR deficient', { id: 'b', kind: 'biomarker', name: 'MMR', status: 'deficient' }, ['bio:dMMR']],
    ['TMB as the laboratory reports it', { id: 'b', kind: 'biomarker', name: 'TMB', status: 'high', assay: 'in-house' }, ['bio:TMB-H']],
    ['HRD at the threshold', { id: 'b', kind: 'biomarker', name: 'HRD', value: 42 }, ['bio:HRD']],
    ['HRD under it', { id: 'b', kind: 'biomarker', name: 'HRD', value: 41 }, ['bio:HRP']],
    ['HRD of another assay', { id: 'b', kind: 'biomarker', name: 'HRD', value: 60, assay: 'genome' }, []],
    [
      'PD-L1 CPS 12',
      { id: 'b', kind: 'biomarker', name: 'PD-L1', value: 12, score: 'CPS' },
      ['bio:PD-L1-CPS-10', 'bio:PD-L1-CPS-5', 'bio:PD-L1-CPS-1', 'bio:PD-L1-positive', 'expression:CD274:over'],
    ],
    ['PD-L1 under 1', { id: 'b', kind: 'biomarker', name: 'PD-L1', value: 0, score: 'TPS' }, ['bio:PD-L1-negative']],
    ['HER2 3+', { id: 'b', kind: 'biomarker', name: 'HER2', status: '3+' }, ['bio:HER2-3+', 'bio:HER2-positive', 'expression:ERBB2:over']],
    ['HER2 low', { id: 'b', kind: 'biomarker', name: 'HER2', status: 'low' }, ['bio:HER2-low']],
    ['ER positive', { id: 'b', kind: 'biomarker', name: 'ER', status: 'positive' }, ['bio:ER-positive']],
  ])('%s', (_name, finding, keys) => {
    expect(keysOfFinding(finding, null)).toEqual(keys);
  });

  it('turns an ambiguous gene name into a warning, never into a guess', () => {
    const genes = buildGeneTable([
      { symbol: 'KMT2B', aliases: ['MLL2'], role: 'other' },
      { symbol: 'KMT2D', aliases: ['MLL2'], role: 'other' },
    ]);
    const facts = readFinding(small('MLL2', 'R5500*'), readingContext({ genes }));
    expect(facts.keys).toContain('p:MLL2:R5500*');
    expect(facts.warnings.join()).toContain('KMT2B and KMT2D');
  });

  it('leaves words that the classifier cannot read as not assessed', () => {
    const facts = readFinding(
      { id: 't', kind: 'text', text: 'something odd' },
      readingContext({ classifyText: () => ({ gene: null, keys: ['text'] }) }),
    );
    expect(facts).toMatchObject({ isRead: false, keys: [] });
    expect(facts.warnings).toHaveLength(1);
  });

  it('asserts only what the alternatives of a text share', () => {
    const facts = readFinding(
      { id: 't', kind: 'text', text: 'KRAS G12/G13' },
      readingContext({ classifyText: () => ({ gene: 'KRAS', keys: ['codon:KRAS:G12', 'codon:KRAS:G13'] }) }),
    );
    expect(facts.keys).toEqual(['any:KRAS']);
  });
});
