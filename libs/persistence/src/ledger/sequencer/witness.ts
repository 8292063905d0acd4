import type { AddCheckpoint } from '@consilium/ledger';

/** One witness: it is asked to cosign a checkpoint that grows out of the one it cosigned last. The shape of the adapter's answer. */
export interface Witness {
  readonly name: string;
  cosign(request: AddCheckpoint): Promise<WitnessAnswer>;
  /** The newest checkpoint of this log under its own, checked signature; null when it shows none. */
  newest(origin: string): Promise<CosignedCheckpoint | null>;
}
export interface CosignedCheckpoint {
  readonly size: number;
  readonly root: Uint8Array;
}
export type WitnessAnswer =
  | { readonly kind: 'cosigned'; readonly lines: readonly string[] }
  | { readonly kind: 'conflict'; readonly size: number }
  | { readonly kind: 'refused'; readonly code: string };

export interface WitnessState {
  /** Size it cosigned last, as far as this process knows. */
  readonly size: number;
  /** Why it gave no cosignature the last time it was asked. */
  readonly failure: string | null;
}
