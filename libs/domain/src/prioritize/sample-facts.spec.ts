import type { Biomarker, Finding } from '../annotate/finding.ts';
import type { SampleFacts } from '../annotate/sample-statement.ts';
import { run } from './engine.fixture.ts';
import { sampleFacts } from './sample-facts.ts';

const biomarker = (name: string, rest: Partial<Biomarker> = {}): Biomarker => ({ id: name, kind: 'biomarker', name, ...rest });
const codes = (sample: SampleFacts | null, ...findings: Finding[]): string =>
  sampleFacts({ sample, findings })
    .map(({ code, severity }) => `${code}:${severity}`)
    .filter((entry) => entry !== 'TUMOR_CONTENT_MISSING:info')
    .join(' ');

describe('sampleFacts', () => {
  test.each<[string, SampleFacts | null, Finding[], string]>([
    ['tumor content with its method', { purity: 0.4, purityMethod: 'histologic' }, [], 'TUMOR_CONTENT:info'],
    ['tumor content without', { purity: 0.4 }, [], 'TUMOR_CONTENT_METHOD:warning'],
    ['no tumor content', null, [], ''],
    ['callability just under the limit', { callability: 0.749 }, [], 'CALLABILITY:hold'],
    ['callability at the limit', { callability: 0.75 }, [], 'CALLABILITY:info'],
    ['cell-free, tumor only', { specimen: 'cfDNA', tumorOnly: true }, [], 'CLONAL_HEMATOPOIESIS:warning'],
    ['cell-free, nothing said of a normal', { specimen: 'plasma' }, [], 'CLONAL_HEMATOPOIESIS:warning'],
    ['cell-free with white cells', { specimen: 'cfDNA', tumorOnly: true, matchedWhiteCells: true }, [], ''],
    [
      'cell-free with a normal that is no white cells',
      { specimen: 'cfDNA', tumorOnly: false, matchedWhiteCells: false },
      [],
      'CLONAL_HEMATOPOIESIS:warning',
    ],
    ['tissue', { specimen: 'tissue', tumorOnly: true }, [], ''],
    ['TMB of a tumor-only sample', { tumorOnly: true }, [biomarker('TMB', { assay: 'a' })], 'TMB_INFLATED:warning'],
    ['TMB of a paired sample', { tumorOnly: false }, [biomarker('TMB', { assay: 'a' })], ''],
    [
      'TMB and MSI, measured nobody knows how',
      null,
      [biomarker('tmb'), biomarker('MSI')],
      'BIOMARKER_METHOD:warning BIOMARKER_METHOD:warning',
    ],
    ['MSI with its method', null, [biomarker('MSI', { method: 'PCR' })], ''],
    ['HRD by its parts', null, [biomarker('HRD', { components: { lst: 20, loh: 12, tai: 11 } })], 'HRD_TOTAL:info'],
  ])('%s', (_name, sample, findings, expected) => {
    expect(codes(sample, ...[...findings].reverse())).toBe(expected);
  });

  it('prints what is no mere information among the warnings of the case', () => {
    const { warnings, sample } = run([], [], { sample: { purity: 0.4, callability: 0.6 } });
    expect(warnings.join()).toContain('60 % of the target is callable');
    expect(warnings.join()).toContain('without its method');
    expect(sample).toHaveLength(2);
  });
});
