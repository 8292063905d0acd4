import type { EvidenceItem } from '@consilium/domain';
import { anItem } from '../case.fixture.ts';
import { documentOf } from './evidence-document.ts';
import { recordsOf } from './evidence-record.ts';

const document = (...items: readonly (Partial<EvidenceItem> & { readonly id: string })[]) => {
  const [record] = recordsOf(items.map(anItem)).values();
  if (!record) throw new Error('no record');
  return documentOf(record);
};

describe('documentOf', () => {
  it('is quotable only with the source\u2019s own statement', () => {
    expect(document({ id: 'civic:EID1', statement: 'The words of a source.' })).toMatchObject({
      quotable: true,
      text: 'The words of a source.',
      source: 'civic',
    });
    expect(document({ id: 'label:x', kind: 'label', statement: null }).quotable).toBe(false);
    expect(document({ id: 'civic:EID1', statement: '  ' }).quotable).toBe(false);
  });

  it.each<[string, Partial<EvidenceItem>, string]>([
    [
      'label:x',
      { kind: 'label', region: 'FDA', level: null, rating: null, year: 2011, sourceId: 'NDA000000' },
      'FDA label: vemurafenib, Melanoma with BRAF V600E, 2011, NDA000000.',
    ],
    [
      'label:x',
      { kind: 'label', region: 'EMA', direction: 'resistance', level: null, rating: null, year: null },
      'EMA label: BRAF V600E, Melanoma, resistance to vemurafenib.',
    ],
    [
      'label:x',
      { kind: 'label', region: 'FDA', supports: false, line: 'approval withdrawn', level: null, rating: null, year: null },
      'FDA label: BRAF V600E, Melanoma, does not support: sensitivity to vemurafenib, approval withdrawn.',
    ],
    [
      'guideline:x',
      { kind: 'guideline', sourceId: 'Guideline 2.2025', line: 'after prior treatment', level: null, rating: null, year: 2025 },
      'Guideline (Guideline 2.2025): BRAF V600E, Melanoma, sensitivity to vemurafenib, after prior treatment, 2025.',
    ],
    [
      'guideline:x',
      { kind: 'guideline', sourceId: 'Guideline 2.2025', level: null, rating: null, year: 2025 },
      'Guideline (Guideline 2.2025): BRAF V600E, Melanoma, sensitivity to vemurafenib, 2025.',
    ],
    [
      'entity:x',
      { kind: 'entity', significance: 'diagnostic', direction: 'positive', therapies: [], level: null, rating: null, year: null },
      'Entity-defining: BRAF V600E, Melanoma.',
    ],
    [
      'civic:EID1',
      { rating: 1, publications: ['1', 'ASCO 2'] },
      'CIViC EID1, level B, 1 star: BRAF V600E, Melanoma, sensitivity to vemurafenib, 2012, PMID 1, ASCO 2.',
    ],
    [
      'civic:EID1',
      { supports: false, year: null },
      'CIViC EID1, level B, 4 stars: BRAF V600E, Melanoma, does not support: sensitivity to vemurafenib.',
    ],
    [
      'civic:EID1',
      { direction: 'resistance', strength: 'reduced', year: null },
      'CIViC EID1, level B, 4 stars: BRAF V600E, Melanoma, reduced sensitivity, resistance to vemurafenib.',
    ],
    [
      'civic:EID1',
      { tierForming: false, nature: 'functional: loss of function', therapies: [], year: null },
      'CIViC EID1, level B, 4 stars: BRAF V600E, Melanoma, functional: loss of function.',
    ],
    [
      'starter:x',
      { year: null, verification: { status: 'unverified' } },
      'Starter pack, level B, 4 stars: BRAF V600E, Melanoma, sensitivity to vemurafenib; unverified.',
    ],
  ])('words %s as one short sentence', (id, given, text) => {
    expect(document({ id, ...given }).text).toBe(text);
  });

  it('names substitutes of one record with "or", whatever their order', () => {
    const both = [
      { id: 'civic:EID1', therapies: ['gefitinib'] },
      { id: 'civic:EID1', therapies: ['erlotinib'] },
    ];
    expect(document(...both).facts['therapies']).toBe('erlotinib or gefitinib');
    expect(document(...both).sha256).toBe(document(...both.toReversed()).sha256);
  });

  it('has another hash when a field of the record changes', () => {
    expect(document({ id: 'civic:EID1' }).sha256).not.toBe(document({ id: 'civic:EID1', level: 'C' }).sha256);
  });
});
