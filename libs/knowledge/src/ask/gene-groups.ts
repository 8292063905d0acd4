import { changeAt, looseChange } from './changes.ts';
import type { Change } from './changes.ts';
import { geneAt } from './genes.ts';
import type { GeneMention } from './genes.ts';
import { covers } from './span.ts';
import type { Span } from './span.ts';
import type { QuestionVocabulary } from './vocabulary.ts';
import { endsClause } from './words.ts';
import type { Word } from './words.ts';

/** Genes named together and what is said of them: `BRCA1/2 and ATM unremarkable`, `no EGFR, ALK or RET change`, `KIT exon 11 (p.L576P)`. */
export interface GeneGroup {
  readonly from: number;
  readonly to: number;
  readonly genes: readonly GeneMention[];
  readonly changes: readonly Change[];
  readonly isDenied: boolean;
  readonly isGermline: boolean;
  /** Joined by a stroke or comma: a class of change is said of all of them. */
  readonly isList: boolean;
}

const DENIES =
  /^(?:no|without|ohne|kein|keine|keinen|keiner|keinem|lacks?|lacking|excluded|weder|noch|neither|nor|non|not|absence|negative|never)$/;
const JOINER = /^(?:and|or|und|oder|nor|noch|sowie)$/;
const LEADING =
  /^(?:of|in|the|a|an|any|des|der|im|von|for|secondary|known|acquired|activating|pathogenic|somatic|germline|actionable|detectable|relevant|weitere)$/;

export function geneGroups(words: readonly Word[], vocabulary: QuestionVocabulary, taken: readonly Span[]): readonly GeneGroup[] {
  const groups: GeneGroup[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const first = covers(taken, at) ? null : geneAt(words, at, vocabulary);
    if (first === null) continue;
    const group = groupFrom(words, first, vocabulary, taken, groups.at(-1)?.to ?? -1);
    groups.push(group);
    at = group.to;
  }
  return groups;
}

function groupFrom(
  words: readonly Word[],
  first: GeneMention,
  vocabulary: QuestionVocabulary,
  taken: readonly Span[],
  before: number,
): GeneGroup {
  const { genes, isList } = listFrom(words, first, vocabulary, taken);
  const last = genes.at(-1) ?? first;
  const after = changesAfter(words, last, taken);
  const lead = leadingOf(words, first.from, before, taken);
  const changes = [...genes.flatMap(({ glued }) => (glued === null ? [] : [glued])), ...after.changes];
  const around = words.slice(Math.max(before + 1, lead.from - 2), after.to + 1).map(({ key }) => key);
  return {
    from: lead.from,
    to: after.to,
    genes,
    changes: changes.length > 0 ? changes : lead.changes,
    isDenied: lead.isDenied,
    isGermline:
      genes.some(({ isGermline }) => isGermline) || around.some((key) => GERMLINE.test(key)) || isGermlineSaidAfter(words[after.to + 1]),
    isList,
  };
}

