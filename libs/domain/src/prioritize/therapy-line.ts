/** What a line in words asks for; words that say nothing of a line are not compared. */
const LINES: readonly (readonly [RegExp, (written: RegExpExecArray) => { readonly from: number; readonly to: number }])[] = [
  [/^(?:line )?≥ ?(\d+)$|^(\d+)(?:st|nd|rd|th)? ?(?:\+|line and later)$/i, (m) => ({ from: Number(m[1] ?? m[2]), to: Infinity })],
  [/^(?:line )?(\d+)(?:st|nd|rd|th)?(?: line)?$/i, (m) => ({ from: Number(m[1]), to: Number(m[1]) })],
  [/^first[- ]line(?! maintenance)|^newly diagnosed/i, () => ({ from: 1, to: 1 })],
  [/^second[- ]line/i, () => ({ from: 2, to: 2 })],
  [/^(?:after|relapsed|refractory|previously treated)\b/i, () => ({ from: 2, to: Infinity })],
];

/**
 * | evidence is for | case is in line | conflict |
 * |-----------------|-----------------|----------|
 * | first line      | 2               | yes |
 * | after …         | 1               | yes |
 * | after …         | 2 or later      | no |
 * | not said, or words without a line (adjuvant) | any | no say |
 * | any             | not stated      | no say |
 */
export function conflictsWithLine(written: string | null, line: number | null): boolean {
  if (written === null || line === null) return false;
  const asked = LINES.flatMap(([pattern, read]) => {
    const match = pattern.exec(written.trim());
    return match ? [read(match)] : [];
  })[0];
  return asked !== undefined && (line < asked.from || line > asked.to);
}
