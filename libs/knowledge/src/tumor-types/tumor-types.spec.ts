import type { TumorType } from '@consilium/domain';
import { starterRelease } from '../starter/starter-release.ts';
import { importOncotree } from './import-oncotree.ts';
import { foldedName, spokenNames } from './name-codes.ts';
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

  it('suggests the nearest names, and takes none of them by itself', () => {
    const refusal = resolveTumorType({ text: 'Lung adenocarzinoma' }, types);
    expect(refusal).toMatchObject({
      refusal: { code: 'TUMOR_TYPE.UNMAPPED', detail: { nearest: [{ code: 'LUAD', name: 'Lung Adenocarcinoma' }, {}, {}] } },
    });
    expect(JSON.stringify(refusal)).toContain('the nearest names are Lung Adenocarcinoma (LUAD)');
  });

  it('resolves the references of an imported OncoTree', () => {
    const referenced = [...types, { ...type('ABCD', 'Referenced'), references: ['UMLS:C0152013', 'NCI:C3512'] }];
    for (const stated of [
      { system: 'UMLS', code: 'c0152013' },
      { system: 'ncit', code: 'NCIT:C3512' },
    ])
      expect(resolveTumorType(stated, referenced)).toMatchObject({ ok: true, value: { code: 'ABCD' } });
    expect(resolveTumorType({ system: 'ncit', code: 'C9' }, referenced)).toMatchObject({ ok: false });
  });
});

describe('names that clinics write', () => {
  const all = starterRelease().content.tumorTypes;
  it.each([
    ['NSCLC adenocarcinoma', 'LUAD'], ['Metastatic non-small cell lung cancer', 'NSCLC'], ['non-small-cell lung cancer (NSCLC)', 'NSCLC'], ['colon cancer', 'COAD'],
    ['Adenokarzinom der Lunge', 'LUAD'], ['Nicht-kleinzelliges Bronchialkarzinom', 'NSCLC'], ['Ösophaguskarzinom', 'TUMOR_TYPE.AMBIGUOUS'], ['Mammakarzinom', 'BRCA'], ['mCRPC', 'PRAD'],
    ['metastasiertes Kolonkarzinom', 'COAD'], ['GBM', 'GB'], ['Glioblastoma, IDH-wildtype', 'GB'], ['Oligodendroglioma, IDH-mutant and 1p/19q-codeleted', 'ODG'], ['CLL', 'CLLSLL'],
    ['pancreatic ductal adenocarcinomas', 'PAAD'], ['breast cancer', 'BREAST'], ['Renal Cell Carcinoma, Clear Cell Type', 'CCRCC'], ['ALL', 'TUMOR_TYPE.AMBIGUOUS'], ['Astrocytoma', 'TUMOR_TYPE.AMBIGUOUS'], ['Myeloid/Lymphoid Neoplasms', 'MLNER'], ['Mesothelioma', 'TUMOR_TYPE.AMBIGUOUS'],
    ['stage IV lung squamous cell carcinoma', 'LUSC'], ['gallbladder carcinoma', 'GBC'], ['cancer', 'TUMOR_TYPE.UNMAPPED'], ['skin tag', 'TUMOR_TYPE.UNMAPPED'], ['CUP-Syndrom', 'CUP'],
  ])('%s is %s', (text, expected) => {
    const resolved = resolveTumorType({ text }, all);
    expect(resolved.ok ? resolved.value.code : resolved.refusal.code).toBe(expected);
  }); // prettier-ignore

  it.each([['GBM', 'GB'], ['MM', 'PCM'], ['DIPG', 'DMG'], ['ALL', 'TUMOR_TYPE.AMBIGUOUS'], ['MLN', 'MLNER']])('the former OncoTree code %s is %s', (code, expected) => {
    const resolved = resolveTumorType({ system: 'oncotree', code }, all);
    expect(resolved.ok ? resolved.value.code : resolved.refusal.code).toBe(expected);
  }); // prettier-ignore

  it('writes each name once, and only for types that are there', () => {
    const known = new Set(all.map(({ code }) => code));
    const missing = [...spokenNames()].flatMap(([name, codes]) => (codes.every((code) => known.has(code)) ? [] : [name]));
    expect(missing).toEqual([]);
    expect(spokenNames().size).toBeGreaterThan(380);
  });

  it('never names another type than the crosswalk or OncoTree itself does', () => {
    const contradicted = [...spokenNames()].flatMap(([name, codes]) => {
      const node = all.find((each) => foldedName(each.name) === name);
      return node !== undefined && !codes.includes(node.code) ? [name] : [];
    });
    expect(contradicted).toEqual([]);
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
