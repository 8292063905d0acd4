import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliBench } from '../cli.builder.ts';

const DATA = process.env['CONSILIUM_TEST_DATA'] ?? join(import.meta.dirname, '../../../../../shared/data');
const RELEASE = join(DATA, 'civic/2024-08-01');
const here = existsSync(RELEASE);

type Row = Record<string, string>;
interface Table {
  readonly columns: readonly string[];
  readonly rows: Row[];
}

const read = (name: string): Table => {
  const [head = '', ...lines] = readFileSync(join(RELEASE, name), 'utf8').trimEnd().split('\n');
  const columns = head.split('\t');
  return { columns, rows: lines.map((line) => Object.fromEntries(line.split('\t').map((cell, at) => [columns[at] ?? '', cell]))) };
};
const textOf = ({ columns, rows }: Table): string =>
  [columns.join('\t'), ...rows.map((row) => columns.map((column) => row[column] ?? '').join('\t'))].join('\n') + '\n';

/** The same release with something planted in its evidence. */
function planted(bench: CliBench, id: string, change: (evidence: Table, profiles: Table) => void): Promise<{ exit: number }> {
  const folder = join(bench.home, id);
  mkdirSync(folder);
  const names = readdirSync(RELEASE).filter((name) => /(?:ClinicalEvidence|MolecularProfile|Variant)Summaries/.test(name));
  const tables = new Map(names.map((name) => [name, read(name)]));
  const named = (part: string): Table => [...tables].find(([name]) => name.includes(part))?.[1] ?? { columns: [], rows: [] };
  change(named('ClinicalEvidence'), named('MolecularProfile'));
  for (const [name, table] of tables) writeFileSync(join(folder, name), textOf(table));
  return bench.run(['knowledge', 'import', 'civic', folder, '--as', id]);
}

const rowOf = (table: Table, eid: string): Row => table.rows.find((row) => row['evidence_id'] === eid) ?? {};
const CASES = [
  { case: 'melanoma', tumorType: { system: 'oncotree', code: 'SKCM' }, findings: [{ id: 'v', kind: 'small-variant', gene: 'BRAF', protein: 'V600E' }] },
  { case: 'lung', tumorType: { system: 'oncotree', code: 'LUAD' }, findings: [{ id: 'v', kind: 'small-variant', gene: 'EGFR', protein: 'L858R' }] },
  { case: 'none', tumorType: { system: 'oncotree', code: 'LUAD' }, findings: [{ id: 'v', kind: 'small-variant', gene: 'AAAS', protein: 'L10R' }] },
]; // prettier-ignore
const batch = CASES.map((line) => JSON.stringify(line)).join('\n');

