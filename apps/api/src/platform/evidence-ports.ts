import type { AskBody, ModelStatus, ModelSwitchBody } from '@consilium/contracts';
import type { Actor, Result, SourceDocument } from '@consilium/domain';
import type { CorpusRelease, EvidenceAnswer, ModelSwitch } from '@consilium/domain/evidence';

/** What the boundary needs for questions, sources and the model. */
export interface EvidencePorts {
  ask(question: AskBody): Promise<EvidenceAnswer>;
  readonly corpora: {
    list(): Promise<readonly CorpusRelease[]>;
    document(id: string): Promise<SourceDocument | null>;
  };
  readonly model: {
    status(): Promise<ModelStatus>;
    /** Refused where the actor may not, by the one access matrix; an entry either way. */
    set(body: ModelSwitchBody, actor: Actor, requestId: string): Promise<Result<ModelSwitch>>;
  };
}
