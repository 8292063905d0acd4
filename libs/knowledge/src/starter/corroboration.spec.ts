import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EvidenceItem } from '@consilium/domain';
import { readTsv } from '../civic/read-tsv.ts';
import { starterRelease } from './starter-release.ts';

const DATA = process.env['CONSILIUM_TEST_DATA'] ?? join(import.meta.dirname, '../../../../../shared/data');
const here = existsSync(join(DATA, 'civic')) && existsSync(join(DATA, 'moalmanac'));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const { items } = starterRelease().content;

/** The half of moalmanac that facts may be compared with: the other half measures coverage and is never read. */
const isDevelopmentHalf = (id: string | number): boolean => (createHash('sha256').update(String(id)).digest()[0] ?? 1) % 2 === 0;

/** What a record elsewhere says, as far as it is compared: biomarkers as text, therapies in lower case. */
interface OtherRecord {
  readonly biomarker: string;
  readonly therapies: readonly string[];
}

interface Statement {
  readonly id: number;
  readonly proposition_id: number;
}
interface Proposition {
  readonly id: number;
  readonly biomarkers: readonly number[];
  readonly therapy_id: number | null;
  readonly therapy_group_id: number | null;
}
interface Named {
  readonly id: number;
  readonly name: string;
}

const moalmanac = (): ReadonlyMap<string, OtherRecord> => {
  const read = <T>(name: string): readonly T[] =>
    JSON.parse(readFileSync(join(DATA, 'moalmanac/referenced', `${name}.json`), 'utf8')) as readonly T[];
  const statements = read<Statement>('statements').filter(({ id }) => isDevelopmentHalf(id));
  const wanted = new Set(statements.map((statement) => statement.proposition_id));
  const propositions = new Map(read<Proposition>('propositions').flatMap((one) => (wanted.has(one.id) ? [[one.id, one] as const] : [])));
  const biomarkers = new Map(read<Named>('biomarkers').map(({ id, name }) => [id, name]));
  const therapies = new Map(read<Named>('therapies').map(({ id, name }) => [id, name.toLowerCase()]));
  const groups = new Map(read<{ id: number; therapies: readonly number[] }>('therapy_groups').map((group) => [group.id, group.therapies]));
  return new Map(
    statements.map(({ id, proposition_id }) => {
      const proposition = propositions.get(proposition_id);
      const drugs =
        typeof proposition?.therapy_id === 'number' ? [proposition.therapy_id] : (groups.get(proposition?.therapy_group_id ?? -1) ?? []);
      const biomarker = (proposition?.biomarkers ?? []).map((one) => biomarkers.get(one) ?? '').join(' & ');
      return [`moalmanac:${String(id)}`, { biomarker, therapies: drugs.map((drug) => therapies.get(drug) ?? '') }];
    }),
  );
};

const civic = (): ReadonlyMap<string, OtherRecord> => {
  const folder = join(DATA, 'civic/2025-08-01');
  const name = readdirSync(folder).find((file) => /ClinicalEvidenceSummaries/.test(file)) ?? '';
  const rows = readTsv(name, readFileSync(join(folder, name), 'utf8')).rows.filter(
    ({ cells }) => cells['evidence_status'] === 'accepted' && cells['evidence_direction'] === 'Supports',
  );
  return new Map(
    rows.map(({ cells }) => [
      `civic:EID${cells['evidence_id'] ?? ''}`,
      { biomarker: cells['molecular_profile'] ?? '', therapies: (cells['therapies'] ?? '').toLowerCase().split(',') },
    ]),
  );
};

/** Names under which a record elsewhere may speak of a gene or a biomarker of ours. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  ERBB2: ['HER2'], MS4A1: ['CD20'], TNFRSF8: ['CD30'], KIT: ['CD117'], CD274: ['PD-L1'], RARA: ['t(15;17)'], PML: ['t(15;17)'],
}; // prettier-ignore
const BIOMARKERS = [/MSI|dMMR|microsatellite/i, /HER2|ERBB2/, /\b(?:ER|PR) (?:positive|negative)/, /PD-L1/, /HRD/];

const speaksOf = (item: EvidenceItem, { biomarker }: OtherRecord): boolean =>
  item.genes.some((gene) => [gene, ...(OTHER_NAMES[gene] ?? [])].some((name) => biomarker.includes(name))) ||
  (JSON.stringify(item.profile).includes('bio:') && BIOMARKERS.some((name) => name.test(biomarker)));

/** Biologics carry a four-letter suffix in the United States, salts their acid. */
const plain = (drug: string): string =>
  drug
    .trim()
    .replace(/^(?:fam|ado)-/, '')
    .replace(/-[a-z]{4}$/, '')
    .replace(/ acetate$/, '');
const givesSame = (item: EvidenceItem, { therapies }: OtherRecord): boolean =>
  item.therapies.length === 0 || item.therapies.some((drug) => therapies.some((other) => plain(other) === plain(drug)));

const named = items.flatMap((item) => (item.verification?.status === 'corroborated' ? [{ item, by: item.verification.by }] : []));
const share = (status: string): number => items.filter((item) => item.verification?.status === status).length;

/** The facts that name a record that is not there, or none that speaks of the same gene and the same therapy. */
const misfits = (facts: typeof named, records: ReadonlyMap<string, OtherRecord>): readonly string[] =>
  facts.flatMap(({ item, by }) => {
    const found = by.flatMap((record) => records.get(record) ?? []);
    const fits =
      found.length === by.length && found.every((record) => speaksOf(item, record)) && found.some((record) => givesSame(item, record));
    return fits ? [] : [`${item.id} by ${by.join(' ')}`];
  });

describe('corroboration of the starter pack', () => {
  it('prints where its facts stand', () => {
    say(
      `starter pack: ${items.length} facts, ${share('corroborated')} corroborated, ${share('second-read')} second-read, ${share('unverified')} unverified`,
    );
    if (!here)
      say('starter pack: no real data beside the repository (CONSILIUM_TEST_DATA); the records that corroborate facts are not looked up.');
    expect(share('corroborated') + share('second-read') + share('unverified')).toBe(items.length);
  });

  it('names only records of the development half', () => {
    const moa = named.flatMap(({ by }) => by.filter((record) => record.startsWith('moalmanac:')));
    expect(moa.length).toBeGreaterThan(0);
    expect(moa.filter((record) => !isDevelopmentHalf(record.slice('moalmanac:'.length)))).toEqual([]);
  });

  it('names for each corroborated fact records that exist and speak of its gene and therapy', () => {
    if (!here) return;
    expect(misfits(named, new Map([...civic(), ...moalmanac()]))).toEqual([]);
  });

  it.each([
    ['a record that does not exist', { biomarker: 'EGFR p.T790M', therapies: ['osimertinib'] }, 'moalmanac:2'],
    ['a record of another gene', { biomarker: 'KRAS p.G12C', therapies: ['osimertinib'] }, 'moalmanac:1'],
    ['a record of another therapy', { biomarker: 'EGFR p.T790M', therapies: ['gefitinib'] }, 'moalmanac:1'],
  ])('would notice %s', (_, record, by) => {
    const item = items.find(({ id }) => id === 'label:osimertinib-t790m-nsclc-fda');
    expect(item).toBeDefined();
    expect(misfits(item ? [{ item, by: [by] }] : [], new Map([['moalmanac:1', record]]))).toHaveLength(1);
  });
});