const GERMLINE = /^(?:germline|keimbahn\w*|hereditary|hereditaer\w*)$/;
/** `BRCA2 germline`, and not `BRAF V600E; germline BRCA2`. */
const isGermlineSaidAfter = (word: Word | undefined): boolean =>
  word !== undefined && GERMLINE.test(word.key) && /^[ -]\(?$|^ ?\($/.test(word.gap);

/** Genes joined by strokes, commas, "and", "or"; `BRCA1/2` is two. */
function listFrom(
  words: readonly Word[],
  first: GeneMention,
  vocabulary: QuestionVocabulary,
  taken: readonly Span[],
): { genes: readonly GeneMention[]; isList: boolean } {
  const genes = [first];
  let isList = true;
  /** "and" comes before the last of a list. */
  let hasWord = false;
  for (;;) {
    const last = genes.at(-1) ?? first;
    if (last.glued !== null || last.kind === 'fusion') break;
    const next = words[last.to + 1];
    if (next === undefined || covers(taken, last.to + 1) || endsClause(next.gap)) break;
    const isWord = JOINER.test(next.key);
    const sign = /^\s*(?:\/|,|&|\+)\s*$/.test(next.gap);
    if ((!isWord && !sign) || (hasWord && /,/.test(next.gap) && !isWord)) break;
    hasWord ||= isWord;
    const at = isWord ? last.to + 2 : last.to + 1;
    const numbered =
      /^\d$|^[A-D]$/.test(words[at]?.text ?? '') && next.gap === '/' ? geneNumbered(last, words[at]?.text ?? '', at, vocabulary) : null;
    const gene = covers(taken, at) ? null : (numbered ?? geneAt(words, at, vocabulary));
    if (gene === null || gene.kind === 'fusion' || gene.kind === 'unknown') break;
    if (isWord || /[&+]/.test(next.gap)) isList = isList && genes.length > 1;
    genes.push(gene);
  }
  return { genes, isList };
}

function geneNumbered(last: GeneMention, digit: string, at: number, { genes }: QuestionVocabulary): GeneMention | null {
  const name = last.name.slice(0, -1) + digit;
  return genes.roles.has(name) ? { ...last, from: at, to: at, name, glued: null } : null;
}

/** Changes behind the last gene, as far as words say nothing else. */
function changesAfter(
  words: readonly Word[],
  last: GeneMention,
  taken: readonly Span[],
): { readonly changes: readonly Change[]; readonly to: number } {
  const changes: Change[] = [];
  let to = last.to;
  for (let at = last.to + 1; at < words.length && at < last.to + 14;) {
    const word = words[at];
    if (word === undefined || (covers(taken, at) && !isShortWord(word)) || (endsClause(word.gap) && !/^\s*[:-]\s*$/.test(word.gap))) break;
    const change = (at === last.to + 1 || changes.length > 0 ? looseChange(word) : null) ?? changeAt(words, at);
    if (change === null || (/,/.test(word.gap) && change.kind !== 'exact' && !/\(/.test(word.gap) && change.kind !== 'exon')) {
      if (change === null && isSkipped(word, words[at + 1])) {
        at += 1;
        continue;
      }
      break;
    }
    if (/\s-\s/.test(word.gap)) break;
    if (change.kind !== 'filler') [changes[changes.length], to] = [change, at + change.length - 1];
    at += change.length;
  }
  return { changes, to };
}

const isShortWord = (word: Word): boolean => word.text.length < 3;
/** Joins of several changes, and figures beside them (`VAF 41 %`). */
const isSkipped = (word: Word, next: Word | undefined): boolean =>
  (/^(?:and|und|plus|e|k)$/.test(word.key) && next !== undefined && changeAt([next], 0)?.kind === 'exact') ||
  /^(?:vaf|\d+(?:[.,]\d+)?)$/.test(word.key);

/** What stands before the gene: a denial, or the change itself (`amplification of`, `T790M in`). */
function leadingOf(
  words: readonly Word[],
  first: number,
  before: number,
  taken: readonly Span[],
): { readonly from: number; readonly isDenied: boolean; readonly changes: readonly Change[] } {
  let at = first - 1;
  let hasPreposition = false;
  while (at > before && !endsClause(words[at + 1]?.gap ?? '') && LEADING.test(words[at]?.key ?? '')) {
    hasPreposition ||= /^(?:of|in|des|der|im|von)$/.test(words[at]?.key ?? '');
    at -= 1;
  }
  if (at <= before || /[,;]/.test(words[at + 1]?.gap ?? '') || endsClause(words[at + 1]?.gap ?? '') || covers(taken, at))
    return { from: first, isDenied: false, changes: [] };
  const key = words[at]?.key ?? '';
  if (DENIES.test(key) || (key === 'for' && words[at - 1]?.key === 'negative')) return { from: at, isDenied: true, changes: [] };
  if (key === 'type' && words[at - 1]?.key === 'wild' && at - 1 > before) return { from: at - 1, isDenied: true, changes: [] };
  if (/^(?:wildtype|wildtyp|wt)$/.test(key)) return { from: at, isDenied: true, changes: [] };
  const change = changeAt(words, at);
  const isSaid =
    change !== null &&
    (change.kind === 'class' || change.kind === 'exact') &&
    (hasPreposition || change.kind === 'exact' || change.said === 'mutation');
  if (!isSaid || /,/.test(words[at + 1]?.gap ?? '')) return { from: first, isDenied: false, changes: [] };
  const isDenied = DENIES.test(words[at - 1]?.key ?? '') && at - 1 > before;
  return { from: isDenied ? at - 1 : at, isDenied, changes: [change] };
}
