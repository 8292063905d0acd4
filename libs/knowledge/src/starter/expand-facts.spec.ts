import { expandFacts, SECOND_READING } from './expand-facts.ts';
import { PackError } from './pack-error.ts';

const tables = {
  tumorTypes: new Map([
    ['NSCLC', { code: 'NSCLC', name: 'Non-Small Cell Lung Cancer', parent: null, hematologic: false }],
    ['COADREAD', { code: 'COADREAD', name: 'Colorectal Adenocarcinoma', parent: null, hematologic: false }],
  ]),
  genes: new Set(['EGFR', 'BRAF', 'KRAS']),
};
const labels = { file: 'labels', kind: 'label', direction: 'sensitivity' } as const;
const row = { id: 'x', key: 'p:EGFR:T790M', in: 'NSCLC', use: 'osimertinib', by: 'FDA', year: 2015, src: 'NDA208065', ver: 'read' };
const expand = (...rows: unknown[]) => expandFacts({ about: '', rows }, labels, tables);

describe('expandFacts', () => {
  it('expands a label row to an evidence item', () => {
    expect(expand(row)).toEqual([
      {
        id: 'label:x', release: 'starter', kind: 'label', profile: { op: 'key', key: 'p:EGFR:T790M' }, profileName: 'EGFR T790M', genes: ['EGFR'],
        disease: { scope: 'types', codes: ['NSCLC'] }, diseaseName: 'Non-Small Cell Lung Cancer', significance: 'therapeutic', direction: 'sensitivity', supports: true,
        therapies: ['osimertinib'], level: null, rating: null, publications: [], year: 2015, origin: 'somatic', region: 'FDA', line: null, sourceId: 'NDA208065',
        verification: { status: 'second-read', by: SECOND_READING }, tierForming: true,
      },
    ]); // prettier-ignore
  });

  it('gives one item for each alternative therapy and one for a combination', () => {
    const items = expand({ ...row, use: 'erlotinib | dabrafenib + trametinib' });
    expect(items.map(({ id, therapies }) => [id, therapies])).toEqual([
      ['label:x:erlotinib', ['erlotinib']],
      ['label:x:dabrafenib+trametinib', ['dabrafenib', 'trametinib']],
    ]);
  });

  it('names the records that corroborate a fact, and says when none does', () => {
    const [named] = expand({ ...row, ver: 'civic:EID1592 moalmanac:358' });
    const [none] = expand({ ...row, ver: 'none' });
    expect(named?.verification).toEqual({ status: 'corroborated', by: ['civic:EID1592', 'moalmanac:358'] });
    expect(none?.verification).toEqual({ status: 'unverified' });
  });

  it('tells a second reader from the second pass of the writer', () => {
    const by = (ver: string) => expand({ ...row, ver })[0]?.verification;
    expect(by('read')).toEqual({ status: 'second-read', by: SECOND_READING });
    expect(by('read:2026-11-23 second reader')).toEqual({ status: 'second-read', by: '2026-11-23 second reader' });
  });

  it('leaves tumor types out of a solid-tumor label', () => {
    const [item] = expand({ ...row, in: 'solid except COADREAD' });
    expect(item).toMatchObject({
      disease: { scope: 'solid', except: ['COADREAD'] },
      diseaseName: 'Solid tumor other than Colorectal Adenocarcinoma',
    });
  });

  it('gives a resistance its strength', () => {
    const [item] = expandFacts(
      { about: '', rows: [{ id: 'r', key: 'p:EGFR:T790M', in: 'NSCLC', use: 'erlotinib', level: 'B', ver: 'read', reduced: true }] },
      { file: 'resistance', kind: 'knowledge-base', direction: 'resistance' },
      tables,
    );
    expect(item).toMatchObject({ id: 'starter:r', kind: 'knowledge-base', level: 'B', direction: 'resistance', strength: 'reduced' });
  });

  it.each([
    ['a misspelt field', { ...row, therapy: 'x' }],
    ['a gene outside the pack', { ...row, key: 'p:EGRF:T790M' }],
    ['a tumor type outside the pack', { ...row, in: 'NSCL' }],
    ['an exception outside the pack', { ...row, in: 'solid except CRC' }],
    ['a key that matches nothing', { ...row, key: 'p:EGFR:Thr790Met' }],
    ['a therapy in capitals', { ...row, use: 'Osimertinib' }],
    ['a therapeutic fact without therapy', { ...row, use: undefined }],
    ['a label with a level of evidence', { ...row, level: 'A' }],
    ['a knowledge-base fact without level', { ...row, kind: 'knowledge-base' }],
    ['a label without region', { ...row, by: undefined }],
    ['a year out of range', { ...row, year: 215 }],
    ['a PMID with letters', { ...row, pub: ['PMID:1'] }],
    ['a fact without verification', { ...row, ver: undefined }],
    ['a corroboration without record', { ...row, ver: 'civic' }],
    ['a second reading without a date', { ...row, ver: 'read: second reader' }],
    ['a second reading without a reader', { ...row, ver: 'read:2026-11-23' }],
  ])('refuses %s, naming file and row', (_, bad) => {
    expect(() => expand(bad)).toThrow(PackError);
    expect(() => expand(bad)).toThrow(/^labels, row /);
  });

  it('refuses an id given twice', () => {
    expect(() => expand(row, row)).toThrow(/twice/);
  });
});
