import { createHash, randomBytes, randomUUID } from 'node:crypto';
import {
  decodeBundle,
  leafHash,
  makeSigner,
  naiveRoot,
  parseCheckpoint,
  parseProof,
  privateKeyText,
  verifyInclusion,
} from '@consilium/ledger';
import { ENGINE, checkClock, knowledgeReleases, openDatabase, recordFsck } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';
import type {
  AuditEntryDetail,
  AuditFacets,
  AuditPage,
  AuditReviewList,
  AuditSample,
  CaseAsKnownAt,
  LogStatus,
  StandingFindings,
} from '@consilium/contracts';
import { Clinic, PASSWORD, aSubmission } from './clinic.ts';
import { runMachineStages } from './machine.ts';
import type { Answer, Visitor } from './visitor.ts';

const logKey = privateKeyText('localhost/consilium', 'ed25519', randomBytes(32));
const { vkey } = makeSigner(logKey);
const VCF =
  '##fileformat=VCFv4.2\n##reference=GRCh37\n##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tTUMOR\n7\t55259515\t.\tT\tG\t.\tPASS\t.\tGT\t0/1\n';
const ALL = 'from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z';

let clinic: Clinic;
let owner: Database;
let auditor: Visitor;
let oncologist: Visitor;
/** Its decision was signed by two people: one agrees, one dissents. */
let caseId: string;
let quietCase: string;
beforeAll(async () => {
  clinic = await Clinic.open({ CONSILIUM_LOG_KEY: logKey, CONSILIUM_LOG_KEYS: vkey });
  owner = await openDatabase(clinic.ownerUrl, { poolSize: 1, access: 'engine' });
  [auditor, oncologist] = [await clinic.as('audit'), await clinic.as('onko')];
  const submit = async (): Promise<string> =>
    ((await oncologist.send('POST', '/api/v1/cases', aSubmission())).body as { caseId: string }).caseId;
  caseId = await submit();
  quietCase = await submit();
  const form = new FormData();
  form.append('file', new Blob([VCF]), 'tumor.vcf');
  expect((await oncologist.send('POST', `/api/v1/cases/${caseId}/files`, form)).status).toBe(201);
  await runMachineStages(clinic.work(), caseId, await knowledgeReleases(clinic.database).currentReleases());
  const digest = (await oncologist.get(`/api/v1/cases/${caseId}/decisions/1`)).headers.get('etag') ?? '';
  const cast = async (member: Visitor, more: Readonly<Record<string, unknown>>): Promise<void> => {
    const body = { ballotId: randomUUID(), version: 1, timeZone: 'Europe/Berlin', password: PASSWORD, ...more };
    expect((await member.send('POST', `/api/v1/cases/${caseId}/ballots`, body, { 'if-match': digest })).status).toBe(201);
  };
  await cast(oncologist, { choice: 'agree' });
  await cast(await clinic.as('patho'), { choice: 'dissent', reason: 'comorbidity', alternative: 'wait', text: 'Renal function first.' });
}, 60_000);
afterAll(async () => {
  await owner?.destroy();
  await clinic?.close();
}, 30_000);

const read = async <T>(path: string): Promise<T> => {
  const { status, body } = await auditor.get(`/api/v1/audit${path}`);
  expect([path, status]).toEqual([path, 200]);
  return body as T;
};
const post = (path: string, body: unknown): Promise<Answer> => auditor.send('POST', `/api/v1/audit${path}`, body);
const count = (found: readonly { readonly value: string; readonly count: number }[], value: string): number =>
  found.find((one) => one.value === value)?.count ?? 0;
