import type { EvidenceItem } from '@consilium/domain';
import { anItem } from '../case.fixture.ts';
import { contradictions } from './contradictions.ts';

const ranked = (...items: readonly EvidenceItem[]) =>
  items.map((item) => ({ id: item.id, item: { ...item, alternatives: [item.therapies] } }));
const support = anItem({ id: 'civic:EID1' });
const denial = anItem({ id: 'civic:EID2', supports: false });
const resistance = anItem({ id: 'civic:EID3', direction: 'resistance' });
const elsewhere = anItem({ id: 'civic:EID4', supports: false, diseaseName: 'Glioma' });
const otherDrug = anItem({ id: 'civic:EID5', supports: false, therapies: ['erlotinib'] });

describe('contradictions', () => {
  it.each([
    ['a denial', [support, denial], ['civic:EID2']],
    ['a resistance', [support, resistance], ['civic:EID3']],
    ['a denial in another disease', [support, elsewhere], ['civic:EID4']],
    ['no denial of another drug', [support, otherDrug], []],
    ['nothing where all agree', [support, anItem({ id: 'civic:EID6' })], []],
  ] as const)('keeps %s', (_what, items, kept) => {
    expect([...contradictions(ranked(...items), 5)]).toEqual(kept);
  });

  it('keeps no more than there is room for', () => {
    expect(contradictions(ranked(support, denial, resistance), 1).size).toBe(1);
  });
});
