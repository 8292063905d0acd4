import type { ClassifiedName } from './classified-name.ts';
import { anyOf, single } from './classified-name.ts';

/**
 * Residues of activating hotspots at which `X` means "any other residue" (`KRAS G12X`, `PIK3CA H1047X`), not a stop: a stop there activates nothing.
 * Everywhere else `X` is a stop, as in HGVS before 2013 and in 2-domain-rules §1.4.
 */
const HOTSPOT_CODONS: Readonly<Record<string, readonly string[]>> = {
  KRAS: ['G12', 'G13', 'Q61', 'K117', 'A146'],
  NRAS: ['G12', 'G13', 'Q61', 'K117', 'A146'],
  HRAS: ['G12', 'G13', 'Q61'],
  BRAF: ['V600', 'K601'],
  PIK3CA: ['E542', 'E545', 'Q546', 'H1047'],
  IDH1: ['R132'],
  IDH2: ['R140', 'R172'],
  EGFR: ['G719', 'L858', 'L861', 'S768'],
  KIT: ['D816', 'N822'],
  PDGFRA: ['D842'],
  FLT3: ['D835'],
  AKT1: ['E17'],
  GNAS: ['R201'],
  GNAQ: ['Q209', 'R183'],
  GNA11: ['Q209', 'R183'],
  RET: ['M918', 'C634'],
};

/**
 * | gene | name | keys |
 * |---|---|---|
 * | KRAS | `G12X` | `codon:KRAS:G12` |
 * | KRAS | `codon 12`, `codons 12/13`, `G12/13` | the residues of the table with these numbers |
 * | any other | `codon 12` | null: the residue is not said |
 */
export function codonWildcard(gene: string, name: string): ClassifiedName | null {
  const residues = Object.hasOwn(HOTSPOT_CODONS, gene) ? (HOTSPOT_CODONS[gene] ?? []) : [];
  const residue = /^(?:p\.)?([A-Z]\d+)X$/.exec(name)?.[1];
  if (residue !== undefined) return residues.includes(residue) ? single('codon', `codon:${gene}:${residue}`) : null;
  const said =
    /^(?:codons? |[A-Z](?=\d+[/]\d))(?<numbers>\d+(?:\s*(?:\/|,|and|or|-)\s*\d+)*)(?: (?:mutations?|alterations?|variants?))?$/i.exec(
      name,
    )?.groups;
  const numbers = said?.['numbers']?.match(/\d+/g) ?? [];
  const named = numbers.map((number) => residues.find((each) => each.slice(1) === number));
  if (named.length === 0 || named.includes(undefined) || /\d\s*-/.test(said?.['numbers'] ?? '')) return null;
  return anyOf(
    'codon',
    named.map((each) => `codon:${gene}:${each ?? ''}`),
  );
}
