import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { stableId } from '@consilium/ledger';
import { ENGINE, appendEntry } from '../../libs/persistence/src/ledger/append-entry.ts';
import { by, issued, openClinic, value } from '../../libs/persistence/src/spec-support/clinic.ts';
import type { Clinic } from '../../libs/persistence/src/spec-support/clinic.ts';
import { withSql } from '../../libs/persistence/src/sql.ts';
import { emptyDiary } from '../bench/ledger/kills/diary.ts';
import { APPENDED, faultsOf, profileFaults } from '../bench/ledger/kills/judge.ts';
import type { Fault } from '../bench/ledger/kills/judge.ts';
import { profilesOf, whatStands } from '../bench/ledger/kills/standing.ts';
import { startSequencing } from '../live/sequencing.ts';

jest.setTimeout(120_000);

describe('the check after the kills, on a database', () => {
  const diary = emptyDiary();
  let clinic: Clinic;
  let caseId: string;
  let noted: string;
  let stopSequencing: () => Promise<void>;

  beforeAll(async () => {
    clinic = await openClinic();
    stopSequencing = await startSequencing(clinic);
    caseId = await issued(clinic);
    noted = value(await clinic.acts.addNote(caseId, 'a note', null, by(clinic.people.oncologist))).actId;
    await clinic.audit.recordRead(clinic.people.auditor, 'case', [caseId], 'request-1');
    await append(clinic, diary.appends);
    await untilDrained(clinic);
    const { acts, ballots, files } = await whatStands(clinic.app, 0);
    diary.acts.push(...acts);
    diary.ballots.push(...ballots);
    diary.files.push(...files);
    diary.reads.push('request-1');
    Object.assign(diary, { readsTried: 1 });
  });
  afterAll(async () => {
    await stopSequencing?.();
    await clinic?.close();
  });

  const faults = async (): Promise<readonly Fault[]> => faultsOf(diary, await whatStands(clinic.app, 0));

  it('finds nothing where nothing was lost', async () => {
    expect(await faults()).toEqual([]);
    expect(diary.ballots.length).toBeGreaterThan(1);
  });

  it.each<[string, () => string, Fault['kind'], RegExp]>([
    ['an acknowledged entry is deleted', () => `DELETE FROM ledger.entry WHERE id = '${diary.appends[0]}'`, 'lost', /^entry/],
    ['the entry of an act is deleted', () => `DELETE FROM ledger.entry WHERE id = '${stableId('act', noted)}'`, 'lost', /^entry of act/],
    [
      'an entry lost its place in the log',
      () => `DELETE FROM ledger.leaf WHERE entry = '${diary.appends[0]}'`,
      'lost',
      /no place in the log/,
    ],
    ['an acknowledged ballot is deleted', () => `DELETE FROM clinic.ballot WHERE id = '${diary.ballots[0]?.ballotId}'`, 'lost', /^ballot/],
    [
      'the signature of a ballot is deleted',
      () => `DELETE FROM clinic.signature WHERE ballot_id = '${diary.ballots[0]?.ballotId}'`,
      'lost',
      /^ballot/,
    ],
    ['a file is deleted', () => `DELETE FROM clinic.case_file`, 'lost', /^file/],
    ['an act is deleted', () => `DELETE FROM clinic.act WHERE id = '${noted}'`, 'lost', /^act/],
    ['the entry of a read is deleted', () => `DELETE FROM ledger.entry WHERE request_id = 'request-1'`, 'lost', /^entry of the read/],
  ])('finds that %s', async (_what, statement, kind, told) => {
    await whileSo(clinic, statement(), async () => {
      expect(await faults()).toEqual([{ kind, what: expect.stringMatching(told) }]);
    });
    expect(await faults()).toEqual([]);
  });

  it('finds a publication and a step that the undisturbed case has not', async () => {
    const calm = (await profilesOf(clinic.app)).get(caseId);
    if (!calm) throw new Error('the case has no profile');
    expect(calm.counts['rows of publication']).toBe(1);
    await whileSo(clinic, `DELETE FROM clinic.publication`, async () => {
      const found = (await profilesOf(clinic.app)).get(caseId);
      expect(profileFaults(caseId, calm, found)).toEqual([{ kind: 'lost', what: expect.stringContaining('rows of publication 0 times') }]);
      expect(found && profileFaults(caseId, found, calm)).toEqual([
        { kind: 'doubled', what: expect.stringContaining('rows of publication') },
      ]);
    });
  });

  it('finds an entry and an act that came twice', async () => {
    await append(clinic, []);
    await untilDrained(clinic);
    expect(await faults()).toEqual([{ kind: 'doubled', what: expect.stringMatching(/that nobody asked for/) }]);
    value(await clinic.acts.addNote(caseId, 'a note', null, by(clinic.people.oncologist)));
    await untilDrained(clinic);
    const found = await faults();
    expect(found.map(({ kind }) => kind)).toEqual(['doubled', 'doubled', 'doubled']);
    expect(found.map(({ what }) => what)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^act /), expect.stringMatching(/of note-added$/)]),
    );
  });
});

async function append({ app }: Clinic, appended: readonly string[]): Promise<void> {
  const id = randomUUID();
  await withSql(app, (sql) => appendEntry(sql, { id, actor: ENGINE, act: APPENDED, object: { type: 'case', id, version: null } }));
  (appended as string[]).push(id);
}

async function untilDrained({ app }: Clinic): Promise<void> {
  for (let left = 1; left > 0; await new Promise((done) => setTimeout(done, 50)))
    [{ left }] = await app.query('SELECT count(*)::int AS left FROM ledger.pending');
}

/** As a superuser who puts every guard to sleep: deletes, and puts back what it deleted. */
async function whileSo({ ownerUrl }: Clinic, statement: string, look: () => Promise<void>): Promise<void> {
  const table = /FROM (\S+)/.exec(statement)?.[1] ?? '';
  const client = new Client({ connectionString: ownerUrl, options: '-c consilium.access=engine' });
  await client.connect();
  const asleep = (text: string) => client.query(`BEGIN; SET LOCAL session_replication_role = replica; ${text}; COMMIT`);
  try {
    await client.query(`CREATE TEMP TABLE kept AS SELECT * FROM ${table}`);
    await asleep(statement);
    await look();
    const columns = `(SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = '${table}'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '')`;
    const { rows } = await client.query<{ list: string }>(`SELECT ${columns} AS list`);
    const list = rows[0]?.list ?? '';
    await asleep(`INSERT INTO ${table} (${list}) OVERRIDING SYSTEM VALUE SELECT ${list} FROM kept k ON CONFLICT DO NOTHING`);
  } finally {
    await client.end();
  }
}
