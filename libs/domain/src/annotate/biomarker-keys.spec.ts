import { readBiomarker } from './biomarker-keys.ts';
import { DEFAULT_BIOMARKER_POLICY } from './biomarker-policy.ts';
import type { Biomarker } from './finding.ts';

const read = (name: string, rest: Partial<Biomarker>) =>
  readBiomarker({ id: 'b', kind: 'biomarker', name, ...rest }, DEFAULT_BIOMARKER_POLICY);

describe('readBiomarker', () => {
  test.each<[string, Partial<Biomarker>, string, boolean]>([
    ['MSI', { status: 'high', method: 'paired NGS' }, 'bio:MSI-H', false],
    ['MSI', { status: 'MSI-H' }, 'bio:MSI-H', false],
    ['MSI', { status: 'high', method: 'unpaired NGS' }, '', true],
    ['MSI', { status: 'high', method: 'tumor-only NGS' }, '', true],
    ['MSI', { status: 'high', method: 'tumor-only NGS', reportedBy: 'laboratory' }, 'bio:MSI-H', false],
    ['MSI', { status: 'high', method: 'tumor-only NGS', assay: 'FoundationOne CDx' }, 'bio:MSI-H', false],
    ['MSI', { status: 'high', method: 'tumor-only NGS', assay: 'own', reportedBy: 'computed' }, '', true],
    ['MSI', { status: 'stable', method: 'PCR' }, 'bio:MSS', false],
    ['MSI', { value: 31 }, '', true],
    ['TMB', { value: 10, unit: 'mut/Mb' }, 'bio:TMB-H', false],
    ['TMB', { value: 9.9, unit: 'mut/Mb' }, 'bio:TMB-L', false],
    ['TMB', { value: 22, unit: 'mut/Mb', assay: 'Other Panel' }, '', true],
    ['TMB', { value: -1, unit: 'mut/Mb' }, '', true],
    ['TMB', { value: 14, unit: 'mut/Mb', assay: 'FoundationOne CDx' }, 'bio:TMB-H', false],
    ['TMB', { value: 14, unit: 'mut/Mb', assay: 'FoundationOne Liquid CDx' }, '', true],
    ['bTMB', { value: 16, unit: 'mut/Mb' }, '', true],
    ['TMB', { status: 'high', value: 2 }, 'bio:TMB-H', true],
    ['TMB', { status: 'not determined' }, '', false],
    ['1p/19q', { status: 'codeleted' }, 'bio:1p19q-codeletion', false],
    ['1p19q', { status: 'co-deletion' }, 'bio:1p19q-codeletion', false],
    ['1p/19q', { status: 'intact' }, 'bio:1p19q-intact', false],
    ['1p/19q', {}, '', false],
    ['HRD', { status: 'negative' }, 'bio:HRP', false],
    ['HRD', { status: 'failed' }, '', false],
    ['HRD', { value: 42 }, 'bio:HRD', false],
    ['HRD', { value: 41 }, 'bio:HRP', false],
    ['HRD', { components: { lst: 20, loh: 12, tai: 11 } }, 'bio:HRD', false],
    ['HRD', { components: { lst: 5, loh: 5, tai: 5 } }, 'bio:HRP', false],
    ['HRD', { components: { lst: 20, loh: 12, tai: 11 }, value: 20 }, '', true],
    ['HRD', { components: { lst: 60 } }, '', true],
    ['HRD', { value: 60, assay: 'another score' }, '', true],
  ])('%s %j reads as "%s"', (name, rest, key, isSaid) => {
    const { keys, notes } = read(name, rest);
    expect([keys.join(' '), notes.length > 0]).toEqual([key, isSaid]);
  });
});
