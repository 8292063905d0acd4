import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EvidenceItem, ReleaseContent } from '@consilium/domain';
import { digestOf } from '@consilium/ledger';
import { KnowledgeStore } from './knowledge-store.ts';
import { decodeRelease, encodeRelease } from './release-codec.ts';

const item = (id: string): EvidenceItem => ({
  id,
  release: 'r',
  kind: 'knowledge-base',
  profile: { op: 'key', key: 'p:BRAF:V600E' },
  profileName: 'BRAF V600E',
  genes: ['BRAF'],
  disease: { scope: 'any' },
  diseaseName: 'Cancer',
  significance: 'therapeutic',
  direction: 'sensitivity',
  supports: true,
  therapies: ['a'],
  level: 'A',
  rating: 5,
  publications: [],
  year: null,
  origin: 'any',
  tierForming: true,
});
const content = (source: string, releasedOn: string | null, ...ids: string[]): ReleaseContent => ({
  source,
  releasedOn,
  items: ids.map(item),
  tumorTypes: [],
  genes: [],
  hotspots: [],
  refusedRows: [],
});
const pack = {
  ...content('starter', '2026-01-01', 'label:1'),
  tumorTypes: [{ code: 'LUAD', name: 'Lung Adenocarcinoma', parent: null, hematologic: false }],
};
const builtIn = { id: 'starter', sha256: digestOf(pack), content: pack };
const at = '2026-03-01T08:00:00.000Z';

describe('KnowledgeStore', () => {
  let home: string;
  let store: KnowledgeStore;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'knowledge-'));
    store = new KnowledgeStore(home, builtIn);
  });
  afterEach(() => rm(home, { recursive: true }));

  const idsOf = async (ids?: string[]) => {
    const loaded = await store.load(ids);
    return loaded.ok
      ? { releases: loaded.value.releases.map((release) => release.id), items: loaded.value.items.map((each) => each.id) }
      : loaded.refusal.code;
  };

  it('stores a release under the hash of its canonical content; the same again is no change', async () => {
    const first = await store.save('civic-1', content('civic', '2024-08-01', 'civic:EID1'), { items: 1 }, at);
    const again = await store.save('civic-1', content('civic', '2024-08-01', 'civic:EID1'), { items: 1 }, '2027-01-01T00:00:00.000Z');
    expect(first.ok && first.value.sha256).toBe(digestOf(content('civic', '2024-08-01', 'civic:EID1')));
    expect(again).toEqual(first);
  });

  it('refuses other content under an id that is taken: cases are pinned to it', async () => {
    await store.save('civic-1', content('civic', null, 'civic:EID1'), {}, at);
    expect(await store.save('civic-1', content('civic', null, 'civic:EID2'), {}, at)).toMatchObject({
      refusal: { code: 'KNOWLEDGE.ID_TAKEN' },
    });
    expect(await idsOf(['civic-1'])).toEqual({ releases: ['civic-1'], items: ['civic:EID1'] });
  });

  it.each(['starter', 'none', '../escape', '', 'a/b', '.hidden'])('refuses the id %p', async (id) => {
    expect(await store.save(id, content('civic', null), {}, at)).toMatchObject({ refusal: { code: 'KNOWLEDGE.ID_INVALID' } });
  });

  it('uses the pack and the newest release of each source unless told otherwise', async () => {
    await store.save('b-old', content('civic', '2024-08-01', 'civic:EID1'), {}, '2026-09-01T00:00:00.000Z');
    await store.save('a-new', content('civic', '2025-08-01', 'civic:EID2'), {}, at);
    await store.save('site', content('labels', null, 'label:9'), {}, at);
    expect(await idsOf()).toEqual({ releases: ['starter', 'a-new', 'site'], items: ['label:1', 'civic:EID2', 'label:9'] });
    expect(await idsOf(['b-old'])).toEqual({ releases: ['b-old'], items: ['civic:EID1'] });
    expect(await idsOf(['none'])).toEqual({ releases: [], items: [] });
    expect((await store.list()).map((release) => release.id)).toEqual(['starter', 'a-new', 'b-old', 'site']);
  });

  it('keeps the tumor types whatever evidence is asked for, else no case could be placed', async () => {
    const loaded = await store.load(['none']);
    expect(loaded.ok && loaded.value.tumorTypes.map((type) => type.code)).toEqual(['LUAD']);
  });

  it('refuses an unknown release by name', async () => {
    expect(await idsOf(['civic-9'])).toBe('KNOWLEDGE.UNKNOWN_RELEASE');
    expect(await idsOf(['../..'])).toBe('KNOWLEDGE.UNKNOWN_RELEASE');
  });

  it('refuses a release whose file was edited after the import', async () => {
    await store.save('civic-1', content('civic', null, 'civic:EID1'), {}, at);
    const path = join(home, 'knowledge', 'civic-1', 'release.json');
    await writeFile(path, (await readFile(path, 'utf8')).replace('V600E', 'V600K'));
    expect(await idsOf(['civic-1'])).toBe('KNOWLEDGE.CORRUPT');
  });

  it('leaves nothing half-made when two imports race for one id', async () => {
    const results = await Promise.all([1, 2, 3].map((n) => store.save('civic-1', content('civic', null, `civic:EID${n}`), {}, at)));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await readdir(join(home, 'knowledge'))).toEqual(['civic-1']);
  });
});

describe('release codec', () => {
  it('gives back what was encoded and detects another content', () => {
    const { sha256, bytes } = encodeRelease(pack);
    expect(decodeRelease(bytes, sha256)).toEqual(pack);
    expect(() => decodeRelease(encodeRelease({ ...pack, items: [] }).bytes, sha256)).toThrow(/SHA-256/);
  });
});
