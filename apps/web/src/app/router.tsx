import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { AskPage } from '../ask/ask-page.tsx';
import { AuditPage } from '../audit/audit-page.tsx';
import { auditSearch } from '../audit/audit-search.ts';
import { BreakGlassPage } from '../break-glass/break-glass-page.tsx';
import { CasePage } from '../cases/case-page.tsx';
import { CASE_TABS } from '../cases/case-tabs.ts';
import type { CaseTab } from '../cases/case-tabs.ts';
import { MyReviewsPage } from '../cases/my-reviews-page.tsx';
import { WorklistPage } from '../cases/worklist-page.tsx';
import { KnowledgePage } from '../knowledge/knowledge-page.tsx';
import { ModelPage } from '../model/model-page.tsx';
import { AccountsPage } from '../accounts/accounts-page.tsx';
import { AccountPage } from '../session/account-page.tsx';
import { SigningKeysPage } from '../signing-keys/signing-keys-page.tsx';
import { NewCasePage } from '../stages/intake/new-case-page.tsx';
import { Home } from './home.tsx';
import { NotFound } from './not-found.tsx';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const tab = (value: unknown): CaseTab | undefined => CASE_TABS.find((one) => one === value);

const home = createRoute({ getParentRoute: () => root, path: '/', component: Home });
const reviews = createRoute({ getParentRoute: () => root, path: '/reviews', component: MyReviewsPage });
const cases = createRoute({ getParentRoute: () => root, path: '/cases', component: WorklistPage });
const newCase = createRoute({ getParentRoute: () => root, path: '/cases/new', component: NewCasePage });
const oneCase = createRoute({
  getParentRoute: () => root,
  path: '/cases/$caseId',
  component: CasePage,
  validateSearch: (search: Record<string, unknown>) => {
    const shown = { tab: tab(search['tab']), finding: text(search['finding']) };
    return { ...(shown.tab ? { tab: shown.tab } : {}), ...(shown.finding ? { finding: shown.finding } : {}) };
  },
});
const audit = createRoute({ getParentRoute: () => root, path: '/audit', component: AuditPage, validateSearch: auditSearch });
const breakGlass = createRoute({ getParentRoute: () => root, path: '/break-glass', component: BreakGlassPage });
const signingKeys = createRoute({ getParentRoute: () => root, path: '/signing-keys', component: SigningKeysPage });
const knowledge = createRoute({ getParentRoute: () => root, path: '/knowledge', component: KnowledgePage });
const askRoute = createRoute({ getParentRoute: () => root, path: '/ask', component: AskPage });
const model = createRoute({ getParentRoute: () => root, path: '/model', component: ModelPage });
const account = createRoute({ getParentRoute: () => root, path: '/account', component: AccountPage });
const accounts = createRoute({ getParentRoute: () => root, path: '/users', component: AccountsPage });

export const router = createRouter({
  routeTree: root.addChildren([
    signingKeys,
    home,
    reviews,
    cases,
    newCase,
    oneCase,
    audit,
    breakGlass,
    knowledge,
    askRoute,
    model,
    account,
    accounts,
  ]),
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