const until = async <T>(look: () => Promise<T | null>): Promise<T> => {
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

describe('the search of an auditor', () => {
  it('counts by facet exactly what it lists, and finds overrides by their mark (AUD-27)', async () => {
    const facets = await read<AuditFacets>(`/facets?case=${caseId}`);
    const { items } = await read<AuditPage>(`?case=${caseId}&action=ballot-cast`);
    expect([count(facets.actions, 'ballot-cast'), items.length]).toEqual([2, 2]);
    expect(facets.outcomes.reduce((sum, one) => sum + one.count, 0)).toBe(facets.total);
    expect(facets.actors.map(({ name }) => name)).toEqual(expect.arrayContaining(['Dr. Olga Test', 'Dr. Paul Test']));
    expect(count(facets.roles, 'pathologist')).toBe((await read<AuditPage>(`?case=${caseId}&role=pathologist`)).items.length);
    expect(count(facets.marks, 'overridden')).toBe(1);
    const { items: overridden } = await read<AuditPage>('?overridden=true');
    expect(overridden).toMatchObject([{ action: 'ballot-cast', reason: 'comorbidity', marks: ['change', 'overridden'], purpose: 'care' }]);
  });

  it('tells what changed the record from what only read it (AUD-27)', async () => {
    const { items } = await read<AuditPage>(`?case=${caseId}&change=true&limit=200`);
    const changed = await owner.query(
      `SELECT id FROM ledger.entry WHERE case_id = '${caseId}' AND outcome = 'done' AND convert_from(body, 'UTF8')::jsonb->>'after' IS NOT NULL ORDER BY ord DESC`,
    );
    expect(items.map(({ id }) => id)).toEqual(changed.map(({ id }: { id: string }) => id));
    expect(items.map(({ action }) => action)).toEqual(expect.arrayContaining(['case-submitted', 'ballot-cast']));
    const reads = (await read<AuditPage>(`?case=${caseId}&action=read&limit=200`)).items;
    expect([reads.length > 0, reads.filter(({ marks }) => marks.includes('change'))]).toEqual([true, []]);
  });

  it('takes the short name of a case, and joins facets (AUD-27)', async () => {
    const [{ ref }] = await owner.query(`SELECT ref FROM clinic.case WHERE id = '${caseId}'`);
    expect((await read<AuditPage>(`?case=${ref}&action=ballot-cast&role=oncologist`)).items).toHaveLength(1);
    expect((await read<AuditPage>(`?case=${ref}&overridden=true&ai=true`)).items).toEqual([]);
    expect((await auditor.get('/api/v1/audit?late=yes')).status).toBe(400);
  });

  it('marks a ballot that came more than seven days after its version (AUD-27)', async () => {
    expect((await read<AuditPage>('?late=true')).items).toEqual([]);
    const shift = (days: number) =>
      owner.query(
        `SET session_replication_role = replica; UPDATE clinic.decision_version SET created_at = created_at - interval '${days} days' WHERE case_id = '${caseId}'; SET session_replication_role = origin`,
      );
    await shift(8);
    expect((await read<AuditPage>('?late=true')).items.map(({ action }) => action)).toEqual(['ballot-cast', 'ballot-cast']);
    await shift(-8);
  });

  it('opens an entry with rows before and after, and a proof that anybody can check (AUD-12, AUD-27)', async () => {
    const [listed] = (await read<AuditPage>('?overridden=true')).items;
    const entry = await until(async () => {
      const found = await read<AuditEntryDetail>(`/entries/${listed?.id}`);
      return found.proof ? found : null;
    });
    expect(entry).toMatchObject({ id: listed?.id, erased: false, after: { ballot: { choice: 'dissent' } } });
    const ofCase = entry.rows.find(({ table }) => table === 'clinic.case');
    expect(Number(ofCase?.is['version'])).toBe(Number(ofCase?.was?.['version']) + 1);
    expect(entry.rows.find(({ table }) => table === 'clinic.ballot')).toMatchObject({ was: null, is: { choice: 'dissent' } });
    const { text = '', size = 0, root = '' } = entry.proof ?? {};
    const proof = parseProof(text);
    if (!proof.ok) throw new Error(proof.refusal.code);
    const leaf = leafHash(Buffer.from(entry.body));
    const claim = { index: proof.value.index, size, proof: proof.value.hashes, root: Buffer.from(root, 'base64') };
    expect([Buffer.from(leaf).toString('hex'), verifyInclusion({ ...claim, leaf })]).toEqual([entry.leaf, true]);
    expect(verifyInclusion({ ...claim, leaf: leafHash(Buffer.from(entry.body.replace('comorbidity', 'preference'))) })).toBe(false);
    expect((await auditor.get(`/api/v1/audit/entries/${randomUUID()}`)).status).toBe(404);
  });
});

describe('the log as an auditor sees it', () => {
  it('lies under C2SP paths, and its entries give the root of its checkpoint (AUD-12)', async () => {
    const file = async (path: string) => {
      const answer = await fetch(`${clinic.url}/api/v1/audit/log/${path}`, { headers: { cookie: auditor.cookie } });
      return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
    };
    const note = Buffer.from((await file('checkpoint')).bytes).toString();
    const checkpoint = parseCheckpoint(note.slice(0, note.indexOf('\n\n') + 1));
    if (!checkpoint.ok) throw new Error(checkpoint.refusal.code);
    const { size, root } = checkpoint.value;
    expect(size).toBeLessThan(256);
    const bundle = await file(`tile/entries/000.p/${size}`);
    const leaves = decodeBundle(bundle.bytes).map(leafHash);
    expect([leaves.length, Buffer.from(naiveRoot(leaves)).equals(Buffer.from(root))]).toEqual([size, true]);
    const tile = await file(`tile/0/000.p/${size}`);
    expect(Buffer.from(tile.bytes).equals(Buffer.concat(leaves))).toBe(true);
    for (const path of ['tile/0/000', 'tile/entries/001', 'tile/0/0', 'tile/0/000.p/256', 'tile/0/x000/000', 'tile/9/000'])
      expect([path, (await file(path)).status]).toEqual([path, 404]);
  });

  it('wears a badge: unchecked, intact once an auditor has checked it, alarm when he found it broken (AUD-27)', async () => {
    const badge = () => read<LogStatus>('/log');
    expect(await badge()).toMatchObject({ state: 'unchecked', verified: null, alarms: [], checkpoint: { cosignatures: [] } });
    const { entries, keys } = await badge();
    expect([entries >= 10, keys]).toEqual([true, [{ kind: 'log', vkey, fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/) }]]);
    const check = { size: 10, outcome: 'intact', firstBad: null, code: null };
    expect((await post('/log/checks', check)).status).toBe(201);
    expect(await badge()).toMatchObject({ state: 'intact', verified: { by: 'Anna Test', how: 'browser', size: 10, outcome: 'done' } });
    await post('/log/checks', { ...check, outcome: 'broken', firstBad: 4, code: 'LOG.LEAF_DIFFERS' });
    expect(await badge()).toMatchObject({ state: 'alarm', alarms: [{ code: 'check-failed', text: 'LOG.LEAF_DIFFERS' }] });
    await post('/log/checks', check);
    await owner.query(`UPDATE ledger.tree_state SET alarm = 'LOG.WITNESS_REFUSES'`);
    expect(await badge()).toMatchObject({ state: 'alarm', alarms: [{ code: 'witness-conflict' }] });
    await owner.query('UPDATE ledger.tree_state SET alarm = NULL');
    expect((await badge()).state).toBe('intact');
    expect((await clinic.entries('log-checked')).map(({ outcome }) => outcome)).toEqual(['done', 'failed', 'done']);
  });
});

