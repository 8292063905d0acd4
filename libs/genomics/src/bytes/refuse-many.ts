import { FileFault } from './file-refusal.ts';

/** The most mutated tumors have some 20,000 coding changes; a file of more holds a cohort, or bins of a genome. */
export const MAX_FINDINGS = 100_000;

/** Keeps memory bounded whatever a file holds: findings and segments are kept, records are not. */
export function refuseMany(kept: number, line?: number): void {
  if (kept > MAX_FINDINGS)
    throw new FileFault(
      'FILE.TOO_LARGE',
      `the file holds more than ${MAX_FINDINGS} findings or segments; give the filtered calls of one tumor`,
      {
        ...(line === undefined ? {} : { line }),
      },
    );
}
