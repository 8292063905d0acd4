import type { CaseRecord } from '../case/case-record.ts';
import { currentFiles } from '../intake/check-intake.ts';
import { currentDecision } from './review-of.ts';

export interface ReadinessItem {
  readonly item: 'consent' | 'question' | 'file' | 'holds' | 'decision' | 'knowledge';
  readonly ready: boolean;
  /** What to do when it is not ready. */
  readonly message: string;
}

/**
 * The gate in front of sign-off: what must be there before anyone can sign (2-domain-rules §11). Checklists per tumor type with a maximum age per
 * item are not built yet; this is the part that every case needs.
 */
export function checkReadiness(record: CaseRecord): readonly ReadinessItem[] {
  const decision = currentDecision(record);
  return [
    { item: 'consent', ready: record.consent.status === 'given', message: 'Record the consent.' },
    { item: 'question', ready: Boolean(record.question?.trim()), message: 'Write the board question.' },
    { item: 'file', ready: currentFiles(record.files).length > 0, message: 'Add a variant file.' },
    { item: 'holds', ready: record.holds.length === 0, message: 'Resolve what intake names.' },
    { item: 'knowledge', ready: record.knowledge.length > 0, message: 'Run the case with a knowledge release.' },
    { item: 'decision', ready: decision !== null && decision.run === record.run, message: 'Wait until the draft of this run is there.' },
  ];
}

export const missingItems = (record: CaseRecord): readonly ReadinessItem[] => checkReadiness(record).filter((item) => !item.ready);
