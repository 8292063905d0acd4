import { importLabels } from './import-labels.ts';

const fact = {
  id: 'osimertinib-1',
  biomarker: 'EGFR L858R OR EGFR Exon 19 Deletion',
  tumorTypes: ['NSCLC'],
  therapies: ['Osimertinib Mesylate'],
  region: 'FDA',
  year: 2018,
  line: '1',
};
const read = (text: string) => {
  const imported = importLabels(text, 'site-1', 'labels.jsonl');
  if (!imported.ok) throw new Error(imported.refusal.code);
  return imported.value;
};

describe('importLabels', () => {
  it('reads a fact from JSON Lines and from an array alike', () => {
    const lines = read(`${JSON.stringify(fact)}\n`);
    expect(lines.content.items).toEqual(read(JSON.stringify([fact])).content.items);
    expect(lines.content.items[0]).toMatchObject({
      id: 'label:osimertinib-1',
      kind: 'label',
      therapies: ['osimertinib'],
      disease: { scope: 'types', codes: ['NSCLC'] },
      profile: {
        op: 'or',
        of: [
          { op: 'key', key: 'p:EGFR:L858R' },
          { op: 'key', key: 'exon:EGFR:19:deletion' },
        ],
      },
      verification: { status: 'unverified' },
      tierForming: true,
    });
  });

  it.each([
    ['not json', 'the line is not JSON'],
    [JSON.stringify({ ...fact, therapies: [] }), 'therapies: a therapeutic fact needs therapies'],
    [JSON.stringify({ ...fact, tumorTypes: undefined }), 'tumorTypes: tumorTypes, disease or doid is needed'],
    [JSON.stringify({ ...fact, biomarker: 'EGFR gobbledygook thing' }), 'biomarker name "EGFR gobbledygook thing" is not understood'],
    [
      JSON.stringify({ ...fact, biomarker: 'EGFR L858R AND' }),
      'biomarker "EGFR L858R AND" is not a combination of names with AND, OR, NOT and parentheses',
    ],
    [
      JSON.stringify({ ...fact, tumorTypes: undefined, disease: 'zebra tumor' }),
      'disease "zebra tumor" does not map to OncoTree: give tumorTypes',
    ],
    [JSON.stringify(fact), 'id label:osimertinib-1 is there twice'],
  ])('lists the row %s with its line and reason, and reads the rest', (line, reason) => {
    const imported = read(`${JSON.stringify(fact)}\n${line}`);
    expect(imported.content.items).toHaveLength(1);
    expect(imported.refusedRows).toEqual([expect.objectContaining({ file: 'labels.jsonl', line: 2, reason })]);
  });

  it.each([
    ['NTRK fusion', 'fusion:v::NTRK1'],
    ['HER2-positive', 'bio:HER2-positive'],
    ['MSI-H/dMMR', 'bio:dMMR'],
    ['IDH1/2 mutation', 'any:IDH2'],
    ['t(9;22)', 'fusion:BCR::ABL1'],
    ['MET D1228N', 'p:MET:D1246N'],
    ['p:MET:Y1230H', 'p:MET:Y1248H'],
    ['H3 K27M', 'p:H3C2:K28M'],
    ['ERBB2 A775_G776insYVMA', 'p:ERBB2:Y772_A775dup'],
  ])('reads the biomarker %s as a clinic does, so that fact and finding meet', (biomarker, key) => {
    const [item] = read(JSON.stringify({ ...fact, biomarker })).content.items;
    expect(item && JSON.stringify(item.profile)).toContain(`"${key}"`);
  });

  it.each(['<html></html>', '', '[1,2'])('refuses a file that is neither form: %p', (text) => {
    expect(importLabels(text, 'x')).toMatchObject({ refusal: { code: 'KNOWLEDGE.NOT_LABELS' } });
  });
});
