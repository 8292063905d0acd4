/**
 * Residue ranges of the domains that knowledge names refer to, 1-based on the canonical isoform (UniProt features of the accession named).
 * A domain that is not listed stays text.
 */
const DOMAINS: readonly {
  readonly gene: string;
  readonly name: RegExp;
  readonly from: number;
  readonly to: number;
  readonly source: string;
}[] = [
  { gene: 'TP53', name: /^dna[- ]binding domain$/i, from: 102, to: 292, source: 'UniProt P04637' },
  { gene: 'ERBB2', name: /^kinase domain$/i, from: 720, to: 987, source: 'UniProt P04626' },
  { gene: 'EGFR', name: /^kinase domain$/i, from: 712, to: 979, source: 'UniProt P00533' },
  { gene: 'ABL1', name: /^(?:tkd|kinase domain)$/i, from: 242, to: 493, source: 'UniProt P00519' },
  { gene: 'ABL1', name: /^p-loop$/i, from: 248, to: 256, source: 'UniProt P00519' },
  { gene: 'FLT3', name: /^(?:tkd|kinase domain)$/i, from: 610, to: 943, source: 'UniProt P36888' },
  { gene: 'ESR1', name: /^(?:lbd|ligand[- ]binding domain)$/i, from: 311, to: 547, source: 'UniProt P03372' },
  { gene: 'PML', name: /^b2 domain$/i, from: 183, to: 236, source: 'UniProt P29590, zinc finger B box-type 2' },
  { gene: 'POLE', name: /^exonuclease(?: domain)?$/i, from: 268, to: 471, source: 'proofreading domain as in Palles 2013' },
  { gene: 'STAT3', name: /^sh2 domain$/i, from: 580, to: 670, source: 'UniProt P40763' },
];

/** @param name domain without the word "mutation" */
export function domainRange(gene: string, name: string): { readonly from: number; readonly to: number } | null {
  return DOMAINS.find((domain) => domain.gene === gene && domain.name.test(name.trim())) ?? null;
}