describe('changes between knowledge releases, planted into a real one', () => {
  const bench = new CliBench();
  afterAll(() => bench.close());

  it('says plainly when the data is not there', () => {
    if (!here)
      process.stdout.write(
        'knowledge diff: no CIViC release beside the repository (CONSILIUM_TEST_DATA); planted changes are not checked.\n',
      );
    expect(CASES).toHaveLength(3);
  });

  it('no order, no date and no address is a change, and no case is affected', async () => {
    if (!here) return;
    expect((await bench.run(['knowledge', 'import', 'civic', RELEASE, '--as', 'a'])).exit).toBe(0);
    await planted(bench, 'same', (evidence, profiles) => {
      evidence.rows.reverse();
      profiles.rows.reverse();
      for (const row of evidence.rows) {
        row['last_review_date'] = '2031-01-01 00:00:00 UTC';
        for (const column of evidence.columns.filter((name) => /url$/.test(name))) row[column] = 'https://example.org/moved';
        row['therapies'] = (row['therapies'] ?? '')
          .split(/(?<!\d),(?!\d)/)
          .reverse()
          .join(',');
      }
      for (const row of profiles.rows) row['variant_ids'] = (row['variant_ids'] ?? '').split(', ').reverse().join(', ');
    });
    expect((await bench.run(['knowledge', 'diff', 'a', 'same'])).lines).toEqual([]);
    const { lines } = await bench.run(['knowledge', 'affected', 'a', 'same', '--batch', '-'], batch);
    expect(lines.map(({ case: name, affected }) => [name, affected])).toEqual([
      ['melanoma', false],
      ['lung', false],
      ['none', false],
    ]);
  }, 60_000);

  it('a retraction, a rename, a level and a new item are told apart', async () => {
    if (!here) return;
    const kept = read(readdirSync(RELEASE).find((name) => name.includes('ClinicalEvidence')) ?? '').rows;
    const ids = kept.slice(100, 103).map((row) => row['evidence_id'] ?? '');
    await planted(bench, 'b', (evidence, profiles) => {
      evidence.rows.splice(evidence.rows.indexOf(rowOf(evidence, ids[0] ?? '')), 1);
      rowOf(evidence, ids[1] ?? '')['evidence_level'] = kept[101]?.['evidence_level'] === 'E' ? 'D' : 'E';
      rowOf(evidence, ids[2] ?? '')['is_flagged'] = 'true';
      evidence.rows.push({ ...(evidence.rows[0] ?? {}), evidence_id: '999999' });
      for (const row of [...evidence.rows]) if (row['molecular_profile'] === 'AKT1 E17K') row['molecular_profile'] = 'AKT1 p.E17K';
      for (const row of profiles.rows) if (row['name'] === 'AKT1 E17K') row['name'] = 'AKT1 p.E17K';
    });
    const { lines } = await bench.run(['knowledge', 'diff', 'a', 'b']);
    const line = (eid: string) => lines.find(({ id }) => id === `civic:EID${eid}`);
    expect(line(ids[0] ?? '')).toMatchObject({ change: 'removed' });
    expect(Object.keys(line(ids[1] ?? '')?.['fields'] ?? {})).toContain('level');
    expect(line(ids[2] ?? '')?.['fields']).toEqual({ flagged: [false, true] });
    expect(line('999999')).toMatchObject({ change: 'added' });
    const renamed = lines.filter(({ fields }) => Object.keys(fields ?? {}).join() === 'profileName');
    expect(renamed.length).toBe(lines.length - 4);
    expect(renamed[0]?.['fields']).toEqual({ profileName: ['AKT1 E17K', 'AKT1 p.E17K'] });
  }, 60_000);

  it('names the cases whose tier changes, with the item it rests on, and no other', async () => {
    if (!here) return;
    const isTop = (row: Row): boolean => /^BRAF V600/.test(row['molecular_profile'] ?? '') && row['evidence_level'] === 'A';
    const top: string[] = [];
    await planted(bench, 'c', (evidence) => {
      for (const row of evidence.rows) {
        row['evidence_statement'] = `${row['evidence_statement'] ?? ''} Edited.`;
        if (!isTop(row)) continue;
        top.push(`civic:EID${row['evidence_id'] ?? ''}`);
        row['is_flagged'] = 'true';
      }
    });
    const { lines } = await bench.run(['knowledge', 'affected', 'a', 'c', '--batch', '-', '--knowledge', 'none'], batch);
    expect(lines.map(({ case: name, affected }) => [name, affected])).toEqual([
      ['melanoma', true],
      ['lung', false],
      ['none', false],
    ]);
    const [change] = lines[0]?.['changes'] as readonly { from: unknown; to: unknown; because: readonly string[] }[];
    expect(change).toMatchObject({ from: { tier: 'I', level: 'A' }, to: { tier: 'I', level: 'B' } });
    expect(change?.because.length).toBeGreaterThan(0);
    expect(top).toEqual(expect.arrayContaining([...(change?.because ?? [])]));
  }, 60_000);

  it('names a resistance that comes and an option that is retracted at the same tier, and no case as affected for it', async () => {
    if (!here) return;
    await planted(bench, 'd', (evidence) => {
      const like = evidence.rows.find((row) => row['molecular_profile'] === 'EGFR L858R' && row['evidence_level'] === 'D' && row['significance'] === 'Sensitivity/Response') ?? {}; // prettier-ignore
      const lung = { disease: 'Lung Non-small Cell Carcinoma', doid: '3908', evidence_direction: 'Supports', therapy_interaction_type: '' };
      evidence.rows.push({
        ...like,
        ...lung,
        evidence_id: '999998',
        significance: 'Resistance',
        therapies: 'Vemurafenib',
        evidence_level: 'D',
      });
      evidence.rows.push({ ...like, ...lung, evidence_id: '999997', therapies: 'Madeupinib', evidence_level: 'D' });
    });
    const { lines } = await bench.run(['knowledge', 'affected', 'a', 'd', '--batch', '-', '--knowledge', 'none'], batch);
    const [melanoma, lung, none] = lines;
    expect(lines.map(({ affected }) => affected)).toEqual([false, false, false]);
    expect(lung?.['resistance']).toEqual([
      expect.objectContaining({ therapies: ['vemurafenib'], finding: 'v', from: null, because: ['civic:EID999998'] }),
    ]);
    expect(lung?.['options']).toEqual([expect.objectContaining({ therapies: ['madeupinib'], from: null, because: ['civic:EID999997'] })]);
    for (const other of [melanoma, none]) expect(Object.keys(other ?? {}).sort()).toEqual(['affected', 'case', 'changes', 'schema']);
    const { lines: back } = await bench.run(['knowledge', 'affected', 'd', 'a', '--batch', '-', '--knowledge', 'none'], batch);
    expect(back[1]?.['options']).toEqual([expect.objectContaining({ therapies: ['madeupinib'], to: null, because: ['civic:EID999997'] })]);
  }, 60_000);
});