describe('checks of the server', () => {
  it('raise an alarm while the clocks are more than two seconds apart, and withdraw it when they agree again (AUD-27)', async () => {
    const clock = (offMs: number) => checkClock(clinic.database, { now: () => Date.now() + offMs, ntp: 'unknown' }, ENGINE);
    expect(await clock(0)).toMatchObject({ isRight: true });
    expect((await clock(5000)).offsetMs).toBeLessThan(-4000);
    expect(await read<LogStatus>('/log')).toMatchObject({ state: 'alarm', alarms: [{ code: 'clock-off' }], clock: { ok: false } });
    for (const offMs of [0, 1500, 0]) await clock(offMs);
    expect(await read<LogStatus>('/log')).toMatchObject({ alarms: [], clock: { ok: true } });
    expect((await clinic.entries('clock-checked')).map(({ outcome }) => outcome)).toEqual(['done', 'failed', 'done']);
  });

  it('put what fsck found on the badge, and an intact copy in a browser does not take it off (AUD-27, AUD-29)', async () => {
    const operator = { id: 'operator', kind: 'service', name: 'Operator', roles: [] } as const;
    const counts = { entries: 20, leaves: 20, checkpoints: 2 };
    await recordFsck(clinic.database, { ...counts, findings: 3 }, ['ROW.DIFFERS', 'LOG.TILE_DIFFERS'], operator);
    await post('/log/checks', { size: 20, outcome: 'intact', firstBad: null, code: null });
    expect(await read<LogStatus>('/log')).toMatchObject({
      state: 'alarm',
      alarms: [{ code: 'check-failed', text: 'ROW.DIFFERS, LOG.TILE_DIFFERS' }],
    });
    await recordFsck(clinic.database, { ...counts, findings: 0 }, [], operator);
    expect(await read<LogStatus>('/log')).toMatchObject({
      state: 'intact',
      verified: { how: 'fsck', by: 'Operator at the command line', size: 20 },
    });
  });
});

