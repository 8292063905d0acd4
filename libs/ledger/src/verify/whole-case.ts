import { Refused } from './finding.ts';
import type { RowBook } from './row-book.ts';

/**
 * Whether the bundle holds every change of a case up to a moment (docs/audit-bundle.md, The decision). If not, what is left out could turn the
 * decision: a withdrawal, a recusal, a later version. What the scope calls itself does not matter.
 *
 * | versions up to the moment | entries | answer |
 * |---------------------------|---------|--------|
 * | a gap, or the moment is no version | any | false: not judged |
 * | from 1 without a gap | one is not opened | RECORD.UNPROVEN |
 * | from 1 without a gap | all opened | true |
 *
 * @throws Refused
 */
export function holdsWholeCase(book: RowBook, caseId: string, moment: number): boolean {
  const entries = book.entriesOf(caseId).filter(({ index }) => index <= moment);
  const versions = new Set(entries.flatMap(({ caseVersion }) => caseVersion ?? []).filter((version) => version > 0));
  const isVersion = (book.entry(moment)?.caseVersion ?? null) !== null;
  if (!isVersion || versions.size === 0 || Math.max(...versions) !== versions.size) return false;
  const closed = entries.find(({ isOpened }) => !isOpened);
  if (closed)
    throw new Refused(
      'RECORD.UNPROVEN',
      `entry ${closed.index} of the case is not opened, so what it changed before the publication is not known`,
    );
  return true;
}
