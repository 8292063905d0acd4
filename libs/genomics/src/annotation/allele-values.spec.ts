import type { VcfHeader } from '../vcf/vcf-header.ts';
import { AlleleValueReader } from './allele-values.ts';
import type { AskedAllele } from './allele-values.ts';
import { frequencyFields } from './populations.ts';

const read = (fields: readonly string[], infos: readonly string[], asked: Partial<AskedAllele>) => {
  const definitions: VcfHeader['infos'] = new Map(infos.map((key) => [key, { number: '.', type: 'String', description: '' }]));
  const layout = { kind: 'vep', infoKey: 'CSQ', fields, counts: new Set([fields.length]) } as const;
  const reader = new AlleleValueReader({ infos: definitions }, layout);
  return reader.read({ info: '.', entries: [], chosen: null, alt: 'T', index: 0, altCount: 1, ...asked });
};
const entry = (values: Readonly<Record<string, string>>) => new Map(Object.entries(values));

describe('frequencyFields', () => {
  it.each([
    ['gnomADe_AF', 'all'], ['gnomADg_NFE_AF', 'nfe'], ['gnomADe_AF_AFR', 'afr'], ['gnomAD_EAS_AF', 'eas'], ['gnomAD_exome_ALL', 'all'],
    ['gnomADe_REMAINING_AF', 'oth'], ['ExAC_Adj_AF', 'all'], ['ExAC_NFE_MAF', 'nfe'], ['ExAC_ALL', 'all'], ['dbNSFP_gnomAD_exomes_SAS_AF', 'sas'],
    ['dbNSFP_1000Gp3_AFR_AF', 'afr'], ['dbNSFP_ESP6500_EA_AF', 'ea'], ['AF_popmax', 'max'], ['gnomAD_AF_grpmax', 'max'],
  ])('reads %s anywhere as %s', (field, population) => {
    expect([frequencyFields([field], 'CSQ'), frequencyFields([field], 'INFO')]).toEqual([[{ field, population }], [{ field, population }]]);
  }); // prettier-ignore

  it.each(['AF', 'EUR_AF', 'MAX_AF', 'AA_AF'])('reads %s in CSQ alone: in INFO it is of the file’s own samples', (field) => {
    expect([frequencyFields([field], 'CSQ').length, frequencyFields([field], 'INFO').length]).toEqual([1, 0]);
  });

  it.each(['gnomADe_AF_raw', 'gnomAD_AF_male', 'TVAF', 'gnomADe', 'gnomADg_AC', 'VAF', 'CLIN_SIG', 'gnomAD_exomes_controls_AF'])(
    'leaves %s alone',
    (field) => {
      expect(frequencyFields([field], 'CSQ')).toEqual([]);
    },
  );
});

describe('AlleleValueReader', () => {
  it('lists populations with their source and gives the highest', () => {
    const entries = [entry({ Allele: 'T', gnomADe_AF: '0.001', gnomADe_AFR_AF: '0.02', gnomADe_NFE_AF: '' })];
    expect(read(['Allele', 'gnomADe_AF', 'gnomADe_AFR_AF', 'gnomADe_NFE_AF'], [], { entries })).toEqual({
      populationFrequency: 0.02,
      populationFrequencies: [
        { population: 'all', frequency: 0.001, source: 'gnomADe_AF' },
        { population: 'afr', frequency: 0.02, source: 'gnomADe_AFR_AF' },
      ],
      predictors: null,
    });
  });

  it('takes of an old field the part of its own allele', () => {
    const entries = [entry({ Allele: 'T', GMAF: 'A:0.3&T:0.01' })];
    expect(read(['Allele', 'GMAF'], [], { entries }).populationFrequency).toBe(0.01);
  });

  it('reads INFO fields by the allele, and none where it is not said whose they are', () => {
    const info = 'gnomAD_AF=0.1,0.2;AF_popmax=0.3';
    const asked = { info, index: 1, altCount: 2 };
    expect(read([], ['gnomAD_AF', 'AF_popmax'], asked).populationFrequencies).toEqual([
      { population: 'all', frequency: 0.2, source: 'gnomAD_AF' },
    ]);
  });

  it('takes no frequency above 1 and no undeclared key', () => {
    expect(read([], ['gnomAD_AF'], { info: 'gnomAD_AF=12;ExAC_ALL=0.5' }).populationFrequency).toBeNull();
  });

  it('takes scores of the chosen transcript, the highest of several', () => {
    const chosen = entry({
      REVEL: '0.93',
      am_pathogenicity: '0.4&0.9871',
      CADD_PHRED: '29.5',
      SpliceAI_pred_DS_AG: '0.01',
      SpliceAI_pred_DS_DL: '0.8',
    });
    expect(read([], [], { chosen, entries: [entry({ REVEL: '0.99' }), chosen] }).predictors).toEqual({
      revel: 0.93,
      alphaMissense: 0.9871,
      cadd: 29.5,
      spliceAi: 0.8,
    });
  });

  it('reads dbNSFP and SpliceAI in INFO where the header declares them', () => {
    const info = 'dbNSFP_REVEL_score=.,0.7,0.65;dbNSFP_CADD_phred=24;SpliceAI=T|BRAF|0.01|0.02|0.91|0.00|1|2|3|4,C|BRAF|1|1|1|1|1|2|3|4';
    const keys = ['dbNSFP_REVEL_score', 'dbNSFP_CADD_phred', 'SpliceAI'];
    expect(read([], keys, { info }).predictors).toEqual({ revel: 0.7, alphaMissense: null, cadd: 24, spliceAi: 0.91 });
    expect(read([], [], { info }).predictors).toBeNull();
  });

  it.each(['1.5', '-0.2', 'D', 'NaN', ''])('takes %s for no score', (written) => {
    expect(read([], [], { chosen: entry({ REVEL: written }) }).predictors).toBeNull();
  });
});
