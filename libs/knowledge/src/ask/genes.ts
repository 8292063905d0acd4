import { lookupGene } from '@consilium/domain';
import type { GeneTable } from '@consilium/domain';
import { isClassName } from './drug-roles.ts';
import { changeAt, looseChange } from './changes.ts';
import type { Change } from './changes.ts';
import { mendGene } from './mend.ts';
import type { QuestionVocabulary } from './vocabulary.ts';
import type { Word } from './words.ts';

/** A gene, a family or a fusion as a question names it. */
export interface GeneMention {
  readonly from: number;
  readonly to: number;
  /** Approved symbol, the family as written, or `A::B`. */
  readonly name: string;
  readonly kind: 'gene' | 'family' | 'fusion' | 'unknown';
  readonly isGermline: boolean;
  readonly mended: boolean;
  /** A change written on to the gene without a blank. */
  readonly glued: Change | null;
}

const FAMILY = /^(?:RAS|NTRK|TRK|FGFR|IDH|BRCA|RAF|H3)$/;
/** Symbols that are everyday words, abbreviations of the clinic or of a question in small or other letters. */
const EVERYDAY =
  /^(?:met|kit|set|max|rest|ret|was|can|not|all|cat|mars|impact|large|fish|ar|src|abl|ros|cat|star|rage|notch|jun|fos|tec|fes|lyn|mos|crest|maf|rel|ski|cd|ring|bad|bid|bax|clock|camp|app|fat|hip|lung|ms|mcc|dek|gas|tnf|nf|mr|pr|er|ps|os)$/i;
const ACRONYMS =
  /^(?:NGS|ECOG|PS|IHC|FISH|RNA|DNA|CT|MRI|PET|VUS|VAF|CNS|TKI|TKIS|PARP|MEK|CDK|PD|PR|CR|SD|PFS|ORR|OS|RAI|LVEF|QTC|CNV|SNV|CTDNA|CFDNA|WES|WGS|IIIA|IIIB|IIIC|IVA|IVB|HRR|ADC|CAR|BMT|SCT|HSCT|ASCT|TNM|FDA|EMA|ESMO|NCCN|AMP|ASCO|MTB|ICI|IO|ADT|EPO|IPI|TPS|CPS|IC|TC|DD|HD|WHO)$/;

/** The gene that begins at a word, with the ways boards write it: `gBRCA2`, `BRAFV600E`, `PD-L1`, `EML4-ALK`, `EGRF`. */
export function geneAt(words: readonly Word[], at: number, vocabulary: QuestionVocabulary): GeneMention | null {
  return fusionAt(words, at, vocabulary) ?? singleAt(words, at, vocabulary);
}

function singleAt(words: readonly Word[], at: number, vocabulary: QuestionVocabulary): GeneMention | null {
  const word = words[at];
  if (word === undefined || isClassName(words, at)) return null;
  const hyphened = hyphenName(words, at, vocabulary.genes);
  if (hyphened !== null) return isClassName(words, at + 1) ? null : mention(at, at + 1, hyphened);
  const plain = symbolOf(words, at, word.text, vocabulary.genes);
  if (plain !== null) return mention(at, at, plain);
  if (FAMILY.test(word.text)) return { ...mention(at, at, word.text), kind: 'family' };
  const prefixed = /^([gmst])((?:[A-Z][A-Z0-9]{2,}|p53)\w*)$/.exec(word.text);
  const germline = prefixed?.[1] === 'g';
  const rest = prefixed?.[2] ?? word.text;
  const named = prefixed === null ? null : (symbolOf(words, at, rest, vocabulary.genes) ?? (FAMILY.test(rest) ? rest : null));
  if (named !== null) return { ...mention(at, at, named), kind: FAMILY.test(named) ? 'family' : 'gene', isGermline: germline };
  return gluedAt(at, rest, germline, vocabulary) ?? mendedAt(words, at, vocabulary);
}

const mention = (from: number, to: number, name: string): GeneMention => ({
  from,
  to,
  name,
  kind: 'gene',
  isGermline: false,
  mended: false,
  glued: null,
});

/** A symbol or alias. In small letters only before a change, unless it can be nothing else. */
function symbolOf(words: readonly Word[], at: number, text: string, table: GeneTable): string | null {
  const found = lookupGene(table, text);
  if (found.kind !== 'approved' && found.kind !== 'alias') return null;
  const isUpper = text === text.toUpperCase();
  const hasChange = looseChange(words[at + 1]) !== null || isExactOrExon(changeAt(words, at + 1));
  if (text.length < 3 && !(isUpper && (text === 'AR' || isAlteredSymbol(words, at, found, table)))) return null;
  if (table.roles.get(found.symbol)?.role === 'other' && !isUpper && !hasChange) return null;
  if (/^\d+$/.test(text)) return null;
  if (EVERYDAY.test(text) && !hasChange && !(isUpper && text.length > 2))
    return hasClassAfter(words, at) && text !== 'was' && text !== 'can' ? found.symbol : null;
  if (!isUpper && text.length < 4 && !hasChange && !hasClassAfter(words, at) && !/^[A-Z]/.test(text)) return null;
  if (!isUpper && !/\d/.test(text) && text.length > 3 && !hasChange && !hasClassAfter(words, at) && found.kind === 'alias') return null;
  return found.symbol;
}

