/** Line of therapy of a record against that of the case; `unstated`: the record asks for an earlier treatment or a setting that the case does not state. */
export const LINE_FITS = ['fits', 'silent', 'unstated', 'conflict'] as const;
export type LineFit = (typeof LINE_FITS)[number];

/** What a line in words asks for; words that say nothing of a line are not compared. */
const LINES: readonly (readonly [RegExp, (written: RegExpExecArray) => { readonly from: number; readonly to: number }])[] = [
  [/^(?:line )?≥ ?(\d+)$|^(\d+)(?:st|nd|rd|th)? ?(?:\+|line and later)$/i, (m) => ({ from: Number(m[1] ?? m[2]), to: Infinity })],
  [/^(?:line )?(\d+)(?:st|nd|rd|th)?(?: line)?$/i, (m) => ({ from: Number(m[1]), to: Number(m[1]) })],
  [/^first[- ]line(?! maintenance)|^newly diagnosed/i, () => ({ from: 1, to: 1 })],
  [/^second[- ]line/i, () => ({ from: 2, to: 2 })],
  [/\bafter (?:two|2)\b|\bafter \S+ \S+ inhibitor and (?:a )?(?:\w+ )?chemotherapy/i, () => ({ from: 3, to: Infinity })],
  [
    /^(?:after|relapsed|refractory|previously treated|recurrent)\b|, after (?!surgery)|(?<!iodine-)\brefractory\b/i,
    () => ({ from: 2, to: Infinity }),
  ],
];
/** Settings that a case line cannot state: evidence for them is neither met nor refuted. */
const SETTINGS = /\b(?:neo)?adjuvant\b|\bmaintenance\b|\bstage III\b|\bafter resection\b/i;

/**
 * | evidence is for | case is in line | fit |
 * |-----------------|-----------------|-----|
 * | first line | 1 | fits |
 * | first line | 2 | conflict |
 * | after … | 1 | conflict |
 * | after … | 2 or later | fits |
 * | after two …, after an inhibitor and chemotherapy | 2 | conflict |
 * | after … | not stated | unstated |
 * | adjuvant, neoadjuvant, maintenance, stage III | any | unstated |
 * | not said, or words without a line; first line where the case states none | any | silent |
 */
export function lineFit(written: string | null, line: number | null): LineFit {
  if (written === null) return 'silent';
  if (SETTINGS.test(written)) return 'unstated';
  const asked = LINES.flatMap(([pattern, read]) => {
    const match = pattern.exec(written.trim());
    return match ? [read(match)] : [];
  })[0];
  if (asked === undefined) return 'silent';
  if (line === null) return asked.from > 1 ? 'unstated' : 'silent';
  return line < asked.from || line > asked.to ? 'conflict' : 'fits';
}

/**
 * Sort key: 0 what fits or says nothing of a line, 1 what asks for a fact the case lacks, 2 what is for another line. What is silent stands level with
 * what fits, so that a label of another breadth that names the line does not push the one for this very tumor aside.
 */
export const rankOfLineFit = (fit: LineFit): number => Math.max(0, LINE_FITS.indexOf(fit) - 1);
