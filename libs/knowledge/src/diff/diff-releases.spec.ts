import type { EvidenceItem, ReleaseContent } from '@consilium/domain';
import fc from 'fast-check';
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

  it('sees no change in white space, in the address of a page or in the day it was looked at', () => {
    const was = item('label:a', { statement: 'A fact.  See https://example.org/old?x=1 (accessed 2024-08-01).' });
    const is = item('label:a', { statement: 'A fact. See https://example.org/new (accessed 2025-08-01). ' });
    expect(diffReleases(release(was), release(is))).toEqual([]);
    expect(diffReleases(release(was), release(item('label:a', { statement: 'Another fact.' })))).toHaveLength(1);
  });

  it('tells a rename from its content: the id stays, or the content is found once under another id', () => {
    expect(diffReleases(release(item('civic:EID2')), release(item('civic:EID2', { profileName: 'BRAF p.V600E' })))).toEqual([
      { id: 'civic:EID2', change: 'changed', fields: { profileName: ['BRAF V600E', 'BRAF p.V600E'] } },
    ]);
    expect(diffReleases(release(item('label:old')), release(item('label:new', { profileName: 'V600E' })))).toEqual([
      { id: 'label:new', change: 'changed', fields: { id: ['label:old', 'label:new'], profileName: ['BRAF V600E', 'V600E'] } },
    ]);
  });

  it('takes an item of CIViC under another id for another item', () => {
    expect(diffReleases(release(item('civic:EID2')), release(item('civic:EID3'))).map(({ change }) => change)).toEqual([
      'removed',
      'added',
    ]);
  });

  it('does not guess a rename where two records have the same content, or where the content changed too', () => {
    const changes = (before: ReleaseContent, after: ReleaseContent) => diffReleases(before, after).map(({ change }) => change);
    expect(changes(release(item('a1'), item('a2')), release(item('b1')))).toEqual(['removed', 'removed', 'added']);
    expect(changes(release(item('a1')), release(item('b1', { level: 'A' })))).toEqual(['removed', 'added']);
  });

  it('sees that substitutes pair otherwise, though each field has the same values', () => {
    const pair = (a: EvidenceItem['direction'], b: EvidenceItem['direction']) =>
      release(item('x', { therapies: ['a'], direction: a }), item('x', { therapies: ['b'], direction: b }));
    expect(Object.keys(diffReleases(pair('sensitivity', 'resistance'), pair('resistance', 'sensitivity'))[0]?.fields ?? {})).toEqual([
      'items',
    ]);
  });

  const anItem = fc.record({ level: fc.constantFrom('A', 'B', 'C'), rating: fc.integer({ min: 1, max: 5 }), publications: fc.uniqueArray(fc.integer().map(String)), therapies: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')) } as const); // prettier-ignore
  const aRelease = fc.array(anItem, { maxLength: 8 }).map((each) => each.map((change, at) => item(`civic:EID${at}`, change)));

  it('finds nothing between a release and itself in any order', () => {
    fc.assert(
      fc.property(aRelease, fc.infiniteStream(fc.nat()), (items, random) => {
        const shuffled = items.map((each) => ({ each, at: random.next().value ?? 0 })).sort((x, y) => x.at - y.at);
        const reversed = shuffled.map(({ each }) => ({
          ...each,
          publications: [...each.publications].reverse(),
          therapies: [...each.therapies].reverse(),
        }));
        return diffReleases(release(...items), release(...reversed)).length === 0;
      }),
    );
  });

  it('is the mirror of the reverse comparison', () => {
    const MIRROR = { added: 'removed', removed: 'added', changed: 'changed' } as const;
    fc.assert(
      fc.property(aRelease, aRelease, (a, b) => {
        const there = diffReleases(release(...a), release(...b));
        const back = diffReleases(release(...b), release(...a));
        expect(back.map(({ id, change }) => [id, MIRROR[change]])).toEqual(there.map(({ id, change }) => [id, change]));
        expect(back.map(({ fields }) => Object.keys(fields))).toEqual(there.map(({ fields }) => Object.keys(fields)));
      }),
    );
  });
});
