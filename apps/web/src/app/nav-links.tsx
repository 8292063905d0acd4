import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session-context.ts';

export function NavLinks() {
  const { t } = useTranslation('shell');
  const { permissions } = useSession();
  return (
    <>
      {permissions['ballot:cast'] ? (
        <Link to="/reviews" className="nav-link">
          {t('nav.reviews')}
        </Link>
      ) : null}
      {permissions['case:list'] ? (
        <Link to="/cases" className="nav-link" activeOptions={{ exact: false }}>
          {t('nav.cases')}
        </Link>
      ) : null}
      {permissions['evidence:ask'] ? (
        <Link to="/ask" className="nav-link">
          {t('nav.ask')}
        </Link>
      ) : null}
      {permissions['audit:read'] ? (
        <Link to="/audit" className="nav-link">
          {t('nav.audit')}
        </Link>
      ) : null}
      {permissions['break-glass:list'] ? (
        <Link to="/break-glass" className="nav-link">
          {t('nav.breakGlass')}
        </Link>
      ) : null}
      {permissions['knowledge:read'] ? (
        <Link to="/knowledge" className="nav-link">
          {t('nav.knowledge')}
        </Link>
      ) : null}
      {permissions['user:manage'] ? (
        <Link to="/users" className="nav-link">
          {t('nav.users')}
        </Link>
      ) : null}
      {permissions['model:stop'] ? (
        <Link to="/model" className="nav-link">
          {t('nav.model')}
        </Link>
      ) : null}
    </>
  );
}
