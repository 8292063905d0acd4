import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  auditEntryDetail,
  auditFacets,
  auditPage,
  auditReview,
  auditReviewList,
  auditSample,
  auditSampleList,
  caseAsKnownAt,
  logCheckReceipt,
  logStatus,
  releaseList,
  standingFindings,
} from '@consilium/contracts';
import type { AuditMark, LogCheckBody, ReviewBody, SampleBody } from '@consilium/contracts';
import { params } from './cases.ts';
import { API, read, write } from './http.ts';

export interface AuditFilter extends Readonly<Partial<Record<AuditMark, 'true'>>> {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly actor?: string | undefined;
  readonly role?: string | undefined;
  readonly action?: string | undefined;
  readonly outcome?: string | undefined;
  readonly case?: string | undefined;
}

const PAGE = 50;
const STATUS_MS = 20_000;

/** The whole trail, or that of one case when `caseId` is given; the newest entry comes first. */
export const auditQuery = (filter: AuditFilter, caseId: string | null) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'entries', caseId, filter],
    queryFn: ({ pageParam, signal }) =>
      read(`${caseId === null ? '' : `/cases/${caseId}`}/audit?${params({ ...filter, limit: PAGE, after: pageParam })}`, auditPage, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export const facetsQuery = (filter: AuditFilter) =>
  queryOptions({
    queryKey: ['audit', 'facets', filter],
    queryFn: ({ signal }) => read(`/audit/facets?${params({ ...filter })}`, auditFacets, signal),
    placeholderData: (before) => before,
  });

export const entryQuery = (entryId: string) =>
  queryOptions({
    queryKey: ['audit', 'entry', entryId],
    queryFn: ({ signal }) => read(`/audit/entries/${entryId}`, auditEntryDetail, signal),
  });

/** Address of checkpoint and tiles. */
export const LOG_BASE = `${API}/audit/log`;

export const logStatusQuery = queryOptions({
  queryKey: ['audit', 'log'],
  queryFn: ({ signal }) => read('/audit/log', logStatus, signal),
  refetchInterval: STATUS_MS,
});
export const recordLogCheck = (body: LogCheckBody) => write({ method: 'POST', path: '/audit/log/checks', body }, logCheckReceipt);

export const asKnownAtQuery = (caseId: string, at: string | null) =>
  queryOptions({
    queryKey: ['audit', 'as-known-at', caseId, at],
    queryFn: ({ signal }) => read(`/audit/cases/${caseId}/as-known-at?${params({ at })}`, caseAsKnownAt, signal),
    placeholderData: (before) => before,
    staleTime: Infinity,
  });

export interface Period {
  readonly from: string;
  readonly to: string;
}

export const standingQuery = (period: Period) =>
  queryOptions({
    queryKey: ['audit', 'standing', period],
    queryFn: ({ signal }) => read(`/audit/checks?${params({ ...period })}`, standingFindings, signal),
  });

export const samplesQuery = queryOptions({
  queryKey: ['audit', 'samples'],
  queryFn: ({ signal }) => read('/audit/samples', auditSampleList, signal),
});
export const sampleQuery = (sampleId: string) =>
  queryOptions({
    queryKey: ['audit', 'samples', sampleId],
    queryFn: ({ signal }) => read(`/audit/samples/${sampleId}`, auditSample, signal),
  });
export const drawSample = (body: SampleBody) => write({ method: 'POST', path: '/audit/samples', body }, auditSample);

export interface ReviewsOf {
  readonly case?: string;
  readonly entry?: string;
  readonly sample?: string;
}
export const reviewsQuery = (of: ReviewsOf) =>
  queryOptions({
    queryKey: ['audit', 'reviews', of],
    queryFn: ({ signal }) => read(`/audit/reviews?${params({ ...of })}`, auditReviewList, signal),
  });
export const recordReview = (body: ReviewBody) => write({ method: 'POST', path: '/audit/reviews', body }, auditReview);

export interface ExportOf {
  readonly case?: string;
  readonly patient?: string;
  readonly user?: string;
  readonly from?: string;
  readonly to?: string;
  readonly log?: 'whole';
}
export const exportHref = (of: ExportOf): string => `${API}/audit/export?${params({ ...of })}`;

export const releasesQuery = queryOptions({
  queryKey: ['knowledge'],
  queryFn: ({ signal }) => read('/knowledge/releases', releaseList, signal),
});
