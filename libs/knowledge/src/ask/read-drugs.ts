import { mendWord } from './mend.ts';
import type { DrugEntry } from './drugs.ts';
import type { Span } from './span.ts';
import { covers } from './span.ts';
import type { QuestionVocabulary } from './vocabulary.ts';
import { endsClause } from './words.ts';
import type { Word } from './words.ts';

export interface DrugSpan extends Span {
  readonly drugs: readonly string[];
  readonly kind: DrugEntry['kind'] | 'unknown';
}

const LONGEST = 5;
/** Between two drugs of one course. */
export const JOINS = /^\s*(?:\/|\+|-|&)?\s*$/;
const LIST = /^\s*(?:\/|\+|-|&|,)?\s*$/;
/** Ends of substance names (INN stems): a word with one that no record has is a drug that is not known. */
const STEM =
  /^[a-z]{3,}(?:tinib|rafenib|metinib|ciclib|parib|rasib|sidenib|lisib|degib|zomib|clax|lutamide|platin|taxel|rubicin|tecan|vedotin|ozogamicin|mab|nib|sertib|limus|setron|stat)$/;

export const looksLikeDrug = (word: string): boolean => STEM.test(word);

/** Drugs, regimens and classes that a question names. */
export function drugSpans(words: readonly Word[], vocabulary: QuestionVocabulary, taken: readonly Span[]): readonly DrugSpan[] {
  const spans: DrugSpan[] = [];
  for (let from = 0; from < words.length; from += 1) {
    if (covers(taken, from)) continue;
    const span = longestAt(words, from, vocabulary) ?? mendedAt(words, from, vocabulary) ?? unknownAt(words, from);
    if (span === null) continue;
    spans.push(span);
    from = span.to;
  }
  return spans.filter((span, at) => span.kind !== 'short' || isAmongDrugs(words, spans, at));
}

function longestAt(words: readonly Word[], from: number, { drugs }: QuestionVocabulary): DrugSpan | null {
  for (let to = Math.min(words.length, from + LONGEST) - 1; to >= from; to -= 1) {
    const window = words.slice(from, to + 1);
    if (window.slice(1).some(({ gap }) => endsClause(gap) || (/[,/+]/.test(gap) && window.length > 2 && !/\d/.test(gap)))) continue;
    const key = window.map((word) => word.key).join(' ');
    const entry = drugs.names.get(key);
    if (entry === undefined || isEveryday(window, entry)) continue;
    const name = entry.drugs.join(' + ');
    return { from, to, drugs: entry.drugs, kind: entry.kind, readAs: name, mended: entry.kind !== 'class' && key !== name };
  }
  return null;
}

/** `et`, `ai`, `cis`, `br`: short forms that are other words when they stand small or alone. */
const isEveryday = (window: readonly Word[], { kind }: DrugEntry): boolean => {
  const text = window.map((word) => word.text).join('');
  if (kind === 'regimen' || kind === 'class') return text.length < 4 && !/\d/.test(text) && text !== text.toUpperCase();
  return false;
};

function mendedAt(words: readonly Word[], from: number, { drugs, diseases }: QuestionVocabulary): DrugSpan | null {
  const word = words[from];
  if (word === undefined || word.key.length < 6 || diseases.words.has(word.key)) return null;
  const name = mendWord(word.key, drugs.spellings);
  const entry = name === null ? undefined : drugs.names.get(name);
  return entry === undefined ? null : { from, to: from, drugs: entry.drugs, kind: 'name', readAs: entry.drugs.join(' + '), mended: true };
}

/** A word with the stem of a drug that nothing is called by: asked for, it has no evidence, and is no reason to answer something else. */
function unknownAt(words: readonly Word[], from: number): DrugSpan | null {
  const key = words[from]?.key ?? '';
  return looksLikeDrug(key) && key.length > 5
    ? { from, to: from, drugs: [key], kind: 'unknown', readAs: `${key}: not known`, mended: false }
    : null;
}

const GOVERNS = /^(?:after|post|on|under|nach|unter|failed|had|prior|davor|zuvor|vorher|received|erhielt)$/;

/** A short form is a drug beside another drug, or where a treatment is told (`progressed on pembro`). */
function isAmongDrugs(words: readonly Word[], spans: readonly DrugSpan[], at: number): boolean {
  const span = spans[at];
  if (span === undefined) return false;
  const [before, after] = [spans[at - 1], spans[at + 1]];
  const joinsBefore = before !== undefined && before.to === span.from - 1 && LIST.test(words[span.from]?.gap ?? '');
  const joinsAfter = after !== undefined && after.from === span.to + 1 && LIST.test(words[after.from]?.gap ?? '');
  const length = words[span.from]?.text.length ?? 0;
  return joinsBefore || joinsAfter || length > 4 || (length > 2 && GOVERNS.test(words[span.from - 1]?.key ?? ''));
}
