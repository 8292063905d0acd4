import type { GeneSymbol } from '../shared/primitives.ts';

/** Drivers that stand at the 3′ end of their fusions: FGFR2 and FGFR3, which stand at the 5′ end, are none of them. */
export const AT_THREE_PRIME: ReadonlySet<GeneSymbol> = new Set(['ALK', 'ROS1', 'RET', 'NTRK1', 'NTRK2', 'NTRK3', 'ABL1', 'BRAF', 'RAF1', 'MET', 'NRG1', 'PDGFRA', 'PDGFRB', 'JAK2']); // prettier-ignore

/** Written from 5′ to 3′ the pair would have lost its kinase: the reciprocal product, or partners in no order. */
export const leadsWithThreePrime = (five: GeneSymbol | null, three: GeneSymbol | null): boolean =>
  five !== null && three !== null && AT_THREE_PRIME.has(five) && !AT_THREE_PRIME.has(three);
