import { geneSymbol, parseFusion } from '@consilium/domain';
import type { GeneSymbol, GeneTable } from '@consilium/domain';
import { joined, single } from './classified-name.ts';
import type { ClassifiedName } from './classified-name.ts';
import { isSlashedPair } from './cytogenetic-names.ts';
import { exactChange } from './exact-change.ts';

export interface FusionText {
  readonly classified: ClassifiedName;
  readonly gene: GeneSymbol | null;
}

const SAYS_FUSION = /^(?:gene )?(?:fusion|rearrangement|translocation)s?(?: (?:gene|transcript|detected|positive))?$/i;
/** What distinguishes transcripts of one fusion: exons, variants, break regions; the fusion is the same. */
const TRANSCRIPT =
  /^(?:(?:gene )?fusions?,? ?)?\(?(?:(?:variant|v|type|transcript|isoform) ?\d+[a-z]?(?:\/[a-z])?|p1[89]0|p2[13]0|[eb]\d+a\d+|[A-Z]?[eE]x?(?:on)?\d+[;:, -]{1,2}[A-Z]?(?:ex?(?:on)?)?\d+)\)?$/i;

/**
 * | text | keys |
 * |---|---|
 * | `EML4-ALK`, `EML4::ALK fusion`, `ETV6--NTRK3`, `BCR/ABL1` | `fusion:` of the pair |
 * | `EML4-ALK V3`, `EML4::ALK (E13;A20)`, `BCR-ABL1 p190` | the same: the transcript is no other fusion |
 * | `BCR-ABL1 T315I` | fusion and `p:ABL1:T315I` |
 * | `TSC1/TSC2` | none: a slash alone joins two partners only where the pair is a known one |
 */
export function fusionText(text: string, table: GeneTable): FusionText | null {
  const [, written = '', rest = ''] = /^(\S+)(?:\s+(.+))?$/.exec(text) ?? [];
  const pair = parseFusion(written, table);
  if (pair === null) return null;
  const { fivePrime, threePrime } = pair;
  const isKnown = [fivePrime, threePrime].every((partner) => partner === null || geneSymbol(table, partner) !== null);
  if (!written.includes('::') && !isKnown) return null;
  const key = `fusion:${fivePrime ?? 'v'}::${threePrime ?? 'v'}`;
  const fusion = { classified: single('fusion', key), gene: null };
  const saysFusion = SAYS_FUSION.test(rest) || TRANSCRIPT.test(rest);
  if (written.includes('/') && !saysFusion && !isSlashedPair(key)) return null;
  if (rest === '' || saysFusion) return fusion;
  const change = threePrime === null ? null : exactChange(threePrime, rest);
  return change === null ? null : { classified: joined('and', [fusion.classified, change]), gene: threePrime };
}
