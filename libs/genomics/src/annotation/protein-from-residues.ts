import { frameshiftChange, residueChange } from './residue-change.ts';

const SYNONYMOUS = /^(\d+)([A-Z*])$/;
const CHANGE = /^(\d+)([A-Z*]+)(\.\.\d+)?>\d+([A-Z*]+)(\.\.\d+)?$/;

/**
 * HGVS p. from the amino_acid_change of bcftools csq. The first number counts in the reference, the second in the changed protein, where an
 * insertion on the same haplotype may have shifted it. Long sequences may be cut (`--trim-protein-seq`): then only the first difference of a
 * changed frame is known.
 *
 * | written | consequence | result |
 * |---|---|---|
 * | `60S` | synonymous | p.S60= |
 * | `113F>113C` | missense | p.F113C |
 * | `29S>29*` | stop gained | p.S29* |
 * | `83LKTT*>83LDDV*` | frameshift | p.K84fs |
 * | `25E..329>25G..94` | frameshift | p.E25fs |
 * | `745KELREAT>745KT` | in-frame deletion | p.E746_A750del |
 * | `30ETA>32E` | in-frame deletion behind an insertion of two | p.T31_A32del |
 * | `770D>770DG` | in-frame insertion | p.D770_Xaa771insG |
 * | `20GN>20G..24` | in-frame insertion, cut | not known |
 * | `152*>152RA*` | stop lost | p.*152Rext*? |
 * | `1M>1V` | start lost | p.M1? |
 */
export function proteinFromResidues(written: string, terms: readonly string[]): string | null {
  const same = SYNONYMOUS.exec(written);
  if (same) return `p.${same[2]}${same[1]}=`;
  const [, from = '', before = '', beforeCut, after = '', afterCut] = CHANGE.exec(written) ?? [];
  const start = Number(from);
  if (from === '' || start === 0) return null;
  if (terms.includes('start_lost')) return 'p.M1?';
  if (terms.includes('frameshift_variant')) return frameshiftChange(before, after, start);
  if (terms.includes('stop_lost')) return extension(before, after, start);
  return beforeCut === undefined && afterCut === undefined ? residueChange(before, after, start) : null;
}

function extension(before: string, after: string, start: number): string | null {
  const at = before.indexOf('*');
  const residue = at === -1 ? undefined : after[at];
  return residue === undefined || residue === '*' ? null : `p.*${start + at}${residue}ext*?`;
}
