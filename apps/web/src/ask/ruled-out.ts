import type { EvidenceAnswerBody } from '@consilium/contracts';
import { therapiesText } from '../shared/use-format.ts';

/** Whether a finding of the question speaks against the option: by any resistance of the run, those that the answer does not list among them. */
export const isRuledOut = (
  { therapies }: Pick<EvidenceAnswerBody['options'][number], 'therapies'>,
  { resistance, explanation }: Pick<EvidenceAnswerBody, 'resistance' | 'explanation'>,
): boolean => [...resistance, ...(explanation?.resistance ?? [])].some(({ rulesOut }) => rulesOut.includes(therapiesText(therapies)));
