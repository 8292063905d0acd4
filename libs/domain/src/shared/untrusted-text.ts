import { neutralMarkdown, neutralTags } from './neutral-markup.ts';

/** What a reader cannot see. `tag` and `bidi` are how instructions are smuggled past one; `control` are C0, C1 and halves of surrogate pairs. */
export const HIDDEN_KINDS = ['tag', 'bidi', 'zero-width', 'control'] as const;
export type HiddenKind = (typeof HIDDEN_KINDS)[number];

export interface HiddenRun {
  /** UTF-16 offset into the text as it was given. */
  readonly at: number;
  /** Characters (code points) in the run. */
  readonly count: number;
  readonly kind: HiddenKind;
}

export interface CleanText {
  readonly text: string;
  readonly hidden: readonly HiddenRun[];
}

/** Default-ignorable characters of Unicode hold the tags, variation selectors, joiners, fillers and all bidi controls; line breaks and tab may stay. */
const HIDDEN = /[\p{Default_Ignorable_Code_Point}\p{Cs}\uFFF9-\uFFFB]|(?![\t\n\v\f\r\u0085])\p{Cc}/u;
const ALL_HIDDEN = new RegExp(HIDDEN.source, 'gu');
const HIDDEN_RUN = new RegExp(`(?:${HIDDEN.source})+`, 'gu');
const TAG = /[\u{E0000}-\u{E007F}]/u;
const BIDI = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;
const CONTROL = /[\p{Cc}\p{Cs}\uFFF9-\uFFFB]/u;
const LINE_BREAK = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;

/** NFKC makes `10⁻⁵` read `10-5` and `1½` read `11/2`: a power keeps its sign `^`, a fraction its blank. */
const POWER = /(?<=\p{Nd})(?=[\u2070\u00B9\u00B2\u00B3\u2074-\u207B])/gu;
const FRACTION = /(?<=\p{Nd})(?=[\u00BC-\u00BE\u2150-\u215F\u2189])/gu;
const CHANGED_BY_NFKC = /[\u00B2\u00B3\u00B9\u00BC-\u00BE\u2070-\u207B\u2150-\u215F\u2189]/;

/** NFKC that changes no number. Same input, same output on both sides of a comparison. */
export const compatibilityForm = (text: string): string =>
  (CHANGED_BY_NFKC.test(text) ? text.replace(POWER, '^').replace(FRACTION, ' ') : text).normalize('NFKC');

export const hasHiddenText = (text: string): boolean => HIDDEN.test(text);

/**
 * Text of a stranger in a form in which everything that it says can be seen (LLM-07/08). Contract:
 * 1. Hidden characters go, and each run is told with its place, so that it can be shown that something was hidden.
 * 2. What is left is NFKC; numbers keep their value; every kind of line break is a line feed. Idempotent and linear.
 */
export function cleanText(text: string): CleanText {
  const hidden = [...text.matchAll(HIDDEN_RUN)].flatMap(({ 0: run, index }) => runsOf(run, index));
  const visible = hidden.length === 0 ? text : text.replace(ALL_HIDDEN, '');
  return { text: compatibilityForm(visible.replace(LINE_BREAK, '\n')), hidden };
}

function runsOf(run: string, start: number): readonly HiddenRun[] {
  const runs: { at: number; count: number; kind: HiddenKind }[] = [];
  let at = start;
  for (const character of run) {
    const kind = kindOf(character);
    const last = runs.at(-1);
    if (last?.kind === kind) last.count += 1;
    else runs.push({ at, count: 1, kind });
    at += character.length;
  }
  return runs;
}

function kindOf(character: string): HiddenKind {
  if (TAG.test(character)) return 'tag';
  if (BIDI.test(character)) return 'bidi';
  return CONTROL.test(character) ? 'control' : 'zero-width';
}

/** How many characters were hidden, for `SourceDocument.hidden`. */
export const hiddenCount = ({ hidden }: CleanText): number => hidden.reduce((sum, { count }) => sum + count, 0);

/**
 * HTML and Markdown as plain text that no renderer can wake. Idempotent, linear, at most three times as long.
 *
 * | given | becomes |
 * |---|---|
 * | `<a href="u">text</a>`, `[text](u)`, `<https://u>` | `text (u)`, `[text] (u)`, `(https://u)` |
 * | `<img …>`, `![alt](u)` | `[image removed]` |
 * | script and style with content, comments, processing instructions | nothing |
 * | tags of blocks and rows | a line break |
 * | other tags | nothing |
 * | `p<0.05`, `VAF <5 %`, `c.34G>T` | as given |
 * | any other `<` before a letter, `/`, `!` or `?` | a blank after it, which makes it a character of text in every HTML parser |
 */
export const neutralMarkup = (text: string): string => neutralMarkdown(neutralTags(text)).replace(/<(?=[A-Za-z/!?])/g, '< ');
