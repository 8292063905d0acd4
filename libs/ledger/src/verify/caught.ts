import { Refused } from './finding.ts';

/** What the work was refused for, or null; other errors go on. */
export function caught(work: () => void): Refused | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}
