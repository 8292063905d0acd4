export { runVerifier } from './run-verifier.ts';
export type { RunningVerifier } from './run-verifier.ts';
