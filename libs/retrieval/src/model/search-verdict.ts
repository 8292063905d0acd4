import type { ReleaseRef } from '@consilium/domain';
import type { ModelEvaluation, SearchEvaluation } from '../search/vector/evaluate-vectors.ts';

/** A verdict as its entry tells it: names and figures. */
export interface SearchVerdict {
  readonly releases: readonly string[];
  readonly destination: string;
  readonly lexicalNdcg10: number;
  readonly queries: number;
  readonly models: readonly {
    readonly kind: ModelEvaluation['kind'];
    readonly model: string;
    readonly ndcg10: number;
    readonly admitted: boolean;
  }[];
}

export const searchVerdict = ({ lexical, models }: SearchEvaluation, releases: readonly ReleaseRef[], baseUrl: string): SearchVerdict => ({
  releases: releases.map(({ sha256 }) => sha256),
  destination: new URL(baseUrl).host,
  lexicalNdcg10: lexical.ndcg10,
  queries: lexical.queries,
  models: models.map(({ kind, model, evaluation, verdict }) => ({ kind, model, ndcg10: evaluation.ndcg10, admitted: verdict.admitted })),
});
