import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CaseSummaryBody } from '@consilium/contracts';
import { worklistQuery } from '../api/cases.ts';

export interface WorklistFilter {
  readonly text: string;
  readonly stage: string | null;
  readonly status: string | null;
}

const NO_FILTER: WorklistFilter = { text: '', stage: null, status: null };
const AT_MOST_PAGES = 10;

/** All cases, page after page, filtered here so that counts can say "5 of 12" and no search for a patient stands in an address. */
export function useWorklist(mine = false) {
  const query = useInfiniteQuery(worklistQuery(mine ? { mine } : {}));
  const [filter, setFilter] = useState(NO_FILTER);
  const { hasNextPage, isFetchingNextPage, fetchNextPage, data } = query;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && (data?.pages.length ?? 0) < AT_MOST_PAGES) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, data]);
  const all = data?.pages.flatMap(({ items }) => items) ?? [];
  return {
    query,
    filter,
    setFilter,
    clear: () => setFilter(NO_FILTER),
    all,
    shown: all.filter((one) => matches(one, filter)),
    isWhole: !hasNextPage,
  };
}
export type Worklist = ReturnType<typeof useWorklist>;

function matches({ ref, question, diagnosis, stage, status }: CaseSummaryBody, filter: WorklistFilter): boolean {
  const words = [ref, question ?? '', diagnosis.code, diagnosis.name ?? '', diagnosis.text ?? ''].join(' ').toLowerCase();
  return (
    words.includes(filter.text.trim().toLowerCase()) &&
    (filter.stage === null || filter.stage === stage) &&
    (filter.status === null || filter.status === status)
  );
}
