import type { Finding } from '../annotate/finding.ts';
import { anItem, aVariant, run, tierIn } from './engine.fixture.ts';

const V600E = { chrom: '7', pos: 140453136, ref: 'A', alt: 'T' };
const warnings = (...findings: readonly Finding[]): string => run([anItem('p:BRAF:V600E')], findings).warnings.join('\n');
const biomarker = (name: string, status: string): Finding => ({ id: `${name} ${status}`, kind: 'biomarker', name, status });
const copies = (gene: string, change: 'amplification' | 'gain' | 'loss' | 'deletion'): Finding => ({
  id: change,
  kind: 'copy-number',
  gene,
  change,
});
const level = (change: 'over' | 'under'): Finding => ({ id: change, kind: 'expression', gene: 'MET', change });

describe('doubts about what was entered', () => {
  it.each<[string, readonly Finding[], string]>([
    ['MSI high and stable', [biomarker('MSI', 'high'), biomarker('MSI', 'stable')], 'MSI-High and MSS contradict each other'],
    ['MSI high and mismatch repair intact', [biomarker('MSI', 'high'), biomarker('MMR', 'proficient')], 'MSI-High and pMMR contradict'],
    [
      'HER2 positive and negative',
      [biomarker('HER2', 'positive'), biomarker('HER2', 'negative')],
      'HER2 positive and HER2 negative contradict',
    ],
    [
      'an amplified gene that is lost',
      [copies('MET', 'amplification'), copies('MET', 'deletion')],
      'MET amplification and MET deletion contradict',
    ],
    ['a level that is over and under', [level('over'), level('under')], 'MET overexpression and MET underexpression contradict'],
    ['a biomarker result that nobody can read', [biomarker('MSI', 'maybe')], 'no result of MSI can be read'],
    ['an undetermined TMB', [biomarker('TMB', 'not determined')], 'no result of TMB can be read'],
    ['an undetermined HRD', [biomarker('HRD', 'failed')], 'no result of HRD can be read'],
    ['a TMB called high whose value is low', [{ ...biomarker('TMB', 'high'), value: 2 } as Finding], 'contradicts that by the threshold'],
    ['a gene that nothing names', [aVariant('XYZZY1', 'p.L858R')], 'does not name XYZZY1'],
    ['a finding that names nothing', [{ id: 'f9', kind: 'small-variant' }], 'Finding f9 names neither gene nor position'],
    ['a fusion without partner', [{ id: 'f9', kind: 'fusion' }], 'Finding f9 names no gene'],
    ['a gene without change', [aVariant('BRAF', null)], 'BRAF variant: the record says no change'],
    ['a position of the other build', [aVariant('BRAF', 'p.V600E', { ...V600E, pos: 140753336 })], 'its position is that in GRCh38'],
    ['a position beyond the chromosome', [aVariant('BRAF', 'p.V600E', { ...V600E, pos: 200000000 })], 'beyond the end of its chromosome'],
    ['the position of another gene', [aVariant('MET', 'p.D1010N', V600E)], 'the position is that of BRAF V600E'],
    ['an alternate allele that is the reference', [aVariant('BRAF', 'p.V600E', { ...V600E, alt: 'A' })], 'is the reference allele'],
    ['an allele that is no sequence', [aVariant('BRAF', 'p.V600E', { ...V600E, ref: '?' })], 'an allele is no sequence'],
    [
      'a silent consequence of a changed protein',
      [aVariant('BRAF', 'p.V600E', { consequence: 'synonymous_variant' })],
      'the consequence is silent',
    ],
    ['more alternate reads than reads', [aVariant('BRAF', 'p.V600E', { depth: 5, altReads: 9 })], 'more alternate reads than reads'],
  ])('names %s', (_what, findings, sentence) => {
    expect(warnings(...findings)).toContain(sentence);
  });

  it('says nothing about records that agree', () => {
    const sound = [
      aVariant('BRAF', 'p.V600E', { ...V600E, depth: 90, altReads: 30, consequence: 'missense_variant' }),
      copies('MET', 'amplification'),
    ];
    expect(run([anItem('p:BRAF:V600E')], sound).warnings.filter((one) => !one.includes('unverified'))).toEqual([]);
  });

  it('says that a position was not compared where the build is not stated', () => {
    const outcome = run([anItem('p:BRAF:V600E')], [{ id: 'f1', kind: 'small-variant', ...V600E }], { build: null });
    expect(outcome.warnings.join()).toContain('does not state the genome build');
  });

  it.each([
    [{ system: 'oncotree', code: 'LUAD', text: 'mel' }, true],
    [{ system: 'oncotree', code: 'LUAD', text: 'nsclc' }, false],
    [{ system: 'oncotree', code: 'LUAD', text: 'a name that nobody knows' }, false],
  ] as const)('tells a tumor type whose code and name contradict each other: %p', (tumorType, isSaid) => {
    const outcome = run([anItem('p:BRAF:V600E')], [aVariant('BRAF', 'p.V600E')], { tumorType });
    expect(outcome.warnings.join().includes('the code was used')).toBe(isSaid);
    expect(tierIn(outcome)).toBe('I-A');
  });

  it('gives no low burden to a test that failed', () => {
    const outcome = run([anItem('bio:TMB-L'), anItem('bio:HRP')], [biomarker('TMB', 'not determined'), biomarker('HRD', 'failed')]);
    expect(outcome.findings.map(({ tier }) => tier)).toEqual([null, null]);
  });
});
