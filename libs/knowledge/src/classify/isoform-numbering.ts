import type { GeneSymbol, VariantKey } from '@consilium/domain';

interface Numbering {
  readonly gene: GeneSymbol;
  /** Added to a position to get that of the other isoform. */
  readonly offset: number;
  /** Residues that knowledge and reports name, in the first isoform's numbering. */
  readonly residues: readonly string[];
  readonly isoforms: string;
}

const HISTONES = ['H3-3A', 'H3-3B', 'H3C2', 'H3C3'] as const;

/**
 * Residues that are named in two numberings (2-domain-rules §1.5). Only residues listed here are renumbered: an offset over a whole protein would make two
 * residues one.
 */
const NUMBERINGS: readonly Numbering[] = [
  { gene: 'MET', offset: 18, residues: ['Y1003', 'D1010', 'V1092', 'H1094', 'G1163', 'L1195', 'F1200', 'D1228', 'Y1230', 'Y1235', 'M1250'], isoforms: 'NM_000245, NM_001127500' },
  { gene: 'EZH2', offset: -5, residues: ['Y646', 'A682', 'A692'], isoforms: 'NM_004456, older numbering' },
  ...HISTONES.map((gene) => ({ gene, offset: 1, residues: ['K27', 'G34', 'K36'], isoforms: 'mature histone, HGVS with the first methionine' })),
  { gene: 'MYD88', offset: -13, residues: ['L265'], isoforms: 'NM_002468.4, NM_002468.5' },
  { gene: 'ABL1', offset: 19, residues: ['M244', 'L248', 'G250', 'Q252', 'Y253', 'E255', 'V299', 'F311', 'T315', 'F317', 'M351', 'E355', 'F359', 'H396', 'E459'], isoforms: 'NM_005157 (1a), NM_007313 (1b)' },
  { gene: 'AR', offset: -1, residues: ['L702', 'W742', 'H875', 'F877', 'T878'], isoforms: 'NM_000044, older numbering' },
  { gene: 'FGFR3', offset: 2, residues: ['G370', 'S371', 'Y373', 'G380', 'A391', 'N540', 'V555', 'K650'], isoforms: 'NM_000142 (IIIc), NM_001163213 (IIIb)' },
  { gene: 'FGFR2', offset: 1, residues: ['C382', 'N549', 'V564', 'E565', 'L617', 'K641', 'K659'], isoforms: 'NM_000141 (IIIc), NM_022970 (IIIb)' },
  { gene: 'RUNX1', offset: -27, residues: ['R107', 'K110', 'A134', 'S141', 'R162', 'R166', 'D198', 'R201', 'R204'], isoforms: 'NM_001754 (c), NM_001001890 (b)' },
  { gene: 'GNAS', offset: 643, residues: ['R201', 'Q227'], isoforms: 'NM_000516, NM_080425' },
  { gene: 'FCGR3A', offset: -36, residues: ['F212'], isoforms: 'NM_001127592, NM_000569' },
  { gene: 'FCGR3A', offset: -54, residues: ['F212'], isoforms: 'NM_001127592, mature protein' },
  { gene: 'FCGR3A', offset: -18, residues: ['F176'], isoforms: 'NM_000569, mature protein' },
  { gene: 'ERBB2', offset: -30, residues: ['S310', 'L755', 'V842'], isoforms: 'NM_004448, NM_001005862' },
]; // prettier-ignore

const OTHERS = new Map<string, readonly string[]>();
for (const { gene, offset, residues } of NUMBERINGS)
  for (const residue of residues) {
    const other = `${residue.charAt(0)}${Number(residue.slice(1)) + offset}`;
    OTHERS.set(`${gene}:${residue}`, [...(OTHERS.get(`${gene}:${residue}`) ?? []), other]);
    OTHERS.set(`${gene}:${other}`, [...(OTHERS.get(`${gene}:${other}`) ?? []), residue]);
  }

/** The same substitution or codon in the other numbering: `p:MET:D1228N` → `p:MET:D1246N`; none where the residue is not listed. */
export function otherNumbering(key: VariantKey): readonly VariantKey[] {
  const parts = /^(?<category>p|codon):(?<gene>[^:]+):(?<residue>[A-Z]\d+)(?<to>[A-Z*]?)$/.exec(key)?.groups;
  if (parts === undefined) return [];
  const { category = '', gene = '', residue = '', to = '' } = parts;
  return (OTHERS.get(`${gene}:${residue}`) ?? []).map((other) => `${category}:${gene}:${other}${to}`);
}
