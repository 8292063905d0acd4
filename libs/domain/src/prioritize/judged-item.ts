import type { ItemMatch } from './assess-item.ts';
import type { DiseaseGraph } from './disease-graph.ts';
import type { RankedItem } from './ordering.ts';
import type { PrioritizePolicy } from './policy.ts';
import type { TierVerdict } from './tier-of.ts';

export interface JudgedItem {
  readonly match: ItemMatch;
  readonly verdict: TierVerdict | null;
  readonly stored: RankedItem;
}

export interface JudgeContext {
  readonly policy: PrioritizePolicy;
  readonly diseases: DiseaseGraph;
  readonly tumorType: string;
  readonly line: number | null;
}
