import { jest } from '@jest/globals';
import { ALL_SEEDS } from '../bench/uploads/all-seeds.ts';
import { VCF, bytes, hostile } from '../bench/uploads/hostile-upload.ts';
import { runHostile } from '../bench/uploads/hostile-verdicts.ts';
import { Clinic, aSubmission } from './clinic.ts';

jest.setTimeout(120_000);

/** Here every thirteenth, and with patience for the suites beside it; all of them by `npm run bench -- ledger uploads`. */
const STRIDE = 13;

describe('hostile uploads', () => {
  let clinic: Clinic;
  let target: { readonly url: string; readonly cookie: string };
  beforeAll(async () => {
    clinic = await Clinic.open();
    const oncologist = await clinic.as('onko');
    const { caseId } = (await oncologist.send('POST', '/api/v1/cases', aSubmission())).body as { caseId: string };
    target = { url: `${clinic.url}/api/v1/cases/${caseId}/files`, cookie: oncologist.cookie };
    await clinic.ports.warmUp();
  });
  afterAll(async () => clinic?.close());

  it('are each of another seed, more than three hundred', () => {
    expect(new Set(ALL_SEEDS.map(({ name }) => name)).size).toBeGreaterThan(300);
  });

  it('are refused by name, end nothing, leave no record and no bytes, and keep nobody else waiting', async () => {
    const waits: number[] = [];
    const watch = setInterval(() => {
      const begun = performance.now();
      fetch(`${clinic.url}/healthz`).then(
        ({ ok }) => void waits.push(ok ? performance.now() - begun : Infinity),
        () => void waits.push(Infinity),
      );
    }, 50);
    const run = await runHostile(
      target,
      ALL_SEEDS.filter((_, at) => at % STRIDE === 0),
      { atOnce: 3, refusalMs: 6_000 },
    ).finally(() => clearInterval(watch));
    expect(run.wrong).toEqual([]);
    expect([await clinic.blobsLeft(), await clinic.count('clinic.case_file')]).toEqual([[], 0]);
    expect(waits.length).toBeGreaterThan(0);
    expect(waits.filter((ms) => ms > 4_000)).toEqual([]);
  });

  it('would be found out: a readable file counts as accepted', async () => {
    const planted = hostile('planted', () => [bytes(VCF)]);
    expect((await runHostile(target, [planted])).wrong).toEqual(['planted: accepted (201 )']);
  });
});
