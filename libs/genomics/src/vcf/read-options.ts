import type { GeneSymbol } from '@consilium/domain';
import type { PreferredTranscript } from '../annotation/choose-consequence.ts';
import type { GeneAliases } from '../annotation/consequence-of.ts';
import type { ReferenceBases } from '../reference/reference-bases.ts';
import type { FieldNames } from '../sample/stated-fields.ts';
import type { HotspotLookup } from './hotspot-index.ts';
import type { FileStatements } from './open-file.ts';

export interface ReadOptions extends FileStatements {
  readonly fields?: FieldNames | null | undefined;
  readonly geneAliases?: GeneAliases | undefined;
  readonly hotspots?: HotspotLookup | undefined;
  readonly preferredTranscript?: PreferredTranscript | undefined;
  /** Sequence of the file's genome build: alleles are left-aligned on it, and a record that contradicts it is refused. */
  readonly reference?: ReferenceBases | undefined;
  readonly assayed?: readonly GeneSymbol[] | null | undefined;
}