describe('a case as known at a time', () => {
  it('is made from its entries alone, and a row changed behind their back does not show (AUD-27, AUD-31)', async () => {
    const now = await read<CaseAsKnownAt>(`/cases/${caseId}/as-known-at`);
    expect(now).toMatchObject({
      status: 'in-review',
      decision: { version: 1, content: { version: 1 } },
      ballots: [{ choice: 'agree' }, { choice: 'dissent' }],
    });
    expect(now.signatures.map(({ printedName, meaning }) => [printedName, meaning])).toEqual([['Dr. Olga Test', 'approved'], ['Dr. Paul Test', 'dissent']]); // prettier-ignore
    const ballots = now.moments.filter(({ action }) => action === 'ballot-cast');
    const between = await read<CaseAsKnownAt>(`/cases/${caseId}/as-known-at?at=${ballots[0]?.at}`);
    expect([between.ballots.length, between.signatures.length, between.basedOn?.entry, between.moments.length]).toEqual([
      1,
      1,
      ballots[0]?.entry,
      now.moments.length,
    ]);
    const before = await read<CaseAsKnownAt>(`/cases/${caseId}/as-known-at?at=2020-01-01T00:00:00Z`);
    expect(before).toMatchObject({ status: null, basedOn: null, decision: null, ballots: [] });
    const planted = (choice: string) =>
      owner.query(
        `SET session_replication_role = replica; UPDATE clinic.ballot SET choice = '${choice}' WHERE reason = 'comorbidity'; SET session_replication_role = origin`,
      );
    await planted('agree');
    const known = (await read<CaseAsKnownAt>(`/cases/${caseId}/as-known-at`)).ballots.map((one) => one.choice);
    expect([await owner.query(`SELECT DISTINCT choice FROM clinic.ballot`), known]).toEqual([[{ choice: 'agree' }], ['agree', 'dissent']]);
    await planted('dissent');
    const reads = await owner.query(
      `SELECT 1 FROM ledger.entry WHERE action = 'read' AND object_type = 'case-as-known-at' AND case_id = '${caseId}'`,
    );
    expect(reads).toHaveLength(4);
  });
});

describe('standing checks', () => {
  it('name hasty signatures with case, person and entry, and no case of another period (AUD-28)', async () => {
    const found = await read<StandingFindings>(`/checks?${ALL}`);
    const hasty = found.items.filter(({ check }) => check === 'signed-within-30-seconds');
    expect(hasty.map(({ caseId: of, person }) => [of, person?.name])).toEqual(expect.arrayContaining([[caseId, 'Dr. Olga Test'], [caseId, 'Dr. Paul Test']])); // prettier-ignore
    expect(hasty.find(({ person }) => person?.name === 'Dr. Paul Test')?.facts).toMatchObject({ opened: false });
    expect(found.items.filter(({ check }) => check === 'signed-without-evidence').map(({ person }) => person?.name)).toEqual([
      'Dr. Olga Test',
    ]);
    expect(found.counts.find(({ check }) => check === 'signed-within-30-seconds')?.count).toBe(hasty.length);
    const entries = await Promise.all(hasty.map(({ entry }) => read<AuditEntryDetail>(`/entries/${entry}`)));
    expect(entries.map(({ action, actor }) => [action, actor.id])).toEqual(hasty.map(({ person }) => ['ballot-cast', person?.id]));
    expect((await read<StandingFindings>('/checks?from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z')).items).toEqual([]);
    expect((await auditor.get('/api/v1/audit/checks?from=2021-01-01T00:00:00Z&to=2020-01-01T00:00:00Z')).status).toBe(400);
  });
});

