import type { DraftSentence, EngineSentence, FactSentence, Prioritization, QuotedSentence, RetrievedPassage } from '@consilium/domain';
import type { ClaimCode } from './claim-codes.ts';
import { foldText, hasHiddenCharacters } from './fold-text.ts';
import { resolvePointer } from './json-pointer.ts';
import { judgeSpan } from './quoted-span.ts';
import type { SpanVerdict } from './quoted-span.ts';
import { polarityCodes, stanceCodes } from './polarity.ts';
import type { ClaimRecord } from './claim-source.ts';
import { engineWordingCodes } from './engine-wording.ts';
import { judgeClaim, judgeFact } from './judge-claim.ts';
import { unsafeCodes } from './unsafe-text.ts';
import { supportOfTexts, supportOfValues } from './support.ts';
import { unsupportedWords } from './vocabulary.ts';
import type { KnownTherapies } from './vocabulary.ts';

export interface VerificationContext {
  readonly passages: ReadonlyMap<string, RetrievedPassage>;
  readonly prioritization: Prioritization;
  readonly therapies: KnownTherapies;
}

/** Codes of everything wrong with a sentence; none means that it may reach a reader. */
export function verifySentence(sentence: DraftSentence, context: VerificationContext): readonly ClaimCode[] {
  const hidden: readonly ClaimCode[] = hasHiddenCharacters(sentence.text) ? ['CLAIM.HIDDEN_CHARACTERS'] : [];
  if (!Array.isArray(sentence.citations) || sentence.citations.length === 0) return [...hidden, 'CLAIM.NO_CITATION'];
  return [...new Set([...hidden, ...codesByKind(sentence, context)])];
}

function codesByKind(sentence: DraftSentence, context: VerificationContext): readonly ClaimCode[] {
  switch (sentence.kind) {
    case 'quoted':
      return verifyQuoted(sentence, context);
    case 'fact':
      return verifyFact(sentence, context);
    case 'engine':
      return verifyEngine(sentence, context);
    default:
      return ['CLAIM.KIND_UNKNOWN'];
  }
}

const SPAN_CODES: Readonly<Record<SpanVerdict, readonly ClaimCode[]>> = {
  verbatim: [],
  'too-short': ['CLAIM.QUOTE_TOO_SHORT'],
  'not-verbatim': ['CLAIM.QUOTE_NOT_VERBATIM'],
  'cuts-negation': ['CLAIM.QUOTE_CUTS_NEGATION'],
};

/**
 * A template's sentence shows its quote whole. A model's may reword it, and is held to every rule of wording.
 */
function verifyQuoted(sentence: QuotedSentence, context: VerificationContext): readonly ClaimCode[] {
  const shown = foldText(sentence.text);
  const isTemplate = sentence.author !== 'model';
  const spans = sentence.citations.flatMap(({ document, quote }): readonly ClaimCode[] => {
    const passage = context.passages.get(document);
    if (!passage) return ['CLAIM.DOCUMENT_NOT_RETRIEVED'];
    const codes: readonly ClaimCode[] = passage.document.quotable
      ? SPAN_CODES[judgeSpan(quote, passage.document.text)]
      : ['CLAIM.NOT_QUOTABLE'];
    const isShown = !isTemplate || shown.includes(foldText(quote));
    return [...codes, ...documentCodes(passage, sentence), ...(isShown ? [] : ['CLAIM.QUOTE_NOT_SHOWN' as const])];
  });
  const quotes = sentence.citations.map(({ quote }) => quote);
  if (isTemplate)
    return [
      ...spans,
      ...unsupportedWords(sentence.text, supportOfTexts(quotes), context.therapies),
      ...unsafeCodes(sentence.text, quotes.join(' '), true),
    ];
  return [...spans, ...judgeClaim(sentence.text, quotes, recordBehind(sentence, context))];
}

/** The structured records of the cited documents; only a single one has a direction. */
function recordBehind({ citations }: QuotedSentence, { passages }: VerificationContext): ClaimRecord | null {
  const documents = [...new Set(citations.map(({ document }) => document))].flatMap((id) => passages.get(id)?.document ?? []);
  const [first, ...more] = documents;
  if (first === undefined) return null;
  if (more.length === 0) return { id: first.id, fields: first.facts };
  const names = ['gene', 'variant', 'disease', 'therapies'] as const;
  const joined = names.map((name) => [name, documents.flatMap(({ facts }) => facts[name] ?? []).join(' + ')] as const);
  return { id: documents.map(({ id }) => id).join(' '), fields: Object.fromEntries(joined) };
}

function verifyFact(sentence: FactSentence, context: VerificationContext): readonly ClaimCode[] {
  const fields = sentence.citations.flatMap(({ document, fields: cited }): readonly ClaimCode[] => {
    const passage = context.passages.get(document);
    if (!passage) return ['CLAIM.DOCUMENT_NOT_RETRIEVED'];
    const entries = Object.entries(cited);
    const differs =
      entries.length === 0 ||
      entries.some(([name, value]) => !Object.hasOwn(passage.document.facts, name) || passage.document.facts[name] !== value);
    return [
      ...(differs ? ['CLAIM.FIELD_DIFFERS' as const] : []),
      ...documentCodes(passage, sentence),
      ...polarityCodes(sentence.text, cited),
    ];
  });
  const values = sentence.citations.flatMap(({ document, fields: cited }) => [document, ...Object.values(cited)]);
  const levels = sentence.citations.flatMap(({ fields: cited }) => (cited['level'] ? [cited['level']] : []));
  const [only, ...more] = sentence.citations;
  const wording =
    sentence.author === 'model' && only !== undefined && more.length === 0
      ? judgeFact(sentence.text, { id: only.document, fields: only.fields })
      : unsafeCodes(sentence.text, '', false);
  return [
    ...fields,
    ...marksCodes(sentence.text),
    ...unsupportedWords(sentence.text, supportOfTexts(values, levels), context.therapies),
    ...wording,
  ];
}

function verifyEngine(sentence: EngineSentence, context: VerificationContext): readonly ClaimCode[] {
  const cited = sentence.citations.map(({ path }) => ({
    path,
    value: path === '' ? undefined : resolvePointer(context.prioritization, path),
  }));
  const unresolved: readonly ClaimCode[] = cited.some(({ value }) => value === undefined) ? ['CLAIM.PATH_UNRESOLVED'] : [];
  const support = supportOfValues(cited, context.prioritization);
  const wording =
    sentence.author === 'model' ? engineWordingCodes(sentence.text, cited, context.prioritization) : unsafeCodes(sentence.text, '', false);
  return [...unresolved, ...marksCodes(sentence.text), ...unsupportedWords(sentence.text, support, context.therapies), ...wording];
}

/** Only quoted sentences show quotation marks (LLM-03). */
const marksCodes = (text: string): readonly ClaimCode[] =>
  /["\u201C\u201D\u201E\u00AB\u00BB]/u.test(text) ? ['CLAIM.QUOTATION_MARKS'] : [];

function documentCodes(passage: RetrievedPassage, sentence: DraftSentence): readonly ClaimCode[] {
  return [
    ...(passage.document.retracted || passage.document.standing === 'retracted' ? ['CLAIM.DOCUMENT_RETRACTED' as const] : []),
    ...stanceCodes(sentence.section, passage),
  ];
}
