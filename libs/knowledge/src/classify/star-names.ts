import type { ClassifiedName } from './classified-name.ts';
import { joined, single } from './classified-name.ts';

/** Genes whose alleles are named by star (PharmVar, CPIC); only there is `*28` not a protein position. */
const PHARMACOGENES = new Set([
  'DPYD',
  'UGT1A1',
  'UGT1A',
  'TPMT',
  'NUDT15',
  'CYP2D6',
  'CYP2C9',
  'CYP2C19',
  'CYP2B6',
  'CYP3A5',
  'CYP3A4',
  'SLCO1B1',
]);

/** `DPYD*2A HOMOZYGOSITY`, `UGT1A1*28`, `*13` under DPYD; of a diplotype (`*2A/*13`) both alleles are there, and `*1` says nothing. */
export function starAllele(gene: string, name: string): ClassifiedName | null {
  const groups =
    /^(?<symbol>[A-Z][A-Z0-9]+)?(?<alleles>\*\d+[A-Z]?(?:\/\*\d+[A-Z]?)?)(?: (?:homozygosity|heterozygosity|homozygous|heterozygous|allele))?$/i.exec(
      name,
    )?.groups;
  const symbol = groups?.['symbol']?.toUpperCase() ?? gene;
  if (groups === undefined || !PHARMACOGENES.has(symbol)) return null;
  const alleles = [...new Set((groups['alleles'] ?? '').toUpperCase().split('/'))];
  const told = alleles.length > 1 ? alleles.filter((allele) => allele !== '*1') : alleles;
  return joined(
    'and',
    told.map((allele) => single('star', `star:${symbol}:${allele}`)),
  );
}
