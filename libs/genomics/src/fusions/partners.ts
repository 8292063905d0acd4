import { parseFusion } from '@consilium/domain';
import type { GeneSymbol } from '@consilium/domain';
import type { Columns } from '../table/columns.ts';
import type { Row } from '../table/row.ts';
import { FUSION_COLUMNS } from './fusion-columns.ts';

export interface Partners {
  /** Null is unknown: intergenic, or not stated. */
  readonly five: GeneSymbol | null;
  readonly three: GeneSymbol | null;
  /** Null where the table gives two names in one column and no strand: then only the names' sequence speaks. */
  readonly isOrderKnown: boolean | null;
}

export const hasPartners = (columns: Columns): boolean =>
  columns.has(...FUSION_COLUMNS.name) || (columns.has(...FUSION_COLUMNS.five) && columns.has(...FUSION_COLUMNS.three));

/**
 * Partners from 5′ to 3′ as the table has them.
 *
 * | written | partner |
 * |---|---|
 * | `ALK`, `ALK^ENSG00000171094`, `ALK (ENSG…)` | ALK |
 * | `ABC(1230),DEF(450)` (Arriba: between two genes) | unknown |
 * | `.`, `NA`, empty, `intergenic`; the empty side of `--ALK` (PCGR) | unknown |
 * | strand `+/.` (Arriba: strand of the transcript unknown) | the order is unknown |
 * | `A--B` in one column, no strand (PCGR) | the order is as written, and not promised |
 */
export function partnersOf(row: Row, approved: (gene: string) => GeneSymbol): Partners {
  const [five, three] = [row.text(...FUSION_COLUMNS.five), row.text(...FUSION_COLUMNS.three)].map((written) =>
    partnerOf(written, approved),
  );
  const isOrderKnown = ![...FUSION_COLUMNS.fiveStrand, ...FUSION_COLUMNS.threeStrand].some((column) => row.raw(column).endsWith('/.'));
  if (five || three) return { five: five ?? null, three: three ?? null, isOrderKnown };
  const hasStrand = [...FUSION_COLUMNS.fiveStrand, ...FUSION_COLUMNS.threeStrand].some((column) => row.raw(column) !== '');
  return { ...byName(row, approved), isOrderKnown: hasStrand ? isOrderKnown : null };
}

function partnerOf(written: string | null, approved: (gene: string) => GeneSymbol): GeneSymbol | null {
  if (written === null || /\(\d+\)/.test(written) || /^intergenic$/i.test(written)) return null;
  const symbol = /^[A-Za-z0-9][A-Za-z0-9.@-]*/.exec(written)?.[0] ?? null;
  return symbol === null ? null : approved(symbol);
}

function byName(row: Row, approved: (gene: string) => GeneSymbol): Pick<Partners, 'five' | 'three'> {
  const name = row.text(...FUSION_COLUMNS.name);
  if (name === null) return { five: null, three: null };
  const sides = /^(?<five>[^:\s]*?)(?:::|--)(?<three>[^:\s]*)$/.exec(name)?.groups;
  if (sides && (sides['five'] === '' || sides['three'] === ''))
    return { five: partnerOf(sides['five'] || null, approved), three: partnerOf(sides['three'] || null, approved) };
  const pair = parseFusion(name);
  if (pair === null)
    throw row.fault(
      'the two partners cannot be told apart; write them as A::B',
      FUSION_COLUMNS.name.find((one) => row.raw(one) !== ''),
    );
  const { fivePrime, threePrime } = pair;
  return { five: fivePrime === null ? null : approved(fivePrime), three: threePrime === null ? null : approved(threePrime) };
}
