import type {
  BlobStore,
  CaseWork,
  Clock,
  EvidenceDesk,
  KnowledgePort,
  PrioritizeSetting,
  ReportRenderer,
  VariantReader,
} from '@consilium/domain';
import type { CorpusSearch, Narrator } from '@consilium/domain/evidence';

/** Everything the activities reach the world through; apps/worker builds it, nothing else does. */
export interface ActivityPorts {
  readonly cases: CaseWork;
  readonly blobs: BlobStore;
  readonly knowledge: KnowledgePort;
  readonly variants: VariantReader;
  readonly desk: EvidenceDesk;
  /** Guidelines and literature that the operator imported. */
  readonly corpora: CorpusSearch;
  /** Null: the site has no model. */
  readonly narrator: Narrator | null;
  readonly reports: ReportRenderer;
  readonly clock: Clock;
  /** Rule set, site policy and vocabulary of the prioritize stage. */
  readonly rules: PrioritizeSetting;
}
