import { Navigate } from '@tanstack/react-router';
import { useSession } from '../session/session-context.ts';

/** First screen by what a person is here for. */
export function Home() {
  const { permissions } = useSession();
  if (permissions['ballot:cast']) return <Navigate to="/reviews" replace />;
  if (permissions['audit:read']) return <Navigate to="/audit" replace />;
  return <Navigate to={permissions['case:list'] ? '/cases' : '/knowledge'} replace />;
}
