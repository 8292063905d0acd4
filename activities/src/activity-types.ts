/** Names one run of one case. */
export interface CaseRun {
  readonly caseId: string;
  readonly run: number;
}

/** What a stage's activity tells the workflow: small flags, never content. */
export type StageResult =
  { readonly kind: 'saved' } | { readonly kind: 'superseded' } | { readonly kind: 'ended'; readonly status: string };

export type IntakeResult = StageResult | { readonly kind: 'held' };
export type ReviewResult = StageResult | { readonly kind: 'waiting' } | { readonly kind: 'met' };
export type RenderResult = { readonly kind: 'rendered'; readonly version: number } | { readonly kind: 'not-signed' };
