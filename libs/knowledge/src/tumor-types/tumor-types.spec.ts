import type { TumorType } from '@consilium/domain';
import { importOncotree } from './import-oncotree.ts';
import { resolveTumorType } from './resolve-tumor-type.ts';

const type = (code: string, name: string, parent: string | null = 'TISSUE'): TumorType => ({ code, name, parent, hematologic: false });
const types = [
  type('LUAD', 'Lung Adenocarcinoma', 'NSCLC'),
  type('NSCLC', 'Non-Small Cell Lung Cancer', 'LUNG'),
  type('MEL', 'Melanoma'),
  type('HNMUCM', 'Head and Neck Mucosal Melanoma'),
  type('BLL', 'B-Lymphoblastic Leukemia/Lymphoma'),
  type('TLL', 'T-Lymphoblastic Leukemia/Lymphoma'),
  type('COADREAD', 'Colorectal Adenocarcinoma'),
  type('OIMT', 'Immature Teratoma'),
  type('BIMT', 'Immature Teratoma'),
];

const outcome = (stated: Parameters<typeof resolveTumorType>[0]): string => {
  const resolved = resolveTumorType(stated, types);
  return resolved.ok ? resolved.value.code : resolved.refusal.code;
};

describe('resolveTumorType', () => {
  it.each([
    [{ system: 'oncotree', code: 'LUAD' }, 'LUAD'],
    [{ system: 'oncotree', code: 'luad' }, 'LUAD'],
    [{ code: 'LUAD' }, 'LUAD'],
    [{ system: 'doid', code: 'DOID:3910' }, 'LUAD'],
    [{ system: 'doid', code: '3910' }, 'LUAD'],
    [{ code: 'DOID:1909' }, 'MEL'],
    [{ text: 'Lung Adenocarcinoma' }, 'LUAD'],
    [{ text: 'lung  adenocarcinoma ' }, 'LUAD'],
    [{ text: 'NSCLC' }, 'NSCLC'],
    [{ text: 'Non-small cell lung cancer' }, 'NSCLC'],
    [{ text: 'Colorectal cancer' }, 'COADREAD'],
    [{ system: 'oncotree', code: 'XXXX', text: 'Melanoma' }, 'MEL'],
    [{ system: 'doid', code: 'DOID:9952' }, 'TUMOR_TYPE.AMBIGUOUS'],
    [{ text: 'Immature Teratoma' }, 'TUMOR_TYPE.AMBIGUOUS'],
    [{ system: 'oncotree', code: 'LUADX' }, 'TUMOR_TYPE.UNMAPPED'],
    [{ text: 'Lung' }, 'TUMOR_TYPE.UNMAPPED'],
    [{ text: 'Cancer' }, 'TUMOR_TYPE.UNMAPPED'],
    [{ system: 'icd-o', code: 'LUAD' }, 'TUMOR_TYPE.UNMAPPED'],
    [{ system: 'doid', code: 'DOID:14175' }, 'TUMOR_TYPE.UNMAPPED'],
    [{}, 'TUMOR_TYPE.UNMAPPED'],
  ])('%j → %s', (stated, expected) => {
    expect(outcome(stated)).toBe(expected);
  });

  it('names what did not map, so that a person can resolve it', () => {
    expect(resolveTumorType({ text: 'Zebra tumor' }, types)).toMatchObject({ refusal: { detail: { stated: 'Zebra tumor' } } });
  });
});

describe('importOncotree', () => {
  const leaf = (code: string, name: string, parent: string) => ({ code, name, parent, children: {} });
  const tree = {
    TISSUE: {
      code: 'TISSUE',
      name: 'Tissue',
      parent: null,
      children: {
        LYMPH: {
          code: 'LYMPH',
          name: 'Lymphoid',
          parent: 'TISSUE',
          children: { BLL: leaf('BLL', 'B-Lymphoblastic Leukemia/Lymphoma', 'LYMPH') },
        },
        LUNG: leaf('LUNG', 'Lung', 'TISSUE'),
      },
    },
  };

  it('keeps parents and marks what is outside "solid tumor"', () => {
    const read = importOncotree(tree, '2025-10-03');
    expect(read.ok && read.value.content.tumorTypes.map(({ code, parent, hematologic }) => [code, parent, hematologic])).toEqual([
      ['TISSUE', null, false],
      ['LYMPH', 'TISSUE', true],
      ['BLL', 'LYMPH', true],
      ['LUNG', 'TISSUE', false],
    ]);
  });
  it('reads the flat list of the API and lists what it cannot read', () => {
    const read = importOncotree([{ code: 'TISSUE', name: 'Tissue', parent: null }, { code: 'NONAME' }]);
    expect(read.ok && read.value.counts).toEqual({ tumorTypes: 1, refused: 1 });
  });
  it.each([{}, [], 'text', null])('refuses %j', (json) => {
    expect(importOncotree(json)).toMatchObject({ ok: false, refusal: { code: 'KNOWLEDGE.NOT_ONCOTREE' } });
  });
});
