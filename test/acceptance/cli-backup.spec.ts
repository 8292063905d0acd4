import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { openDatabase } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';
import { TEST_KEY_ENV, createTestDatabase } from '@consilium/testing';
import type { TestDatabase } from '@consilium/testing';
import { syntheticVcf } from '../../infra/seed/synthetic-vcf.ts';
import { runCommand } from '../live/consilium-command.ts';
import { SIGNING_PASSWORD, startConsilium } from '../live/running-consilium.ts';
import type { RunningConsilium } from '../live/running-consilium.ts';

jest.setTimeout(180_000);

const SUBMISSION = {
  patient: { pseudonym: 'CLI-1', sex: 'female' },
  question: 'Which options are there?',
  diagnosis: { code: 'MEL' },
  consent: { status: 'given', version: '1', recordedOn: '2026-01-01' },
};
const folder = mkdtempSync(join(tmpdir(), 'consilium-backup-suite-'));
const place = (name: string): string => join(folder, name);

let consilium: RunningConsilium;
let empty: TestDatabase;
let environment: Readonly<Record<string, string>>;
let caseId: string;

beforeAll(async () => {
  consilium = await startConsilium();
  empty = await createTestDatabase({ from: 'empty' });
  environment = {
    ...TEST_KEY_ENV,
    DATABASE_URL: consilium.database.appUrl,
    DATABASE_MIGRATION_URL: consilium.database.ownerUrl,
    DATABASE_VERIFIER_URL: consilium.database.verifierUrl,
    TEMPORAL_ADDRESS: consilium.temporalAddress,
    CONSILIUM_HOME: consilium.home,
    CONSILIUM_PUBLIC_URL: consilium.apiUrl,
    CONSILIUM_PASSWORD: SIGNING_PASSWORD,
  };
});
afterAll(async () => {
  await consilium?.stop();
  await empty?.drop();
  rmSync(folder, { recursive: true, force: true });
});

const counts = async (database: Database): Promise<unknown> =>
  database.query(
    `SELECT (SELECT count(*) FROM clinic.case) AS cases, (SELECT count(*) FROM clinic.step_document) AS steps, (SELECT count(*) FROM clinic.act) AS acts,
            (SELECT count(*) FROM clinic.user) AS users, (SELECT count(*) FROM knowledge.release) AS releases,
            (SELECT md5(string_agg(encode(leaf_hash, 'hex'), '' ORDER BY ord)) FROM ledger.entry WHERE action NOT LIKE 'backup-%') AS entries`,
  );

describe('the command line against a running Consilium', () => {
  it('names the keys that are missing and how to make them, and finds the installation in order with them', async () => {
    const before = await runCommand(['doctor'], environment);
    expect(before.lines.find(({ check }) => check === 'keys')).toMatchObject({
      check: 'keys',
      status: 'problem',
      message: expect.stringContaining('consilium keys make'),
    });
    expect((await runCommand(['keys', 'make'], environment)).exit).toBe(0);
    const { exit, lines } = await runCommand(['doctor'], environment);
    expect(lines.map(({ check, status }) => [check, status])).toEqual([
      ['node', 'ok'],
      ['database', 'ok'],
      ['temporal', 'ok'],
      ['clock', 'ok'],
      ['knowledge', 'ok'],
      ['keys', 'ok'],
      ['site', 'ok'],
      ['log', 'ok'],
    ]);
    expect(exit).toBe(0);
  });

  it('adds a person once', async () => {
    const args = ['user', 'add', 'root', '--name', 'Rita Root', '--role', 'administrator'];
    expect(await runCommand(args, environment)).toMatchObject({
      exit: 0,
      lines: [{ schema: 'consilium/user/1', login: 'root', roles: ['administrator'] }],
    });
    expect(await runCommand(args, environment)).toMatchObject({ exit: 1, lines: [] });
  });

  it('submits a case with its file, lists and shows it', async () => {
    writeFileSync(place('case.json'), JSON.stringify(SUBMISSION));
    writeFileSync(place('tumor.vcf'), syntheticVcf([]));
    const submitted = await runCommand(['submit', place('case.json'), place('tumor.vcf'), '--login', 'clara'], environment);
    expect(submitted).toMatchObject({ exit: 0, lines: [{ schema: 'consilium/submit/1', files: [{ records: 0 }] }] });
    caseId = String(submitted.lines[0]?.['case']);
    const board = await consilium.board();
    await board.coordinator.until(caseId, 'in review', ({ status }) => status === 'in-review');
    const listed = await runCommand(['case', 'list', '--login', 'clara'], environment);
    expect(listed.lines).toMatchObject([{ case: caseId, ref: 'C-0001', status: 'in-review' }]);
    expect((await runCommand(['case', 'show', 'C-0001', '--login', 'clara'], environment)).lines).toMatchObject([
      { schema: 'consilium/case/1', case: caseId, stage: 'sign-off' },
    ]);
  });

  it('refuses an unreadable file with its reason and names the case that waits for another', async () => {
    writeFileSync(place('page.vcf'), '<!DOCTYPE html><html></html>');
    const { exit, messages, lines } = await runCommand(['submit', place('case.json'), place('page.vcf'), '--login', 'clara'], environment);
    expect(exit).toBe(1);
    expect(messages).toContain('FILE.NOT_VCF');
    expect(messages).toContain(String(lines[0]?.['case']));
  });

  it('refuses a wrong password', async () => {
    expect(
      await runCommand(['case', 'list', '--login', 'clara'], { ...environment, CONSILIUM_PASSWORD: 'not the password' }),
    ).toMatchObject({ exit: 1, lines: [] });
  });
});

