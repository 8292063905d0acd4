import { auditorDesk } from '../index.ts';
import type { AuditorDesk } from '../index.ts';
import { openClinic, publish, sign, submitted, throughMachine, value } from '../spec-support/clinic.ts';
import type { Clinic } from '../spec-support/clinic.ts';

const ALL = { from: '2020-01-01T00:00:00.000Z', to: '2100-01-01T00:00:00.000Z' };
let clinic: Clinic;
let desk: AuditorDesk;
let caseId: string;
beforeAll(async () => {
  clinic = await openClinic();
  desk = auditorDesk(clinic.app);
  caseId = await submitted(clinic);
  await throughMachine(clinic, caseId);
  value(await sign(clinic, caseId, 'oncologist'));
  value(await sign(clinic, caseId, 'pathologist'));
  await publish(clinic, caseId, (await clinic.work.head(caseId)).run, 1);
}, 60_000);
afterAll(async () => clinic?.close());

const fired = async (check: string) => (await desk.findings(ALL)).items.filter((one) => one.check === check);
/** Past every guard, as only a superuser could. */
const planted = (statement: string) =>
  clinic.owner.query(`BEGIN; SET LOCAL session_replication_role = replica; SET LOCAL consilium.access = 'engine'; ${statement}; COMMIT`);

describe('the standing checks over the records (AUD-28)', () => {
  it('say nothing of the quorum of a decision that had one, whatever becomes of its signatures later', async () => {
    expect(await fired('published-without-quorum')).toEqual([]);
    await planted(
      `INSERT INTO clinic.recusal (case_id, member, reason, at) SELECT case_id, signer, 'later', now() + interval '1 hour' FROM clinic.signature LIMIT 1`,
    );
    expect(await fired('published-without-quorum')).toEqual([]);
  });

  it('name a publication whose signatures do not meet the policy, with the entry of its publication', async () => {
    await planted(`UPDATE clinic.signature SET digest = repeat('0', 64) WHERE specialty = 'pathology'`);
    const [finding, ...more] = await fired('published-without-quorum');
    expect([finding?.caseId, finding?.facts, more]).toEqual([caseId, { version: 1 }, []]);
    expect((await desk.entry(finding?.entry ?? ''))?.action).toBe('published');
  });

  it('name a case that has waited for more than seven days, though nothing has happened to it since', async () => {
    const waiting = await submitted(clinic);
    await throughMachine(clinic, waiting);
    expect(await fired('unsigned-after-seven-days')).toEqual([]);
    await planted(
      `UPDATE clinic.decision_version SET created_at = created_at - interval '9 days' WHERE case_id = '${waiting}'; UPDATE clinic.case SET since = since - interval '9 days' WHERE id = '${waiting}'`,
    );
    const yesterday = new Date(Date.now() - 86_400_000).toISOString();
    const { items } = await desk.findings({ from: new Date(Date.now() - 2 * 86_400_000).toISOString(), to: yesterday });
    expect(items.filter(({ caseId: of }) => of === waiting)).toMatchObject([{ check: 'unsigned-after-seven-days', facts: { days: 8 } }]);
  });
});
