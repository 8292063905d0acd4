import type { TherapyOption } from './explanation.ts';
import type { JudgedResult } from './judge-group.ts';

/** What one finding contributes to an option. */
export interface Support {
  readonly finding: string;
  readonly label: string;
  readonly genes: readonly string[];
  readonly judged: JudgedResult;
  /** Why the finding is to be confirmed before its options are; null where nothing asks for it. */
  readonly doubt: string | null;
}

/** Flags of a finding that ask for another method before its options stand. */
export const DOUBTS: readonly (readonly [flag: string, doubt: string])[] = [
  ['low-support', 'seen on too few reads'],
  ['unpaired', 'no fusion product is shown'],
];

export type UnrankedOption = Omit<TherapyOption, 'rank' | 'notes'>;