describe('backup and restore', () => {
  let from: Database;
  beforeAll(async () => {
    for (const waiting of ['quarantine', 'incoming']) {
      mkdirSync(join(consilium.home, 'blobs', waiting), { recursive: true });
      writeFileSync(join(consilium.home, 'blobs', waiting, 'half-an-upload'), '##fileformat');
    }
    from = await openDatabase(consilium.database.ownerUrl, { poolSize: 1 });
    expect(await runCommand(['backup', place('backup')], environment)).toMatchObject({
      exit: 0,
      lines: [{ schema: 'consilium/backup/1', temporal: false }],
    });
  });
  afterAll(async () => from?.destroy());

  it('leaves out what is being uploaded and has no verdict', () => {
    const kept = readdirSync(join(place('backup'), 'blobs'), { recursive: true }).map(String);
    expect([kept.length > 0, kept.filter((name) => /upload|quarantine|incoming/.test(name))]).toEqual([true, []]);
  });

  it('never writes over a backup', async () => {
    expect((await runCommand(['backup', place('backup')], environment)).exit).toBe(2);
  });

  it('brings everything back into an empty database, with its guards awake', async () => {
    const into = { ...environment, DATABASE_URL: empty.appUrl, DATABASE_MIGRATION_URL: empty.ownerUrl, CONSILIUM_HOME: place('home') };
    expect(await runCommand(['restore', place('backup')], into)).toMatchObject({ exit: 0, lines: [{ schema: 'consilium/restore/1' }] });
    const restored = await openDatabase(empty.ownerUrl, { poolSize: 1 });
    const asApp = await openDatabase(empty.appUrl, { poolSize: 1, access: 'engine' });
    expect(await counts(restored)).toEqual(await counts(from));
    await expect(restored.query('DELETE FROM ledger.entry')).rejects.toThrow(/append-only/);
    await expect(restored.query('UPDATE clinic.case SET version = version + 1')).rejects.toThrow(/no ledger entry/);
    await expect(asApp.query('DELETE FROM clinic.case')).rejects.toThrow(/permission denied/);
    expect((await restored.query(`SELECT count(*)::int AS n FROM ledger.entry WHERE action = 'backup-restored'`))[0].n).toBe(1);
    const [{ sha256 }] = await restored.query('SELECT sha256 FROM clinic.case_file LIMIT 1');
    expect(existsSync(join(place('home'), 'blobs', sha256.slice(0, 2), sha256))).toBe(true);
    await restored.destroy();
    await asApp.destroy();
    expect(await runCommand(['restore', place('backup')], into)).toMatchObject({ exit: 1, messages: expect.stringContaining('not empty') });
  });

  it('brings it back into the Postgres of a new home, from which a backup without a start says the same', async () => {
    const own = { ...TEST_KEY_ENV, CONSILIUM_HOME: place('embedded') };
    expect(await runCommand(['restore', place('backup')], own)).toMatchObject({ exit: 0 });
    expect(await runCommand(['backup', place('again')], own)).toMatchObject({ exit: 0 });
    const tables = (name: string): readonly { readonly table: string; readonly rows: number }[] =>
      JSON.parse(readFileSync(join(place(name), 'manifest.json'), 'utf8')).database.tables.map(
        ({ table, rows }: { table: string; rows: number }) => ({ table, rows: table.startsWith('"ledger".') ? 0 : rows }),
      );
    expect(tables('again')).toEqual(tables('backup'));
    expect(await runCommand(['restore', place('backup')], own)).toMatchObject({ exit: 1, messages: expect.stringContaining('not empty') });
  });

  it('refuses a damaged backup before it touches anything', async () => {
    const [file] = readdirSync(join(place('again'), 'database'));
    appendFileSync(join(place('again'), 'database', file ?? ''), 'x');
    const own = { ...TEST_KEY_ENV, CONSILIUM_HOME: place('untouched') };
    expect(await runCommand(['restore', place('again')], own)).toMatchObject({ exit: 1, messages: expect.stringContaining('damaged') });
    expect(existsSync(place('untouched'))).toBe(false);
  });
});
