import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildGeneTable } from '@consilium/domain';
import { starterRelease } from '../starter/starter-release.ts';
import { cell, readTsv } from '../civic/read-tsv.ts';
import type { TsvRow } from '../civic/read-tsv.ts';
import { variantRecords } from '../civic/variant-records.ts';
import type { ClassifiedName } from './classified-name.ts';
import { classifyName } from './classify-name.ts';
import { classifyText } from './classify-text.ts';
import { geneApprover } from './name-classifier.ts';

const DATA = process.env['CONSILIUM_TEST_DATA'] ?? join(import.meta.dirname, '../../../../../shared/data');
const GOLDEN = join(import.meta.dirname, 'golden/civic-names.json');
const RELEASES = ['2024-08-01', '2025-08-01'] as const;
const here = existsSync(join(DATA, 'civic'));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const tableOf = (release: string) => {
  const folder = join(DATA, 'civic', release);
  const file = readdirSync(folder).find((name) => name.endsWith('VariantSummaries.tsv')) ?? '';
  return readTsv(file, readFileSync(join(folder, file), 'utf8'));
};
const lineOf = ({ category, keys, profile }: ClassifiedName): string =>
  [category, ...(profile.op === 'and' || profile.op === 'or' ? [profile.op] : []), ...keys].join(' ');

/** Variant id → what its name means; of a variant that differs between the releases the older stands as `id@release`. */
function readNames(): Readonly<Record<string, string>> {
  const [older = new Map<string, string>(), newer = new Map<string, string>()] = RELEASES.map(
    (release) => new Map([...variantRecords(tableOf(release), () => null)].map(([id, { classified }]) => [id, lineOf(classified)])),
  );
  const changed = [...older]
    .filter(([id, line]) => newer.has(id) && newer.get(id) !== line)
    .map(([id, line]) => [`${id}@${RELEASES[0]}`, line] as const);
  const all = [...new Map([...older, ...newer]), ...changed];
  return Object.fromEntries(all.sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })));
}

const golden = (): Readonly<Record<string, string>> => JSON.parse(readFileSync(GOLDEN, 'utf8')) as Record<string, string>;

describe('the names of both CIViC releases', () => {
  it('says plainly when the data is not there', () => {
    if (!here)
      say('classifier: no CIViC release beside the repository (CONSILIUM_TEST_DATA); the golden file is not checked against its names.');
    expect(Object.keys(golden()).length).toBeGreaterThan(1800);
  });

  it('mean what the golden file says, one by one: a change of the classifier shows in review', () => {
    if (!here) return;
    const names = readNames();
    if (process.env['CONSILIUM_WRITE_GOLDEN'] === '1') writeFileSync(GOLDEN, `${JSON.stringify(names, null, 2)}\n`);
    expect(names).toEqual(golden());
  });

  it('are unclassified only where the golden file lists them as text', () => {
    const lines = Object.values(golden());
    const text = lines.filter((line) => line === 'text text');
    say(
      `classifier: ${lines.length - text.length} of ${lines.length} distinct variants have a category, ${text.length} are listed as text`,
    );
    expect(text.length / lines.length).toBeLessThanOrEqual(0.015);
  });

  it('mean the same when a clinic types them', () => {
    if (!here) return;
    const table = buildGeneTable(starterRelease().content.genes);
    const differing = tableOf('2025-08-01').rows.flatMap((row: TsvRow) => {
      const [gene, name] = [cell(row, 'feature_name') || cell(row, 'gene'), cell(row, 'variant')];
      const known = classifyName({ gene, name, ownNumberingOnly: true }, geneApprover(table)).keys.join(' ');
      const typed = [classifyText(name, table, gene), classifyText(`${gene} ${name}`, table)].map(({ keys }) => keys.join(' '));
      return typed.every((keys) => keys === known) ? [] : [`${gene} ${name}: ${known} / ${typed.join(' / ')}`];
    });
    expect(differing).toEqual([]);
  });

  it('take nothing from an rsID alone, and one allele from an rsID with coordinates', () => {
    expect(classifyName({ gene: 'CDKN1A', name: 'rs1801270' }).keys).toEqual(['text']);
    const coordinates = { build: 'GRCh37', chrom: '1', pos: 68152388, ref: 'T', alt: 'C' };
    expect(classifyName({ gene: 'GADD45A', name: 'rs681673', coordinates }).keys).toEqual(['g:GRCh37:1-68152388-T-C']);
  });
});
