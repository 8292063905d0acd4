import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson } from '@consilium/ledger';
import { classifyFullName } from './classify/classify-full-name.ts';
import { crosswalkCodes, crosswalkTarget, normalDoid, outsideReason } from './civic/disease-scope.ts';
import { importCivic } from './civic/import-civic.ts';
import type { ImportedRelease } from './civic/import-civic.ts';
import { cell, readTsv } from './civic/read-tsv.ts';
import { variantRecords } from './civic/variant-records.ts';
import { diffReleases } from './diff/diff-releases.ts';
import { parseProfile } from './profile/parse-profile.ts';
import { KnowledgeStore } from './store/knowledge-store.ts';
import { importOncotree } from './tumor-types/import-oncotree.ts';
import { resolveTumorType } from './tumor-types/resolve-tumor-type.ts';

const DATA = process.env['CONSILIUM_TEST_DATA'] ?? join(import.meta.dirname, '../../../../shared/data');
const RELEASES = [
  { folder: '2024-08-01', items: 4375, profiles: 1739, variants: 1717 },
  { folder: '2025-08-01', items: 4584, profiles: 1835, variants: 1810 },
] as const;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const here = (): boolean => existsSync(join(DATA, 'civic')) && existsSync(join(DATA, 'oncotree'));
const folderOf = (release: string): string => join(DATA, 'civic', release);
const tableOf = (release: string, pattern: RegExp) => {
  const name = readdirSync(folderOf(release)).find((file) => pattern.test(file)) ?? '';
  return readTsv(name, readFileSync(join(folderOf(release), name), 'utf8'));
};
const imported = async (release: string): Promise<ImportedRelease> => {
  const files = readdirSync(folderOf(release)).map((name) => ({
    name,
    text: () => Promise.resolve(readFileSync(join(folderOf(release), name), 'utf8')),
  }));
  const read = await importCivic(files, `civic-${release}`);
  if (!read.ok) throw new Error(canonicalJson(read.refusal));
  return read.value;
};

