/** Third entry of the domain: the words of auditors. */
export { STANDING_CHECKS, standingChecks } from './audit/standing-checks.ts';
export type { CaseFactsForAudit, SignatureFacts, StandingCheck, StandingFinding } from './audit/standing-checks.ts';
export { RISKS, RISK_WEIGHTS, riskWeight, sampleForReview } from './audit/sample-for-review.ts';
export type { Risk, Samplable, Sampled } from './audit/sample-for-review.ts';
export { risksOfCase } from './audit/risks-of-case.ts';
export type { RiskFacts } from './audit/risks-of-case.ts';
