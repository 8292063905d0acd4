import { Grid } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { AuditFilters } from './audit-filters.tsx';
import { filterOf } from './audit-search.ts';
import type { AuditSearch } from './audit-search.ts';
import { EntryList } from './entry-list.tsx';
import { FacetsPanel } from './facets-panel.tsx';

const route = getRouteApi('/audit');

/** The trail by its facets; the search stands in the address, so it can be sent to somebody. */
export function Explorer() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { entry: _open, ...asked } = search;
  const key = JSON.stringify(asked);
  const filter = filterOf(asked);
  const change = (next: AuditSearch): void => void navigate({ search: next, resetScroll: false, replace: true });
  const open = (entry: string): void => void navigate({ search: { ...search, entry }, resetScroll: false });
  return (
    <>
      <AuditFilters key={key} search={asked} onChange={change} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 3 }} style={{ minWidth: 0 }}>
          <FacetsPanel search={asked} filter={filter} onChange={change} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 9 }} style={{ minWidth: 0 }}>
          <EntryList filter={filter} caseId={null} onOpen={({ id }) => open(id)} />
        </Grid.Col>
      </Grid>
    </>
  );
}
