import { getRouteApi } from '@tanstack/react-router';

const route = getRouteApi('/cases/$caseId');

/** Opens the explanation of a finding at an address of its own; null closes it. */
export function useOpenFinding(): (finding: string | null) => void {
  const navigate = route.useNavigate();
  return (finding) => void navigate({ search: { tab: 'findings', ...(finding === null ? {} : { finding }) }, resetScroll: false });
}
