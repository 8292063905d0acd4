import { readFileSync } from 'node:fs';
import { SIGNING_PASSWORD, startConsilium } from '../../live/running-consilium.ts';
import type { RunningConsilium } from '../../live/running-consilium.ts';
import { syntheticVcf } from '../../../infra/seed/synthetic-vcf.ts';
import { millis } from '../table.ts';
import type { Measure } from '../table.ts';
import { ALL_SEEDS } from '../uploads/all-seeds.ts';
import { REFUSAL_MS, runHostile } from '../uploads/hostile-verdicts.ts';

const MAX_ABOVE_BASE_MIB = 256;
const UPLOADS_AT_ONCE = 5;

/** Every hostile seed against an API process of its own, five at a time, while others ask whether it lives. */
export async function uploadsPart(): Promise<readonly Measure[]> {
  const consilium = await startConsilium({ workers: 0, apis: 0 });
  try {
    return await measured(consilium);
  } finally {
    await consilium.stop();
  }
}

async function measured(consilium: RunningConsilium): Promise<readonly Measure[]> {
  const api = await consilium.startApi();
  const person = await consilium.signIn('anna', api.url);
  const coordinator = await consilium.signIn('clara', api.url);
  const submission = { patient: { pseudonym: 'HOSTILE', sex: 'female' }, diagnosis: { code: 'MEL' }, consent: { status: 'given', version: '1', recordedOn: '2026-01-01' } } as const; // prettier-ignore
  const [warm, caseId] = [await coordinator.submit(submission), await coordinator.submit(submission)];
  // One file before, so that the base holds what any upload loads.
  await coordinator.upload(warm, 'warm.vcf', syntheticVcf([]));
  const rss = (): number =>
    Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${String(api.child.pid)}/status`, 'utf8'))?.[1] ?? NaN) / 1024;
  const base = await settled(rss);
  const seen = { peak: base, waits: [] as number[] };
  const watch = setInterval(() => {
    seen.peak = Math.max(seen.peak, rss());
    const begun = performance.now();
    fetch(`${api.url}/healthz`).then(
      () => void seen.waits.push(performance.now() - begun),
      () => void seen.waits.push(Infinity),
    );
  }, 50);
  const cookie = await cookieOf(api.url, person.me.user.login);
  const run = await runHostile({ url: `${api.url}/api/v1/cases/${caseId}/files`, cookie }, ALL_SEEDS, { atOnce: UPLOADS_AT_ONCE }).finally(() => clearInterval(watch)); // prettier-ignore
  for (const line of run.wrong) process.stderr.write(`uploads: ${line}\n`);
  const { files } = await coordinator.case(caseId);
  const waits = seen.waits.toSorted((a, b) => a - b);
  const above = seen.peak - base;
  return [
    { measure: 'hostile uploads refused as they must be', ours: `${run.count - run.wrong.length} of ${run.count}`, against: 'all, at least 300', met: run.wrong.length === 0 && run.count >= 300 }, // prettier-ignore
    { measure: 'the slowest refusal after its proof', ours: millis(run.slowestMs), against: `≤ ${millis(REFUSAL_MS)}`, met: run.slowestMs <= REFUSAL_MS }, // prettier-ignore
    {
      measure: 'memory above base',
      ours: `${above.toFixed(0)} MB`,
      against: `≤ ${MAX_ABOVE_BASE_MIB} MB`,
      met: above <= MAX_ABOVE_BASE_MIB,
    },
    { measure: 'records of refused files', ours: String(files.length), against: '0', met: files.length === 0 },
    { measure: 'exits of the API', ours: api.child.exitCode === null ? '0' : '1', against: '0', met: api.child.exitCode === null },
    { measure: 'healthz p99 beside five uploads', ours: millis(waits[Math.floor(waits.length * 0.99)] ?? NaN), met: null },
  ];
}

/** Once it grows no more: the threads that read files start with the process and load what they need. */
async function settled(rss: () => number): Promise<number> {
  for (let before = rss(); ;) {
    await new Promise((done) => setTimeout(done, 2_000));
    const now = rss();
    if (now - before < 2) return now;
    before = now;
  }
}

async function cookieOf(url: string, login: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-consilium-client': 'bench' },
    body: JSON.stringify({ login, password: SIGNING_PASSWORD }),
  });
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}
