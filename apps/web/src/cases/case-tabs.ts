/** Parts of a case page, each with an address of its own. */
export const CASE_TABS = ['recommendation', 'findings', 'evidence', 'facts', 'report', 'follow-up', 'audit'] as const;
export type CaseTab = (typeof CASE_TABS)[number];
