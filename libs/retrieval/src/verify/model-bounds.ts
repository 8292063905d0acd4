import type { DraftSentence, Prioritization, Retrieval, RetrievedPassage } from '@consilium/domain';
import type { ClaimCode } from './claim-codes.ts';
import { claimSource, readText } from './claim-source.ts';
import type { ClaimSource, ReadText } from './claim-source.ts';
import { unsupportedNames } from './entities.ts';

/** What a model may draw on beyond the records that the explanation rests on. */
export interface ModelBounds {
  readonly passages: ReadonlyMap<string, RetrievedPassage>;
  /** Findings, tumor type and therapies of the case, as the source that a sentence from elsewhere is held to. */
  readonly ofCase: ClaimSource;
  /** Therapies that a finding of the case speaks against. */
  readonly resisted: ClaimSource;
}

export function modelBounds({ passages }: Retrieval, { findings, options, resistance, safety, tumorType }: Prioritization): ModelBounds {
  const therapies = [...options, ...resistance, ...safety].flatMap((entry) => entry.therapies);
  const labels = findings.flatMap(({ label, subject }) => [label, 'gene' in subject ? (subject.gene ?? '') : '']);
  return {
    passages: new Map(passages.map((passage) => [passage.document.id, passage])),
    resisted: claimSource([resistance.flatMap((entry) => entry.therapies).join(' . ')], null),
    ofCase: claimSource([[...labels, tumorType.name, ...therapies].join(' . ')], null),
  };
}

type Rule = readonly [words: RegExp, code: ClaimCode];

/** Words with which a planted text asks for a verdict. A text of no structured record never gives one. */
const VERDICTS: readonly Rule[] = [
  [/\btier\b|\bstufe\b|\bniveau\b|\blevel\s+[a-e1-4]\b|\b[a-e]-level\b|\bgrade\s+[a-e]\b|\bevidence\s+grade\b/iu, 'CLAIM.TIER_UNSUPPORTED'],
  [/\b\d+(?:[.,]\d+)?\s*(?:mg|mcg|\u00B5g|\u03BCg|g|ml|iu)\b|\b(?:daily|weekly|twice|dos(?:e|es|age|ing)|tablets?|infusions?|dosis|t\u00E4glich)\b/iu, 'CLAIM.DOSE_UNSUPPORTED'],
  [/\b(?:cur(?:e|es|ed|ing|ative)|heal(?:s|ed|ing)?|useless|worthless|futile|miracle|best|only|solely|alone|always|never|every|each|any|all|none|nothing|no one|first|last|must|proven|certain(?:ly)?|definitive(?:ly)?|superior|preferred|ideal|nur|immer|alle|beste|heilt)\b/iu, 'CLAIM.OVERSTATED'],
  [/(?:^|[.;:!?]\s+|["\u201C\u201E(]\s*)(?:please\s+|bitte\s+)?(?:report|cite|quote|repeat|list|write|print|put|place|name|state|say|call|use|ignore|drop|remove|delete|omit|skip|show|send|add|mark|rank|treat|give|prefer|choose|begin|start|end|replace|tell|mention|include|leave|follow|copy|insert|append|answer|decode|do|disregard|forget|make|set|change|raise|sign|approve|address|forward)\b/iu, 'CLAIM.INSTRUCTION'],
  [/\b(?:assistant|reader|readers|chatbot|language model|ai|prompt|instructions?|draft(?:s|ing)?|the report|summary|system|software|tool|board|chair(?:man|woman)?|signature|signed|addressee|recipient|insurance|patient(?:'s)? name|mention(?:ed)?)\b/iu, 'CLAIM.INSTRUCTION'],
]; // prettier-ignore

const APPROVALS: Rule = [
  /\b(?:approv\w*|licen[sc]\w*|authori[sz]\w*|registered|standard of care|recommend\w*|should|indicated|endors\w*|guidelines?|empf\w*|zugelassen\w*)\b/iu,
  'CLAIM.APPROVAL_UNSUPPORTED',
];

/**
 * Where a model's sentence may come from. The records that the explanation rests on were weighed by rule; a passage that was only found was not, and a
 * planted one is found like any other and quoted verbatim. So what comes from there has to be about this case and may give no verdict.
 *
 * | sentence | code |
 * |---|---|
 * | cites the patient's record or a former decision, which no model is shown | DOCUMENT_NOT_RETRIEVED |
 * | cites a passage that was only found, and names a drug, gene or variant that is not of the case | that name's |
 * | the same, and names nothing of the case | NOT_GROUNDED |
 * | the same, and names a drug that a finding of the case speaks against | STANCE |
 * | the same, in a section that only rules fill (resistance, safety, not checked, further tests) | STANCE |
 * | the same, with a tier, dose, absolute, order, or a word on drafts and boards | that word's |
 * | the same, with approval or recommendation, from other than a guideline | APPROVAL_UNSUPPORTED |
 */
export function boundCodes(sentence: DraftSentence, { passages, ofCase, resisted }: ModelBounds): readonly ClaimCode[] {
  if (sentence.kind === 'engine') return [];
  const cited = sentence.citations.map(({ document }) => passages.get(document));
  if (cited.includes(undefined)) return ['CLAIM.DOCUMENT_NOT_RETRIEVED'];
  const found = cited.filter((passage) => passage?.stance === 'context');
  if (found.length === 0) return [];
  const isGuideline = found.every((passage) => passage?.document.corpus === 'guideline');
  const claim = readText(sentence.text);
  const foreign = unsupportedNames(claim, ofCase).filter((code) => FOREIGN.has(code));
  const verdicts = [...VERDICTS, ...(isGuideline ? [] : [APPROVALS])]
    .filter(([words]) => words.test(sentence.text))
    .map(([, code]) => code);
  const isResisted = claim.words.some(({ kind, idea }) => kind === 'drug' && resisted.ideas.has(idea));
  const stance: readonly ClaimCode[] = isResisted || RULED.has(sentence.section) ? ['CLAIM.STANCE'] : [];
  return [...new Set([...foreign, ...stance, ...(isOfCase(claim, ofCase) ? [] : (['CLAIM.NOT_GROUNDED'] as const)), ...verdicts])];
}

/** What stands here was found by rule: a text that was only found rules no drug out. */
const RULED: ReadonlySet<DraftSentence['section']> = new Set(['resistance', 'safety', 'not-checked', 'additional-tests']);
const FOREIGN: ReadonlySet<ClaimCode> = new Set(['CLAIM.THERAPY_UNSUPPORTED', 'CLAIM.GENE_UNSUPPORTED', 'CLAIM.VARIANT_UNSUPPORTED']);
const NAMES: ReadonlySet<string> = new Set(['drug', 'symbol', 'variant']);

const isOfCase = (claim: ReadText, { ideas }: ClaimSource): boolean =>
  claim.words.some(({ kind, idea }) => kind !== undefined && NAMES.has(kind) && ideas.has(idea));
