import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { auditPage, releaseList } from '@consilium/contracts';
import { params } from './cases.ts';
import { read } from './http.ts';

export interface AuditFilter {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly outcome?: string | undefined;
  readonly case?: string | undefined;
}

const PAGE = 50;

/** The whole trail, or that of one case when `caseId` is given; the newest entry comes first. */
export const auditQuery = (filter: AuditFilter, caseId: string | null) =>
  infiniteQueryOptions({
    queryKey: ['audit', caseId, filter],
    queryFn: ({ pageParam, signal }) =>
      read(`${caseId === null ? '' : `/cases/${caseId}`}/audit?${params({ ...filter, limit: PAGE, after: pageParam })}`, auditPage, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export const releasesQuery = queryOptions({
  queryKey: ['knowledge'],
  queryFn: ({ signal }) => read('/knowledge/releases', releaseList, signal),
});
