import type { DecisionContent, DraftSection, Instant, Sha256 } from '@consilium/domain';

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
}

export interface ReportSentence {
  readonly kind: 'quoted' | 'fact' | 'engine';
  readonly text: string;
  /** Numbers of the references; empty for the engine, whose statements cite paths of the explanation. */
  readonly citations: readonly number[];
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
}

export interface ReportSignature {
  readonly name: string;
  readonly specialty: string;
  readonly meaning: string;
  /** Local time of the signer with zone and offset. */
  readonly signedAt: string;
  readonly signedAtUtc: Instant;
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