describe('knowledge over the releases of CIViC and OncoTree', () => {
  it('says plainly when the data is not there', () => {
    if (!here())
      say('knowledge: no real data beside the repository (CONSILIUM_TEST_DATA); the figures of CIViC and OncoTree are not checked.');
    expect(RELEASES).toHaveLength(2);
  });

  it.each(RELEASES)('imports every accepted item of $folder within ten seconds', async ({ folder, items, profiles, variants }) => {
    if (!here()) return;
    const start = performance.now();
    const { content, counts, refusedRows } = await imported(folder);
    const ms = Math.round(performance.now() - start);
    say(
      `civic ${folder}: ${counts['items'] ?? 0} items in ${ms} ms, ${refusedRows.length} rows refused, ${counts['tierForming'] ?? 0} can form a tier, ${counts['flagged'] ?? 0} flagged`,
    );
    expect(counts).toMatchObject({ items, profiles, variants, refused: 0 });
    expect(new Set(content.items.map((item) => item.id)).size).toBe(items);
    expect(content.releasedOn).toBe(folder);
    expect(ms).toBeLessThan(10_000);
  });

  it('gives at least 98 % of the variant names a category', () => {
    if (!here()) return;
    const records = RELEASES.flatMap(({ folder }) => [...variantRecords(tableOf(folder, /VariantSummaries/), () => null).values()]);
    const text = records.filter((record) => record.classified.category === 'text');
    say(
      `classifier: ${records.length - text.length} of ${records.length} variant names (${((1 - text.length / records.length) * 100).toFixed(2)} %) have a category`,
    );
    expect(1 - text.length / records.length).toBeGreaterThanOrEqual(0.98);
  });

  it('never gives an exact key that the record itself contradicts', () => {
    if (!here()) return;
    const wrong = RELEASES.flatMap(({ folder }) => [...variantRecords(tableOf(folder, /VariantSummaries/), () => null).values()]).filter(
      (record) => {
        const [key = ''] = record.classified.keys;
        const change = key.slice(key.lastIndexOf(':') + 1).replace(/^c\./, '');
        const loose = (text: string): string =>
          text
            .toUpperCase()
            .replace(/(\d)X$/, '$1*')
            .replace(/[^A-Z0-9*+-]/g, '');
        return (
          record.classified.category === 'p' &&
          !/>|TER|FS|DEL|DUP|\/| OR /i.test(record.name) &&
          !loose(record.name).includes(loose(change))
        );
      },
    );
    expect(wrong.map((record) => `${record.feature} ${record.name} → ${record.classified.keys.join(' ')}`)).toEqual([]);
  });

  it('parses every combined profile, and resolves each of its names to a variant of the release', () => {
    if (!here()) return;
    let combined = 0;
    for (const { folder } of RELEASES) {
      const variants = variantRecords(tableOf(folder, /VariantSummaries/), () => null);
      const known = new Set(
        [...variants.values()].map((variant) => `${variant.feature} ${variant.name.trim()}`.toLowerCase().replace(/\s+/g, ' ')),
      );
      for (const row of tableOf(folder, /MolecularProfileSummaries/).rows) {
        const names: string[] = [];
        const parsed = parseProfile(cell(row, 'name'), (name) => {
          names.push(name);
          return classifyFullName(name).profile;
        });
        combined += names.length > 1 || (parsed.ok && parsed.value.op === 'not') ? 1 : 0;
        expect(parsed.ok).toBe(true);
        const isFactor = (name: string): boolean => /^(?:TMB|CK|Kataegis) /.test(name);
        expect(names.filter((name) => !known.has(name.toLowerCase().replace(/\s+/g, ' ')) && !isFactor(name))).toEqual([]);
      }
    }
    say(`profiles: all parsed, ${combined} of them combined`);
    expect(combined).toBeGreaterThan(250);
  });

  it.each([
    ['oncotree_2025_04_08.json', 891, 9],
    ['oncotree_2025_10_03.json', 898, 0],
  ])('points only at tumor types of OncoTree: %s', (name, types, newer) => {
    if (!here()) return;
    const read = importOncotree(JSON.parse(readFileSync(join(DATA, 'oncotree/trees', name), 'utf8')));
    const codes = new Set(read.ok ? read.value.content.tumorTypes.map((type) => type.code) : []);
    say(`oncotree ${name}: ${codes.size} tumor types`);
    expect(codes.size).toBe(types);
    expect(crosswalkCodes().filter((code) => !codes.has(code))).toHaveLength(newer);
  });

  it('decides every disease of both releases: each DOID and each name, those without DOID too', () => {
    if (!here()) return;
    const rows = RELEASES.flatMap(({ folder }) => [
      ...tableOf(folder, /ClinicalEvidenceSummaries/).rows,
      ...(folder === '2024-08-01' ? tableOf(folder, /AssertionSummaries/).rows : []),
    ]).map((row) => ({ doid: normalDoid(cell(row, 'doid')), name: cell(row, 'disease') }));
    const stated = rows.filter(({ doid, name }) => doid !== null || name !== '');
    const undecided = stated.filter(
      ({ doid, name }) => crosswalkTarget(doid, name) === undefined || crosswalkTarget(null, name) === undefined,
    );
    const outside = [
      ...new Set(stated.filter(({ doid, name }) => crosswalkTarget(doid, name) === 'outside').map(({ name }) => name)),
    ].sort();
    say(
      `diseases: ${new Set(stated.map(({ doid, name }) => `${doid ?? ''} ${name}`)).size} of both releases, ${undecided.length} not decided; ${rows.length - stated.length} rows state none; outside, each with its reason: ${outside.join(', ')}`,
    );
    expect(undecided).toEqual([]);
    expect(outside.filter((name) => outsideReason(name) === null)).toEqual([]);
    expect(rows.length - stated.length).toBeLessThan(300);
  });

  it('resolves each disease name of the releases for a case as well, or says which types it leaves open', () => {
    if (!here()) return;
    const read = importOncotree(JSON.parse(readFileSync(join(DATA, 'oncotree/trees/oncotree_2025_10_03.json'), 'utf8')));
    const types = read.ok ? read.value.content.tumorTypes : [];
    const names = new Set(
      RELEASES.flatMap(({ folder }) => tableOf(folder, /ClinicalEvidenceSummaries/).rows.map((row) => cell(row, 'disease'))),
    );
    const unresolved = [...names].filter((name) => {
      const target = crosswalkTarget(null, name);
      const resolved = resolveTumorType({ text: name }, types);
      return Array.isArray(target) && !resolved.ok && resolved.refusal.code !== 'TUMOR_TYPE.AMBIGUOUS';
    });
    expect(unresolved).toEqual([]);
    expect(types.filter((type) => !resolveTumorType({ text: type.name }, types).ok).map((type) => type.name)).toEqual(
      types.filter((type) => types.filter((other) => other.name === type.name).length > 1).map((type) => type.name),
    );
  });

  it('stores, loads and compares both releases quickly', async () => {
    if (!here()) return;
    const home = await mkdtemp(join(tmpdir(), 'knowledge-real-'));
    try {
      const pack = {
        id: 'starter',
        sha256: '0'.repeat(64),
        content: { source: 'starter', releasedOn: null, items: [], tumorTypes: [], genes: [], hotspots: [], refusedRows: [] },
      };
      const store = new KnowledgeStore(home, pack);
      const [before, after] = [await imported('2024-08-01'), await imported('2025-08-01')];
      for (const [id, release] of [
        ['a', before],
        ['b', after],
      ] as const)
        expect((await store.save(id, release.content, release.counts, '2026-03-01T08:00:00.000Z')).ok).toBe(true);
      const start = performance.now();
      const loaded = await new KnowledgeStore(home, pack).load();
      const ms = Math.round(performance.now() - start);
      expect(loaded.ok && loaded.value.releases.map((release) => release.id)).toEqual(['starter', 'b']);
      const changes = diffReleases(before.content, after.content);
      const count = (change: string): number => changes.filter((each) => each.change === change).length;
      say(
        `store: newest release loaded in ${ms} ms; 2024 → 2025: ${count('added')} added, ${count('removed')} removed, ${count('changed')} changed`,
      );
      expect(ms).toBeLessThan(1500);
      expect(4375 + count('added') - count('removed')).toBe(4584);
    } finally {
      await rm(home, { recursive: true });
    }
  }, 60_000);
});
