/**
 * Criteria of the ClinGen/CGC/VICC standard (Horak 2022, PMC9081216) with their points, strongest first, in the order in which they are weighed:
 * a criterion stands before those it can suppress.
 */
export const ONCOGENICITY_SCHEME = 'horak-2022/1';

/**
 * Points from which a change is oncogenic and likely oncogenic, by scheme. The first is the standard's (table 3); `cutoffs-9-5/1` has its criteria and
 * points with the lower cut-offs that some tools use. A site chooses by name in its policy, and every result says by which scheme it was made.
 */
export const ONCOGENICITY_SCHEMES = {
  [ONCOGENICITY_SCHEME]: { oncogenic: 10, likelyOncogenic: 6 },
  'cutoffs-9-5/1': { oncogenic: 9, likelyOncogenic: 5 },
} as const;
export type OncogenicityScheme = keyof typeof ONCOGENICITY_SCHEMES;

export const isOncogenicityScheme = (name: string): name is OncogenicityScheme => Object.hasOwn(ONCOGENICITY_SCHEMES, name);

export const ONCOGENICITY_CRITERIA = [
  ['OVS1', 8, 'null variant in a bona fide tumor suppressor'],
  ['SBVS1', -8, 'over 5 % in a continental population'],
  ['OS1', 4, 'same amino-acid change as an established oncogenic variant'],
  ['OS2', 4, 'functional studies show an oncogenic effect'],
  ['OS3', 4, 'hotspot: at least 50 samples at the residue, at least 10 with the change'],
  ['SBS1', -4, 'over 1 % in a continental population'],
  ['SBS2', -4, 'functional studies show no oncogenic effect'],
  ['OM1', 2, 'critical functional domain'],
  ['OM2', 2, 'in-frame length change in a cancer gene, or stop-loss in a tumor suppressor'],
  ['OM4', 2, 'another oncogenic missense at the residue'],
  ['OM3', 2, 'hotspot: under 50 samples at the residue, at least 10 with the change'],
  ['OP1', 1, 'all computational lines support an oncogenic effect'],
  ['OP2', 1, 'malignancy of a single genetic etiology'],
  ['OP3', 1, 'hotspot: under 10 samples with the change'],
  ['OP4', 1, 'absent or extremely rare in gnomAD'],
  ['SBP1', -1, 'all computational lines suggest no effect'],
  ['SBP2', -1, 'synonymous without a predicted splice effect'],
] as const;

export type OncogenicityCode = (typeof ONCOGENICITY_CRITERIA)[number][0];

const CODES: ReadonlySet<string> = new Set(ONCOGENICITY_CRITERIA.map(([code]) => code));
export const isOncogenicityCode = (text: string): text is OncogenicityCode => CODES.has(text);

/**
 * Which standing criterion suppresses which. `unlessNucleotideSpecific`: the exclusion does not hold when the evidence is for this very nucleotide change.
 *
 * | suppressed | by |
 * |---|---|
 * | OS2, OS3 | OS1, unless nucleotide-specific |
 * | OM1 | OS1, OS3 |
 * | OM2 | OVS1 |
 * | OM3 | OM1, OM4 |
 * | OM4 | OS1, OS3, OM1 |
 * | SBS1 | SBVS1 |
 */
export const EXCLUSIONS: Readonly<
  Partial<Record<OncogenicityCode, { readonly by: readonly OncogenicityCode[]; readonly unlessNucleotideSpecific?: true }>>
> = {
  OS2: { by: ['OS1'], unlessNucleotideSpecific: true },
  OS3: { by: ['OS1'], unlessNucleotideSpecific: true },
  OM1: { by: ['OS1', 'OS3'] },
  OM2: { by: ['OVS1'] },
  OM3: { by: ['OM1', 'OM4'] },
  OM4: { by: ['OS1', 'OS3', 'OM1'] },
  SBS1: { by: ['SBVS1'] },
};
