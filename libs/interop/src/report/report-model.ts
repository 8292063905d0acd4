import type { DecisionContent, DraftSection, Instant, Sha256 } from '@consilium/domain';
import type { CitedSource } from '@consilium/domain/evidence';

export const REPORT_SCHEMA = 'consilium/report/1';

/** What every rendering says, in the words that it says them. Pure data: the same decision gives the same model. */
export interface ReportModel {
  readonly schema: typeof REPORT_SCHEMA;
  /** DRAFT until a quorum has signed; a rendering of a draft says so on every page. */
  readonly status: 'DRAFT' | 'SIGNED';
  readonly header: ReportHeader;
  readonly headline: { readonly recommendation: string; readonly origin: string; readonly boardText: string };
  /** Null for the first report of a case. */
  readonly amendment: ReportAmendment | null;
  readonly resistance: readonly ReportResistance[];
  /** Of Tier II and below, against therapies that are no option here: named, not tabled. */
  readonly furtherResistance: readonly string[];
  readonly options: readonly ReportOption[];
  /** Options beyond the first dozen, or of Tier III and below: named, not tabled. */
  readonly furtherOptions: readonly string[];
  readonly sections: readonly ReportSection[];
  readonly references: readonly ReportReference[];
  /** How the draft came to be; null for decisions that were made before drafts told it. */
  readonly drafting: ReportDrafting | null;
  readonly overrides: readonly { readonly field: string; readonly reason: string; readonly text: string }[];
  readonly dissents: readonly ReportDissent[];
  readonly signatures: readonly ReportSignature[];
  readonly recused: number;
  readonly waivers: readonly { readonly what: string; readonly reason: string; readonly by: string }[];
  readonly additionalTests: readonly string[];
  readonly limits: readonly string[];
  readonly notAssessed: readonly string[];
  readonly versions: ReportVersions;
}

export interface ReportHeader {
  readonly caseRef: string;
  readonly version: number;
  readonly decidedAt: Instant;
  readonly pseudonym: string;
  readonly sex: string;
  readonly birthYear: string;
  readonly diagnosis: string;
  readonly question: string;
}

export interface ReportAmendment {
  readonly kind: DecisionContent['kind'];
  readonly reason: string;
  /** Short hash and version of the report that this one replaces, or null when it is not known here. */
  readonly replaces: { readonly version: number; readonly sha256: Sha256; readonly publishedAt: Instant } | null;
}

export interface ReportOption {
  readonly rank: number;
  readonly therapy: string;
  readonly tier: string;
  readonly findings: string;
  readonly rationale: string;
  /** Findings that speak against a drug of the option with at least its tier. */
  readonly resistance: readonly string[];
  readonly citations: readonly number[];
}

export interface ReportResistance {
  readonly finding: string;
  readonly therapy: string;
  readonly strength: string;
  readonly tier: string;
  readonly citations: readonly number[];
}

/** Sentences that belong together: a statement of the engine and what it rests on. */
export interface ReportSection {
  readonly section: DraftSection;
  readonly title: string;
  readonly paragraphs: readonly (readonly ReportSentence[])[];
  /** What a model worded: boxed and labelled, apart from the rest (AIO-02). */
  readonly worded: readonly ReportSentence[];
}

export interface ReportSentence {
  readonly kind: 'quoted' | 'fact' | 'engine';
  readonly text: string;
  readonly author: 'template' | 'model';
  /** Numbers of the references; empty for the engine, whose statements cite paths of the explanation. */
  readonly citations: readonly number[];
  /** Number of the engine's statement in the list of paths; null for the other kinds. */
  readonly statement: number | null;
  readonly paths: readonly string[];
}

export interface ReportReference {
  readonly number: number;
  readonly document: string;
  /** `CIViC EID1234 · level B · PMID 123`. */
  readonly label: string;
  readonly uses: readonly ('quoted' | 'fact')[];
  readonly fields: Readonly<Record<string, string>> | null;
  readonly quotes: readonly string[];
  /** What the document is; null where the decision does not tell. */
  readonly source: {
    readonly corpus: string;
    readonly title: string | null;
    readonly licence: string | null;
    readonly standing: CitedSource['standing'];
    readonly publishedOn: string | null;
  } | null;
}

/** The draft's account of itself, in the words that are printed. */
export interface ReportDrafting {
  /** Rules that said "no recommendation", the one that counts first. */
  readonly abstentions: readonly {
    readonly rule: string;
    readonly title: string;
    readonly because: string;
    readonly wouldResolve: string;
  }[];
  /** Sentences that failed the check, by section, author and codes; their words are not printed. */
  readonly dropped: readonly { readonly section: string; readonly author: string; readonly codes: readonly string[] }[];
  /** Null: no model was asked for its own order. */
  readonly disagreements: readonly string[] | null;
  /** `Worded by openai:x; checked against its sources`. */
  readonly label: string;
  readonly provenance: readonly { readonly name: string; readonly value: string }[];
}

export interface ReportSignature {
  readonly name: string;
  readonly specialty: string;
  readonly meaning: string;
  /** Local time of the signer with zone and offset. */
  readonly signedAt: string;
  readonly signedAtUtc: Instant;
  /** What stands behind it: a proof that anyone can check, or the word of the server (SIG-07/08). */
  readonly assurance: string;
  readonly digest: Sha256;
}

export interface ReportDissent {
  readonly name: string;
  readonly specialty: string;
  readonly reason: string;
  readonly alternative: string;
  readonly text: string;
}

export interface ReportVersions {
  readonly decisionSha256: Sha256;
  readonly draftSha256: Sha256 | null;
  readonly ruleSet: string;
  readonly knowledge: readonly { readonly id: string; readonly sha256: Sha256 }[];
}
