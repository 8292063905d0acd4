import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { digestOf } from '@consilium/ledger';
import type { PlainFacts } from '@consilium/ledger';
import { ENGINE, appendEntry, databaseNow } from '../ledger/append-entry.ts';
import { lastDetail } from '../ledger/open-details.ts';
import { inTransaction } from '../sql.ts';

export interface JudgedSearchModel {
  readonly kind: 'embedding' | 'rerank';
  readonly model: string;
  /** nDCG@10 with it, 0–1. */
  readonly ndcg10: number;
  readonly admitted: boolean;
}

/** What the built-in evaluation of the search said over one set of releases. */
export interface RetrievalSetting {
  /** Hashes of the releases, in any order. */
  readonly releases: readonly string[];
  readonly destination: string;
  /** nDCG@10 of the lexical index alone, over this many queries. */
  readonly lexicalNdcg10: number;
  readonly queries: number;
  readonly models: readonly JudgedSearchModel[];
}

const NO_MODELS: PlainFacts = { knowledge: null };
/**
 * Which search models take part in retrieval is an entry with both figures (AUD-18): with the first verdict over a set of releases, and when a later one
 * differs. Null: the site names no search model; that is told once after it had some.
 */
export const recordRetrievalSetting = (dataSource: DataSource, setting: RetrievalSetting | null): Promise<void> =>
  inTransaction(dataSource, async (sql) => {
    await sql.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 3))', ['retrieval-configured']);
    const detail = setting ? factsOf(setting) : NO_MODELS;
    // Of this set of releases, or that there were no models at all.
    const last = await lastDetail(
      sql,
      'retrieval-configured',
      (of) => detail['knowledge'] === null || [null, detail['knowledge']].includes(of['knowledge'] as string),
    );
    if (digestOf(last ?? NO_MODELS) === digestOf(detail)) return;
    await appendEntry(sql, {
      id: randomUUID(),
      actor: ENGINE,
      act: 'retrieval-configured',
      object: { type: 'installation', id: 'consilium', version: null },
      before: last,
      after: detail,
      detail,
      now: await databaseNow(sql),
    });
  });

const factsOf = ({ releases, models, ...facts }: RetrievalSetting): PlainFacts => ({
  knowledge: digestOf([...releases].sort()),
  ...facts,
  ...Object.assign({}, ...models.map(factsOfModel)),
});

const factsOfModel = ({ kind, model, ndcg10, admitted }: JudgedSearchModel): PlainFacts => ({
  [`${kind}Model`]: model,
  [`${kind}Ndcg10`]: ndcg10,
  [`${kind}Admitted`]: admitted,
});
