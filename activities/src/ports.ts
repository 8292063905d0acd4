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

/** Everything the activities reach the world through; apps/worker builds it, nothing else does. */
export interface ActivityPorts {
  readonly cases: CaseWork;
  readonly blobs: BlobStore;
  readonly knowledge: KnowledgePort;
  readonly variants: VariantReader;
  readonly desk: EvidenceDesk;
  readonly reports: ReportRenderer;
  readonly clock: Clock;
  /** Rule set, site policy and vocabulary of the prioritize stage. */
  readonly rules: PrioritizeSetting;
}