/** A symbol of two letters (`FH loss`) stands only as approved, of a gene with a role, right before a change that is no sign. */
function isAlteredSymbol(words: readonly Word[], at: number, found: ReturnType<typeof lookupGene>, table: GeneTable): boolean {
  const next = /^ ?$/.test(words[at + 1]?.gap ?? ',') ? changeAt(words, at + 1) : null;
  const isKnown = found.kind === 'approved' && (table.roles.get(found.symbol)?.role ?? 'other') !== 'other';
  return isKnown && next !== null && (isExactOrExon(next) || (next.kind === 'class' && next.said !== 'positive'));
}

const isExactOrExon = (change: Change | null): boolean => change?.kind === 'exact' || change?.kind === 'exon';
const hasClassAfter = (words: readonly Word[], at: number): boolean => ['class', 'absent'].includes(changeAt(words, at + 1)?.kind ?? '');

/** `PD-L1`, `HER-2`, `c-MET`, `B-RAF`: a name with a hyphen of which the parts are no genes. */
function hyphenName(words: readonly Word[], at: number, table: GeneTable): string | null {
  const [first, second] = [words[at], words[at + 1]];
  if (first === undefined || second === undefined || !/^[- ]$/.test(second.gap)) return null;
  if (second.gap === ' ' && !/^\d$/.test(second.text)) return null;
  if (second.gap === ' ' && !/^(?:HER|IDH|TRK)$/i.test(first.text)) return null;
  const found = lookupGene(table, `${first.text}-${second.text}`);
  return (found.kind === 'approved' || found.kind === 'alias') && lookupGene(table, second.text + first.text).kind === 'unknown'
    ? found.symbol
    : null;
}

/** `BRAFV600E`, `METex14`, `EGFRmut`, `KRASwt`. */
function gluedAt(at: number, text: string, isGermline: boolean, { genes }: QuestionVocabulary): GeneMention | null {
  for (let cut = Math.min(8, text.length - 2); cut > 2; cut -= 1) {
    const [gene, rest] = [text.slice(0, cut), text.slice(cut)];
    const found = lookupGene(genes, gene);
    if (found.kind !== 'approved' && found.kind !== 'alias') continue;
    const word: Word = { text: rest, key: rest.toLowerCase(), start: 0, end: 0, gap: '' };
    if (/^[A-Z]\d+$/.test(rest)) continue;
    const change = changeAt([word], 0) ?? looseChange(word);
    if (change !== null && change.kind !== 'filler') return { ...mention(at, at, found.symbol), isGermline, glued: change };
  }
  return null;
}

/** A slip in a symbol that stands as symbols do: in capitals, and not an abbreviation of the clinic. */
function mendedAt(words: readonly Word[], at: number, vocabulary: QuestionVocabulary): GeneMention | null {
  const text = words[at]?.text ?? '';
  if (!/^[A-Z][A-Z0-9]+$/.test(text) || ACRONYMS.test(text) || vocabulary.diseases.codes.has(text.replace(/^M(?=..)/, ''))) return null;
  const name = text.length > 3 ? mendGene(text, vocabulary.geneSpellings) : null;
  const found = name === null ? null : lookupGene(vocabulary.genes, name);
  if (found !== null && (found.kind === 'approved' || found.kind === 'alias')) return { ...mention(at, at, found.symbol), mended: true };
  const next = /^ ?$/.test(words[at + 1]?.gap ?? ',') ? changeAt(words, at + 1) : null;
  const isNamed = isExactOrExon(next) || (/\d/.test(text) && text.length > 3 && next?.kind === 'class');
  return isNamed ? { ...mention(at, at, text), kind: 'unknown' } : null;
}

const FUSION_SIGN = /^(?:::|--|-|\/|-::-)$/;

/** Two genes joined: always a fusion with `::` or `--`; with a hyphen or a stroke where no list is meant. */
function fusionAt(words: readonly Word[], at: number, vocabulary: QuestionVocabulary): GeneMention | null {
  const sign = words[at + 1]?.gap ?? '';
  if (!FUSION_SIGN.test(sign)) return null;
  const isFusionSaid = ['fusion', 'rearrangement'].includes(changeAt(words, at + 2)?.said ?? '');
  if (sign === '/' && !isFusionSaid) return null;
  const [first, second] = [partner(words, at, sign, vocabulary), partner(words, at + 1, sign, vocabulary)];
  if (first === null || second === null || first.name === second.name || (first.isUnknown && second.isUnknown)) return null;
  if ((first.isUnknown || second.isUnknown) && !isFusionSaid && sign !== '::') return null;
  return { ...mention(at, at + 1, `${first.name}::${second.name}`), kind: 'fusion', mended: first.mended || second.mended };
}

function partner(
  words: readonly Word[],
  at: number,
  sign: string,
  vocabulary: QuestionVocabulary,
): { readonly name: string; readonly isUnknown: boolean; readonly mended: boolean } | null {
  const text = words[at]?.text ?? '';
  if (!/^[A-Za-z][A-Za-z0-9]{1,}$/.test(text) || isClassName(words, at)) return null;
  const found = lookupGene(vocabulary.genes, text);
  if (found.kind === 'approved' || found.kind === 'alias') return { name: found.symbol, isUnknown: false, mended: false };
  const name = mendGene(text, vocabulary.geneSpellings);
  const mended = name === null ? null : lookupGene(vocabulary.genes, name);
  if (mended !== null && (mended.kind === 'approved' || mended.kind === 'alias'))
    return { name: mended.symbol, isUnknown: false, mended: true };
  return /^[A-Z][A-Z0-9]{2,}$/.test(text) || (sign === '::' && /^(?:IGH|TRA|v)$/i.test(text))
    ? { name: text, isUnknown: true, mended: false }
    : null;
}
