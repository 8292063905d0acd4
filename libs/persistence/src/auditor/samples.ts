import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Actor, Instant, Uuid } from '@consilium/domain';
import { risksOfCase, riskWeight, sampleForReview } from '@consilium/domain/audit';
import type { Risk, Samplable } from '@consilium/domain/audit';
import { canonicalJson, sha256Hex } from '@consilium/ledger';
import { appendEntry, databaseNow } from '../ledger/append-entry.ts';
import { onlyRow } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { casesOfPeriod } from './case-facts.ts';
import type { Period } from './case-facts.ts';

export type ReviewVerdict = 'fine' | 'question' | 'finding';
export interface SampleHead extends Period {
  readonly id: Uuid;
  readonly size: number;
  readonly seed: string;
  readonly population: number;
  readonly populationSha256: string;
  readonly by: { readonly id: Uuid; readonly name: string };
  readonly at: Instant;
  readonly drawn: number;
  readonly reviewed: number;
}
export interface AuditSample extends SampleHead {
  readonly items: readonly {
    readonly caseId: Uuid;
    readonly caseRef: string;
    readonly weight: number;
    readonly risks: readonly Risk[];
    readonly verdict: ReviewVerdict | null;
  }[];
  readonly isReproduced: boolean;
}
export interface SampleRequest extends Period {
  readonly size: number;
  readonly seed: string | null;
}
/** A case that could be drawn, as it stood. */
interface Drawable extends Samplable {
  readonly ref: string;
}

const SEED_BYTES = 16;

/** SHA-256(seed ‖ 0x00 ‖ id) as a number in (0, 1): its first 52 bits, and a half so that it is never 0. */
export const drawOf =
  (seed: string) =>
  (id: string): number => {
    const bits = createHash('sha256').update(seed).update('\0').update(id).digest().readBigUInt64BE() >> 12n;
    return (Number(bits) + 0.5) / 2 ** 52;
  };

/** Draws from the cases of a period, weighted by risk, and keeps seed and population: anybody can draw again (AUD-28). */
export async function drawSample(sql: Sql, { from, to, size, seed: given }: SampleRequest, actor: Actor, requestId: string): Promise<Uuid> {
  const [id, seed, at] = [randomUUID(), given ?? randomBytes(SEED_BYTES).toString('hex'), await databaseNow(sql)];
  const asOf = to < at ? to : at;
  const population = (await casesOfPeriod(sql, { from, to })).map(({ facts, risks }): Drawable => ({
    id: facts.caseId,
    ref: facts.caseRef,
    risks: risksOfCase(facts, risks, asOf),
  }));
  const text = canonicalJson(population);
  const drawn = sampleForReview(population, size, drawOf(seed)).map((item) => item.id);
  await sql.run(
    'INSERT INTO clinic.audit_sample (id, from_at, to_at, size, seed, population, drawn, by_user, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [id, from, to, size, seed, text, drawn, actor.id, at],
  );
  await appendEntry(sql, {
    id: randomUUID(),
    actor,
    act: 'audit-sampled',
    object: { type: 'audit-sample', id, version: null },
    detail: { from, to, size, seed, population: population.length, populationSha256: sha256Hex(text), drawn: drawn.length },
    requestId,
    now: at,
  });
  return id;
}

const HEAD = `
  SELECT s.id, clinic.iso(s.from_at) AS "from", clinic.iso(s.to_at) AS "to", s.size, s.seed, jsonb_array_length(s.population::jsonb) AS population,
         encode(sha256(convert_to(s.population, 'UTF8')), 'hex') AS "populationSha256", json_build_object('id', u.id, 'name', u.name) AS "by", clinic.iso(s.at) AS at,
         cardinality(s.drawn) AS drawn,
         (SELECT count(DISTINCT r.case_id)::int FROM clinic.audit_review r WHERE r.sample_id = s.id AND r.case_id = ANY (s.drawn)) AS reviewed`;
const FROM = 'FROM clinic.audit_sample s JOIN clinic.user u ON u.id = s.by_user';
const MOST = 200;

export const listSamples = (sql: Sql): Promise<readonly SampleHead[]> =>
  sql.rows<SampleHead>(`${HEAD} ${FROM} ORDER BY s.at DESC, s.id LIMIT ${MOST}`);

/** The sample as it was drawn, and whether drawing again gives it. */
export async function findSample(sql: Sql, id: Uuid): Promise<AuditSample | null> {
  const [found] = await sql.rows<SampleHead & { readonly cases: readonly Drawable[]; readonly ids: readonly Uuid[] }>(
    `${HEAD}, s.population::json AS cases, to_json(s.drawn) AS ids ${FROM} WHERE s.id = $1`,
    [id],
  );
  if (!found) return null;
  const { cases, ids, ...head } = found;
  const { verdicts } = onlyRow(
    await sql.rows<{ verdicts: Readonly<Record<Uuid, ReviewVerdict>> }>(
      `SELECT coalesce(json_object_agg(r.case_id, r.verdict), '{}') AS verdicts FROM
         (SELECT DISTINCT ON (r.case_id) r.case_id, r.verdict FROM clinic.audit_review r WHERE r.sample_id = $1 AND r.case_id IS NOT NULL ORDER BY r.case_id, r.at DESC) r`,
      [id],
    ),
  );
  const byId = new Map(cases.map((item) => [item.id, item]));
  const again = sampleForReview(cases, head.size, drawOf(head.seed)).map((item) => item.id);
  return {
    ...head,
    isReproduced: again.join() === ids.join(),
    items: ids.flatMap((caseId) => {
      const item = byId.get(caseId);
      return item
        ? [{ caseId, caseRef: item.ref, weight: riskWeight(item.risks), risks: item.risks, verdict: verdicts[caseId] ?? null }]
        : [];
    }),
  };
}
