import { categoryOf } from '@consilium/domain';
import type { ClassifiedText } from '@consilium/knowledge';

const CHANGES: ReadonlySet<string> = new Set(['p', 'c', 'codon', 'range', 'exon']);
const PHASE = /\b(?:cis|trans)\b/i;

/** What keys cannot say of a text that names several changes: whether all of them hold, and whether they lie on one chromosome. */
export function notesOnKeys(text: string, { keys, profile }: ClassifiedText): readonly string[] {
  if (profile.op === 'key' || keys.length < 2 || !keys.every((key) => CHANGES.has(categoryOf(key)))) return [];
  const joint =
    profile.op === 'and'
      ? 'The text says that all of these hold; the category is that of the first.'
      : 'The keys are alternatives; the category is that of the first.';
  return PHASE.test(text) ? [joint, 'Whether the changes lie in cis or in trans is carried by no key.'] : [joint];
}