describe('samples and reviews', () => {
  const period = { from: '2020-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' };

  it('draw the same cases again from the stored seed, weighted by risk, and are entries (AUD-28)', async () => {
    const drawn = (await post('/samples', { ...period, size: 5, seed: 'audit-2026' })).body as AuditSample;
    expect(drawn).toMatchObject({
      seed: 'audit-2026',
      population: 2,
      drawn: 2,
      reviewed: 0,
      isReproduced: true,
      by: { name: 'Anna Test' },
    });
    const risky = drawn.items.find((item) => item.caseId === caseId);
    expect(risky?.risks).toEqual(expect.arrayContaining(['dissent', 'attested-signature', 'fast-signature']));
    expect(drawn.items.find((item) => item.caseId === quietCase)).toMatchObject({ weight: 1, risks: [] });
    // By hand: ln(u) / weight with u from SHA-256(seed ‖ 0 ‖ id), the largest first.
    const keyOf = (id: string, weight: number) => {
      const bits = createHash('sha256').update(`audit-2026\0${id}`).digest().readBigUInt64BE() >> 12n;
      return Math.log((Number(bits) + 0.5) / 2 ** 52) / weight;
    };
    const byHand = drawn.items.toSorted((a, b) => keyOf(b.caseId, b.weight) - keyOf(a.caseId, a.weight));
    expect(drawn.items).toEqual(byHand);
    const again = (await post('/samples', { ...period, size: 5, seed: 'audit-2026' })).body as AuditSample;
    expect([again.items, again.populationSha256]).toEqual([drawn.items, drawn.populationSha256]);
    const own = (await post('/samples', { ...period, size: 1 })).body as AuditSample;
    expect([own.seed.length, own.items.length]).toEqual([32, 1]);
    expect((await clinic.entries('audit-sampled')).length).toBe(3);
    expect((await read<{ items: unknown[] }>('/samples')).items).toHaveLength(3);
    await owner.query(
      `SET session_replication_role = replica; UPDATE clinic.audit_sample SET drawn = ARRAY[drawn[2], drawn[1]] WHERE id = '${drawn.id}'; SET session_replication_role = origin`,
    );
    expect((await read<AuditSample>(`/samples/${drawn.id}`)).isReproduced).toBe(false);
    expect((await read<AuditSample>(`/samples/${again.id}`)).isReproduced).toBe(true);
  });

  it('take a review of a case or of an entry, each an entry of its own (AUD-28)', async () => {
    const sample = (await post('/samples', { ...period, size: 5 })).body as AuditSample;
    const ofCase = await post('/reviews', { caseId, sampleId: sample.id, verdict: 'finding', note: 'Signed in haste.' });
    expect(ofCase).toMatchObject({ status: 201, body: { caseId, verdict: 'finding', by: { name: 'Anna Test' } } });
    const [cast] = (await read<AuditPage>('?overridden=true')).items;
    expect((await post('/reviews', { entryId: cast?.id, verdict: 'fine', note: 'A reasoned dissent.' })).body).toMatchObject({
      caseId,
      entryId: cast?.id,
    });
    expect(await read<AuditSample>(`/samples/${sample.id}`)).toMatchObject({
      reviewed: 1,
      items: expect.arrayContaining([expect.objectContaining({ caseId, verdict: 'finding' })]),
    });
    expect((await read<AuditReviewList>(`/reviews?case=${caseId}`)).items.map(({ verdict }) => verdict)).toEqual(['fine', 'finding']);
    expect((await clinic.entries('audit-reviewed')).map(({ reason }) => reason)).toEqual(['fine', 'finding']);
    const bodies = await owner.query(`SELECT convert_from(body, 'UTF8') AS body FROM ledger.entry WHERE action = 'audit-reviewed'`);
    expect(JSON.stringify(bodies)).not.toContain('haste');
    expect((await post('/reviews', { caseId: randomUUID(), verdict: 'fine', note: 'There is none.' })).status).toBe(404);
    for (const wrong of [
      { verdict: 'fine', note: 'About nothing.' },
      { caseId, entryId: cast?.id, verdict: 'fine', note: 'Both.' },
      { caseId, verdict: 'fine', note: '' },
    ])
      expect((await post('/reviews', wrong)).status).toBe(400);
  });

  it('stand for good, and are written and seen by auditors alone (AUD-05, AUD-28, ACC-05)', async () => {
    const app = clinic.database;
    await expect(app.query(`UPDATE clinic.audit_review SET verdict = 'fine'`)).rejects.toThrow(/permission denied/);
    await expect(owner.query(`UPDATE clinic.audit_review SET verdict = 'fine'`)).rejects.toThrow(/append-only/);
    await expect(owner.query('DELETE FROM clinic.audit_sample')).rejects.toThrow(/append-only/);
    const insert = `INSERT INTO clinic.audit_review (id, case_id, verdict, note, by_user, at) SELECT gen_random_uuid(), '${caseId}', 'fine', 'without an entry', id, now() FROM clinic.user WHERE login = 'audit'`;
    await expect(app.query(`BEGIN; SET LOCAL consilium.access = 'engine'; ${insert}; COMMIT`)).rejects.toThrow(/AUD-02/);
    const enter = `BEGIN; SELECT clinic.enter(id) FROM clinic.user WHERE login = 'onko'`;
    await expect(app.query(`${enter}; ${insert}; COMMIT`)).rejects.toThrow(/row-level security/);
    for (const [path, body] of [
      ['/samples', { ...period, size: 1 }],
      ['/reviews', { caseId, verdict: 'fine', note: 'My own case.' }],
    ] as const)
      expect((await oncologist.send('POST', `/api/v1/audit${path}`, body)).status).toBe(403);
    for (const path of ['/facets', '/log', '/log/checkpoint', '/log/tile/0/000', `/checks?${ALL}`, '/samples', '/reviews'])
      expect([path, (await oncologist.get(`/api/v1/audit${path}`)).status]).toEqual([path, 403]);
  });
});
