import type { Ballot, DecisionContent, DecisionVersion, DraftSentence, Publication, Signature } from '@consilium/domain';
import { DRAFT_SECTIONS } from '@consilium/domain';
import { numbersFor, referencesOf } from './citations.ts';
import { REPORT_SCHEMA } from './report-model.ts';
import type { ReportAmendment, ReportModel, ReportReference, ReportSection, ReportSentence } from './report-model.ts';
import { draftingOf } from './drafting.ts';
import { groupSentences, isByModel } from './sentence-groups.ts';
import { opposingFindings, optionsTable, resistanceTable } from './option-tables.ts';
import { signaturesOf, dissentsOf } from './signature-block.ts';
import { RECOMMENDATION_TEXT, REASON_TEXT, SECTION_TITLES, orNotReported, tierText } from './wording.ts';

export interface ReportSource {
  readonly status: ReportModel['status'];
  readonly decision: DecisionVersion;
  /** Valid signatures on exactly this version. */
  readonly signatures: readonly Signature[];
  readonly ballots: readonly Ballot[];
  readonly recused: number;
  /** Earlier publications of the case. */
  readonly publications: readonly Publication[];
}

/** The one model behind JSON, Markdown and PDF. */
export function reportModel({ status, decision, signatures, ballots, recused, publications }: ReportSource): ReportModel {
  const { content } = decision;
  const sentences = inSectionOrder(content.sentences);
  const references = referencesOf(sentences, content.drafting?.sources);
  return {
    schema: REPORT_SCHEMA,
    status,
    header: headerOf(decision),
    headline: headlineOf(content),
    amendment: amendmentOf(content, publications),
    ...resistanceTable(content, sentences, references),
    ...optionsTable(content, sentences, references),
    sections: sectionsOf(sentences, references),
    references,
    drafting: draftingOf(content.drafting),
    overrides: content.overrides.map(({ field, reason, text }) => ({ field, reason: REASON_TEXT[reason], text })),
    dissents: dissentsOf(signatures, ballots),
    signatures: signaturesOf(signatures),
    recused,
    waivers: content.waivers,
    additionalTests: content.additionalTests,
    limits: limitsOf(content),
    notAssessed: content.notAssessed,
    versions: {
      decisionSha256: decision.sha256,
      draftSha256: content.draftSha256,
      ruleSet: `${content.ruleSet.id} ${content.ruleSet.version}`,
      knowledge: content.knowledge,
    },
  };
}

const inSectionOrder = (sentences: readonly DraftSentence[]): readonly DraftSentence[] =>
  DRAFT_SECTIONS.flatMap((section) => sentences.filter((sentence) => sentence.section === section));

function headerOf({ content, createdAt }: DecisionVersion): ReportModel['header'] {
  const { patient, diagnosis } = content;
  return {
    caseRef: content.caseRef,
    version: content.version,
    decidedAt: createdAt,
    pseudonym: orNotReported(patient.pseudonym),
    sex: orNotReported(patient.sex === 'unknown' ? null : patient.sex),
    birthYear: orNotReported(patient.birthYear?.toString()),
    diagnosis: diagnosis.name ? `${diagnosis.name} (${diagnosis.code})` : diagnosis.code,
    question: orNotReported(content.question),
  };
}

function headlineOf(content: DecisionContent): ReportModel['headline'] {
  const kind = RECOMMENDATION_TEXT[content.recommendation];
  return {
    recommendation: content.recommendation === 'therapy' && content.options.length > 0 ? `${kind}: ${leadingText(content)}` : kind,
    origin: ORIGIN_TEXT[content.origin](content.author.name, wordedBy(content)),
    boardText: content.boardText.trim(),
  };
}

const NAMED_OPTIONS = 3;

/** The first option with its equals that no resistance speaks against: of a tie, one name alone would read as the choice of the board. */
function leadingText(content: DecisionContent): string {
  const [first] = content.options;
  const equals = content.options.filter(
    (option) =>
      option === first || (option.tier === first?.tier && option.level === first?.level && opposingFindings(content, option).length === 0),
  );
  const named = equals.slice(0, NAMED_OPTIONS).map(({ therapies }) => therapies.join(' + '));
  const rest = content.options.length - named.length;
  const tier = first?.tier ? ` (Tier ${tierText(first.tier, first.level)})` : '';
  return `${named.join(', or ')}${tier}${rest > 0 ? `; ${rest} more below` : ''}`;
}

const ORIGIN_TEXT: Readonly<Record<DecisionContent['origin'], (author: string, worded: string) => string>> = {
  draft: (_author, worded) => `Drafted by the rule engine${worded}, taken over unchanged.`,
  changed: (author, worded) => `Drafted by the rule engine${worded}, changed by ${author}.`,
  'hand-written': (author) => `Written by ${author}.`,
};

/** A reader of the first line learns that a model had a part in it. */
const wordedBy = ({ sentences, drafting }: DecisionContent): string =>
  sentences.some(isByModel) ? `, with sentences worded by ${drafting?.drafter ?? 'a model'} (boxed)` : '';

function amendmentOf(content: DecisionContent, publications: readonly Publication[]): ReportAmendment | null {
  if (content.kind === 'original') return null;
  const before = publications
    .filter(({ decisionVersion }) => decisionVersion < content.version)
    .sort((a, b) => b.decisionVersion - a.decisionVersion)[0];
  const replaces = before ? { version: before.decisionVersion, sha256: before.digest, publishedAt: before.publishedAt } : null;
  return { kind: content.kind, reason: orNotReported(content.kindReason), replaces };
}

function sectionsOf(sentences: readonly DraftSentence[], references: readonly ReportReference[]): readonly ReportSection[] {
  const statements = sentences.filter(({ kind }) => kind === 'engine');
  const printed = (sentence: DraftSentence): ReportSentence => ({
    kind: sentence.kind,
    text: sentence.text,
    author: sentence.author ?? 'template',
    citations: numbersFor(sentence, references),
    statement: sentence.kind === 'engine' ? statements.indexOf(sentence) + 1 : null,
    paths: sentence.kind === 'engine' ? sentence.citations.map(({ path }) => path) : [],
  });
  return DRAFT_SECTIONS.map((section) => {
    const own = sentences.filter((sentence) => sentence.section === section);
    return {
      section,
      title: SECTION_TITLES[section],
      paragraphs: groupSentences(own.filter((sentence) => !isByModel(sentence))).map((group) => group.map(printed)),
      worded: own.filter(isByModel).map(printed),
    };
  }).filter(({ paragraphs, worded }) => paragraphs.length + worded.length > 0);
}

/** Warnings that no kept sentence says: a board that leaves a sentence out does not thereby lose the warning. */
function limitsOf(content: DecisionContent): readonly string[] {
  const said = content.sentences.map(({ text }) => bare(text));
  return content.warnings.filter((warning) => !said.includes(bare(warning)));
}

const bare = (text: string): string => text.trim().replace(/\.$/, '');
