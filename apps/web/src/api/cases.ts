import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { annotationSummary, casePage, caseRecord, draft, findingsPage, prioritization, retrieval } from '@consilium/contracts';
import type { CaseRecordBody } from '@consilium/contracts';
import { API, read, readText } from './http.ts';

const POLL_MS = 2000;
const PAGE = 200;

export const worklistQuery = (filter: { readonly mine?: boolean; readonly stage?: string; readonly status?: string }) =>
  infiniteQueryOptions({
    queryKey: ['cases', 'list', filter],
    queryFn: ({ pageParam, signal }) => read(`/cases?${params({ ...filter, limit: PAGE, after: pageParam })}`, casePage, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(({ status }) => status === 'running')) ? POLL_MS : false,
  });

/** Asked again while the machine works on the case. */
export const caseQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['cases', caseId, 'record'],
    queryFn: ({ signal }) => read(`/cases/${caseId}`, caseRecord, signal),
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? POLL_MS : false),
  });

/** The machine works on it, or the quorum is met and the report is being made. */
export const isMoving = ({ status, review }: Pick<CaseRecordBody, 'status' | 'review'>): boolean =>
  status === 'running' || (status === 'in-review' && review?.kind === 'met');

/** Documents of a step are kept by the run that made them; an older run's never shows. */
const step = (record: CaseRecordBody, name: string) => record.steps.find((one) => one.step === name)?.sha256 ?? null;

export const annotationQuery = (record: CaseRecordBody) =>
  queryOptions({
    queryKey: ['cases', record.id, 'annotation', step(record, 'annotation')],
    queryFn: ({ signal }) => read(`/cases/${record.id}/annotation`, annotationSummary, signal),
    enabled: step(record, 'annotation') !== null,
    staleTime: Infinity,
  });

export const findingsQuery = (record: CaseRecordBody, show: 'tiered' | 'all') =>
  queryOptions({
    queryKey: ['cases', record.id, 'findings', show, step(record, 'prioritization')],
    queryFn: ({ signal }) => read(`/cases/${record.id}/findings?${params({ show, limit: 5000 })}`, findingsPage, signal),
    enabled: step(record, 'prioritization') !== null,
    staleTime: Infinity,
  });

export const prioritizationQuery = (record: CaseRecordBody) =>
  queryOptions({
    queryKey: ['cases', record.id, 'prioritization', step(record, 'prioritization')],
    queryFn: ({ signal }) => read(`/cases/${record.id}/prioritization`, prioritization, signal),
    enabled: step(record, 'prioritization') !== null,
    staleTime: Infinity,
  });

export const retrievalQuery = (record: CaseRecordBody) =>
  queryOptions({
    queryKey: ['cases', record.id, 'retrieval', step(record, 'retrieval')],
    queryFn: ({ signal }) => read(`/cases/${record.id}/retrieval`, retrieval, signal),
    enabled: step(record, 'retrieval') !== null,
    staleTime: Infinity,
  });

export const draftQuery = (record: CaseRecordBody) =>
  queryOptions({
    queryKey: ['cases', record.id, 'draft', step(record, 'draft')],
    queryFn: ({ signal }) => read(`/cases/${record.id}/draft`, draft, signal),
    enabled: step(record, 'draft') !== null,
    staleTime: Infinity,
  });

export const reportQuery = (record: CaseRecordBody, version: number | null) =>
  queryOptions({
    queryKey: ['cases', record.id, 'report', version, record.version],
    queryFn: ({ signal }) => readText(`/cases/${record.id}/report?${params({ format: 'markdown', version })}`, signal),
    enabled: record.decisions.length > 0,
  });

export const reportHref = (caseId: string, format: string, version: number | null): string =>
  `${API}/cases/${caseId}/report?${params({ format, version })}`;

export function params(values: Readonly<Record<string, string | number | boolean | null | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  return search.toString();
}
