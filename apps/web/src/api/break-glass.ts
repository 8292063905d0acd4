import { queryOptions } from '@tanstack/react-query';
import { brokenGlass, glassDoor, glassList } from '@consilium/contracts';
import type { GlassBody, GlassReviewBody } from '@consilium/contracts';
import { params } from './cases.ts';
import { read, write } from './http.ts';

const NOTICE_MS = 20_000;

/** Emergency accesses that this person is told of; asked again soon, because a notice is for now. */
export const glassNoticesQuery = (enabled: boolean) =>
  queryOptions({
    queryKey: ['break-glass', 'notices'],
    queryFn: ({ signal }) => read('/break-glass', glassList, signal),
    refetchInterval: NOTICE_MS,
    enabled,
  });

/** This person's own that are open. */
export const myGlassesQuery = (enabled: boolean) =>
  queryOptions({
    queryKey: ['break-glass', 'mine'],
    queryFn: ({ signal }) => read('/break-glass/mine', glassList, signal),
    refetchInterval: NOTICE_MS,
    enabled,
  });

export const findDoor = (ref: string) => read(`/break-glass/door?${params({ ref })}`, glassDoor);
export const breakGlass = (caseId: string, body: GlassBody) =>
  write({ method: 'POST', path: `/cases/${caseId}/break-glass`, body }, brokenGlass);
export const endGlass = (caseId: string, glassId: string) =>
  write({ method: 'DELETE', path: `/cases/${caseId}/break-glass/${glassId}` }, brokenGlass);
export const reviewGlass = (caseId: string, glassId: string, body: GlassReviewBody) =>
  write({ method: 'POST', path: `/cases/${caseId}/break-glass/${glassId}/review`, body }, brokenGlass);
