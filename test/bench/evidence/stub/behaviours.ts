import { approvalAdded, claimAdded, doseAdded, linkAdded, overTiering, strengthAdded } from './spoil/claims.ts';
import { negationFlip, polarityFlip } from './spoil/sense.ts';
import { inventedId, otherDocumentQuote, retoldQuote } from './spoil/sources.ts';
import type { Spoiler } from './spoil/spoiler.ts';
import { drugSwap, geneSwap, numberSwap } from './spoil/words.ts';

/** Behaviours that answer under the schema with sentences of which some are untrue. */
export const SPOILERS = {
  'invented-id': inventedId,
  'other-document-quote': otherDocumentQuote,
  'retold-quote': retoldQuote,
  'number-swap': numberSwap,
  'drug-swap': drugSwap,
  'gene-swap': geneSwap,
  'negation-flip': negationFlip,
  'polarity-flip': polarityFlip,
  'over-tiering': overTiering,
  'dose-added': doseAdded,
  'approval-added': approvalAdded,
  'strength-added': strengthAdded,
  'link-added': linkAdded,
  'claim-added': claimAdded,
} as const satisfies Readonly<Record<string, Spoiler>>;
export type SpoilingBehaviour = keyof typeof SPOILERS;

/** Behaviours of the endpoint rather than of the text; `first-malformed` and `first-limited` answer well the second time. */
export const TROUBLES = [
  'refusal',
  'malformed-json',
  'first-malformed',
  'extra-field',
  'cut-stream',
  'cut-length',
  'rate-limited',
  'first-limited',
  'server-error',
  'slow',
  'wrong-model',
  'huge-output',
] as const;
export type Trouble = (typeof TROUBLES)[number];

/** `drops-resistance` leaves out what speaks against; `injection-obeying` does what a planted instruction in its prompt says. */
export const OTHER_BEHAVIOURS = ['good', 'drops-resistance', 'injection-obeying'] as const;

export type Behaviour = SpoilingBehaviour | Trouble | (typeof OTHER_BEHAVIOURS)[number];

export const SPOILING = Object.keys(SPOILERS).filter((name): name is SpoilingBehaviour => Object.hasOwn(SPOILERS, name));
export const BEHAVIOURS: readonly Behaviour[] = [...OTHER_BEHAVIOURS, ...SPOILING, ...TROUBLES];

/** `few`: so seldom that a draft with the rest may stand; `all`: wherever the text offers a place. */
export const EXTENTS = ['few', 'all'] as const;
export type Extent = (typeof EXTENTS)[number];
