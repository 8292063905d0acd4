import { anItem, aRecord, aVariant, run } from './engine.fixture.ts';
import type { EvidenceItem } from './evidence-item.ts';
import { MAX_UNTESTED } from './untested-biomarkers.ts';

const lung = { scope: 'types', codes: ['LUAD'] } as const;
const use = (...therapies: string[]) => ({ therapies, significance: 'therapeutic', direction: 'sensitivity' }) as const;
const items: readonly EvidenceItem[] = [
  anItem('p:EGFR:L858R', { ...use('osimertinib'), disease: lung, id: 'label:egfr' }),
  anItem('fusion:v::ALK', { ...use('alectinib'), disease: lung, id: 'label:alk' }),
  anItem('bio:MSI-H', { ...use('pembrolizumab'), disease: { scope: 'solid' }, id: 'label:msi' }),
  anItem('p:BRAF:V600E', { ...use('dabrafenib', 'trametinib'), disease: { scope: 'types', codes: ['MEL'] } }),
  aRecord('p:KRAS:G12C', 'B', { ...use('drug'), disease: lung }),
  anItem('any:PTEN', { significance: 'diagnostic', direction: 'positive', therapies: [], disease: lung }),
];
const untested = (findings: Parameters<typeof run>[1], assayed: readonly string[] | null = null) =>
  (run(items, findings, { assayed }).untested ?? []).map(({ biomarker, status }) => `${biomarker}: ${status}`);

describe('biomarkers of the tumor type that the case says nothing of', () => {
  it('lists those with a Tier I-A therapy in class only, those of the very tumor type first', () => {
    expect(untested([])).toEqual(['ALK: not-known', 'EGFR: not-known', 'MSI or MMR: not-known']);
  });

  it.each([
    ['a change of the gene', [aVariant('EGFR', 'G719S')]],
    ['a stated wild type', [{ kind: 'wild-type', id: 'w', gene: 'EGFR' }]],
  ] as const)('takes %s as tested', (_, findings) => {
    expect(untested(findings)).toEqual(['ALK: not-known', 'MSI or MMR: not-known']);
  });

  it('tells what was not assayed from what may have been', () => {
    expect(untested([], ['EGFR', 'KRAS'])).toEqual(['ALK: not-assayed', 'MSI or MMR: not-known']);
  });

  it('takes one test of a family for the other: a proficient mismatch repair answers for MSI', () => {
    expect(untested([{ kind: 'biomarker', id: 'm', name: 'MMR', status: 'proficient' }])).toEqual(['ALK: not-known', 'EGFR: not-known']);
  });

  it('names the four proteins of mismatch repair by the one test, and takes a loss of one of them for it', () => {
    const proteins = anItem('expression:MLH1:under', { ...use('dostarlimab'), disease: lung });
    const lost = { id: 'm', kind: 'expression', gene: 'MSH6', change: 'under' } as const;
    expect((run([proteins], []).untested ?? []).map(({ biomarker }) => biomarker)).toEqual(['MSI or MMR']);
    expect(run([proteins], [lost]).untested).toEqual([]);
  });

  it('does not take a record that did not pass the filters for a test', () => {
    expect(untested([aVariant('EGFR', 'L858R', { filter: 'LowQual' })])).toContain('EGFR: not-known');
  });

  it('names the therapies and their items, and stays short', () => {
    expect(run(items, []).untested?.[0]).toEqual({ biomarker: 'ALK', status: 'not-known', therapies: ['alectinib'], items: ['label:alk'] });
    const many = Array.from({ length: 40 }, (_, at) => anItem(`p:GENE${at}:A1V`, { ...use('drug'), disease: lung }));
    expect(run(many, []).untested).toHaveLength(MAX_UNTESTED);
  });

  it('asks for the driver of a fusion and not for its partner', () => {
    const fusions = [
      anItem('fusion:ETV6::NTRK3', { ...use('drug'), disease: lung }),
      anItem('fusion:v::NTRK3', { ...use('drug'), disease: lung }),
    ];
    expect((run(fusions, []).untested ?? []).map(({ biomarker }) => biomarker)).toEqual(['NTRK3']);
  });
});

describe('genes that the very same records name', () => {
  it('do not crowd out another test: the first stands for them, the others come last', () => {
    const genes = Array.from({ length: 16 }, (_, index) => `GENE${String(index).padStart(2, '0')}`);
    const many = anItem({ op: 'or', of: genes.map((gene) => ({ op: 'key', key: `any:${gene}` })) }, { ...use('olaparib'), disease: lung });
    const named = (run([many, ...items], []).untested ?? []).map(({ biomarker }) => biomarker);
    expect(named.slice(0, 5)).toEqual(['ALK', 'EGFR', 'GENE00', 'MSI or MMR', 'GENE01']);
    expect(named).toHaveLength(MAX_UNTESTED);
  });

  it('counts no level of RNA as the test that a label asks for', () => {
    const claudin = anItem('expression:ERBB2:over', { ...use('trastuzumab'), disease: lung });
    const outlier = { id: 'x', kind: 'expression', gene: 'ERBB2', change: 'over', value: 3, unit: 'z-score' } as const;
    expect((run([claudin], [outlier]).untested ?? []).map(({ biomarker }) => biomarker)).toEqual(['HER2 status']);
  });
});
