import type {
  Actor,
  BrokenGlass,
  BlobStore,
  CaseEngine,
  CaseRecord,
  CaseStatus,
  CaseSummary,
  DecisionVersion,
  Door,
  FileSummary,
  GenomeBuild,
  GlassDoor,
  GlassRequest,
  GlassVerdict,
  HumanActs,
  Result,
  Sha256,
  Signature,
  SigningDesk,
  Stage,
  Step,
  StepDocuments,
  Uuid,
} from '@consilium/domain';
import type { EvidencePorts } from './evidence-ports.ts';
import type { AccountDesk, ProviderSignIn, SignIn } from './identity-ports.ts';
import type { AuditEntryBody, AuditFacets, ReleaseView } from '@consilium/contracts';
import type { AuditFilter, AuditorDesk, ExportScope, LogHealth, PreparedExport } from '@consilium/persistence';

/** Keyset page: `next` is null at the end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export interface WorklistFilter {
  readonly stage?: Stage | undefined;
  readonly status?: CaseStatus | undefined;
  readonly q?: string | undefined;
  /** Only cases that wait for this person. */
  readonly waitsFor?: Actor | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface CaseQueries {
  worklist(filter: WorklistFilter): Promise<Page<CaseSummary>>;
  record(caseId: Uuid): Promise<CaseRecord | null>;
  /** Document of the step in the case's current run, or null when that run has not come so far. */
  step<S extends Step>(caseId: Uuid, step: S): Promise<StepDocuments[S] | null>;
}

/** Emergency access to cases of other boards (ACC-06). */
export interface EmergencyAccess {
  /** What stands at the door of a case, for whom it may concern; null when there is no such case. */
  door(caseId: Uuid, person: Uuid): Promise<Door | null>;
  find(ref: string, actor: Actor): Promise<GlassDoor | null>;
  open(caseId: Uuid, request: GlassRequest, actor: Actor, requestId: string): Promise<Result<BrokenGlass>>;
  end(caseId: Uuid, glass: Uuid, actor: Actor, requestId: string): Promise<Result<BrokenGlass>>;
  review(
    caseId: Uuid,
    glass: Uuid,
    said: { readonly verdict: GlassVerdict; readonly text: string },
    actor: Actor,
    requestId: string,
  ): Promise<Result<BrokenGlass>>;
  list(): Promise<readonly BrokenGlass[]>;
  mine(actor: Actor): Promise<readonly BrokenGlass[]>;
}

/** The audit trail as the boundary writes and reads it. Acts write their own entries, in their own transaction. */
export interface AuditTrail {
  /** Appended before data leaves (AUD-17); throws when it cannot be. */
  recordRead(read: {
    readonly actor: Actor;
    readonly what: string;
    readonly caseIds: readonly Uuid[];
    readonly requestId: string;
  }): Promise<void>;
  recordDenial(denial: {
    readonly actor: Actor;
    readonly action: string;
    readonly caseId: Uuid | null;
    readonly requestId: string;
    readonly code: string;
  }): Promise<void>;
  list(filter: AuditFilter): Promise<Page<AuditEntryBody>>;
  facets(filter: AuditFilter): Promise<AuditFacets>;
}

export type { SignIn, SignedInUser } from './identity-ports.ts';

export interface StatementsAboutFile {
  readonly fileName: string;
  readonly statedBuild: GenomeBuild | null;
  readonly tumorSample: string | null;
  readonly fields: Readonly<Record<string, string>> | null;
}

/** A file of an upload as far as it is received. */
export interface FileInQuarantine {
  readonly path: string;
  readonly size: number;
  readonly isWhole: boolean;
  /** Why it will never be whole, or null. */
  readonly failure: Error | null;
  readonly lastByteAt: number;
  /** Called after each change of the above; returns how to end that. */
  onChange(listener: () => void): () => void;
  /** Says how far it is read, or that nobody reads it: its sender is held to the pace of its reader. */
  readTo(position: number | null): void;
}

/** Judges a file while it is received; has its verdict at the byte that proves it unreadable. */
export type InspectFile = (file: FileInQuarantine, statements: StatementsAboutFile) => Promise<Result<FileSummary>>;

export type ReportFormat = 'json' | 'markdown' | 'pdf';
/** Renders what is not issued; every page says DRAFT. */
export type RenderDraftReport = (
  version: DecisionVersion,
  signatures: readonly Signature[],
  record: CaseRecord,
  format: ReportFormat,
) => Promise<Uint8Array>;

/** One check of readiness: true when the part answers. */
export type ReadinessChecks = Readonly<Record<'database' | 'migrations' | 'temporal' | 'knowledge', () => Promise<boolean>>>;

/** Of the audit log, for who runs the site: nothing of any patient, nor of what stands in it. */
export type AskLogHealth = () => Promise<LogHealth>;

/** What of the audit trail leaves the site, as bundles that prove themselves (AUD-14). */
export interface AuditExports {
  /** Null where there is no such case or patient; nothing has left before `text` is read. */
  prepare(scope: ExportScope, by: Uuid): Promise<PreparedExport | null>;
}

/** The tools of an auditor, and the public keys by which he checks the log. */
export interface AuditorTools extends AuditorDesk {
  keys(): readonly { readonly kind: 'log' | 'witness'; readonly vkey: string }[];
}

/** Everything the API needs of the world. */
export interface ApiPorts {
  readonly acts: HumanActs;
  readonly signing: SigningDesk;
  readonly cases: CaseQueries;
  readonly glasses: EmergencyAccess;
  readonly trail: AuditTrail;
  readonly exports: AuditExports;
  readonly auditor: AuditorTools;
  readonly signIn: SignIn;
  /** Null where the site has no identity provider. */
  readonly providerSignIn: ProviderSignIn | null;
  readonly accounts: AccountDesk;
  readonly engine: CaseEngine;
  readonly blobs: BlobStore;
  readonly inspectFile: InspectFile;
  /** Starts what the first request should not wait for; nothing depends on it. */
  warmUp(): Promise<void>;
  readonly renderDraftReport: RenderDraftReport;
  readonly releases: { list(): Promise<readonly ReleaseView[]> };
  readonly evidence: EvidencePorts;
  readonly ready: ReadinessChecks;
  readonly logHealth: AskLogHealth;
  close(): Promise<void>;
}

export interface StoredBlob {
  readonly sha256: Sha256;
  readonly bytes: number;
}
