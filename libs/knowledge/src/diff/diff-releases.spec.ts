import type { EvidenceItem, ReleaseContent } from '@consilium/domain';
import { diffReleases } from './diff-releases.ts';

const item = (id: string, change: Partial<EvidenceItem> = {}): EvidenceItem => ({
  id,
  release: 'r',
  kind: 'knowledge-base',
  profile: { op: 'key', key: 'p:BRAF:V600E' },
  profileName: 'BRAF V600E',
  genes: ['BRAF'],
  disease: { scope: 'types', codes: ['MEL'] },
  diseaseName: 'Melanoma',
  significance: 'therapeutic',
  direction: 'sensitivity',
  supports: true,
  therapies: ['a', 'b'],
  level: 'B',
  rating: 3,
  publications: ['1', '2'],
  year: 2011,
  origin: 'somatic',
  tierForming: true,
  ...change,
});
const release = (...items: EvidenceItem[]): ReleaseContent => ({
  source: 'civic',
  releasedOn: null,
  items,
  tumorTypes: [],
  genes: [],
  hotspots: [],
  refusedRows: [],
});

describe('diffReleases', () => {
  it('names what came, went and changed, with old and new value', () => {
    expect(
      diffReleases(
        release(item('civic:EID2'), item('civic:EID10')),
        release(item('civic:EID2', { level: 'A', rating: null }), item('civic:EID3')),
      ),
    ).toEqual([
      { id: 'civic:EID2', change: 'changed', fields: { level: ['B', 'A'], rating: [3, null] } },
      { id: 'civic:EID3', change: 'added', fields: {} },
      { id: 'civic:EID10', change: 'removed', fields: {} },
    ]);
  });

  it('sees no change in another order of a list, nor in the release an item came in', () => {
    const shuffled = item('civic:EID2', { therapies: ['b', 'a'], publications: ['2', '1'], release: 'later' });
    expect(diffReleases(release(item('civic:EID2')), release(shuffled))).toEqual([]);
  });

  it('compares substitutes under one id as one record, whatever their order', () => {
    const one = item('civic:EID2', { therapies: ['a'] });
    const two = item('civic:EID2', { therapies: ['b'] });
    expect(diffReleases(release(one, two), release(two, one))).toEqual([]);
    expect(diffReleases(release(one, two), release(one))).toEqual([
      { id: 'civic:EID2', change: 'changed', fields: { therapies: [[['a'], ['b']], ['a']] } },
    ]);
  });
});
