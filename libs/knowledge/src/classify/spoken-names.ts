import { proteinKey } from '@consilium/domain';

type Spoken = readonly [gene: RegExp, name: RegExp, means: string];

/**
 * Names that clinics say and that HGVS reads as something else: a promoter position of the genome (hg19), a founder mutation in the numbering of the
 * Breast Cancer Information Core, an exon without the word. An empty meaning is "no name that can be read".
 *
 * | gene | said | means |
 * |---|---|---|
 * | TERT | `C228T`, `C250T` | `c.-124C>T`, `c.-146C>T` (Huang 2013, PMID 23348506), no protein change |
 * | BRCA1 | `185delAG`, `5382insC` | `c.68_69del`, `c.5266dup` |
 * | BRCA2 | `6174delT` | `c.5946del` |
 * | BRCA1, BRCA2 | any other bare nucleotide name | – : old or new numbering is not said |
 * | EGFR | `del19`, `19del` | exon 19 deletion, not residue 19 |
 * | MET | `ex14` | exon 14 skipping |
 * | NPM1 | `type A` | `W288fs` |
 * | CALR | `type 1`, `52-bp deletion`; `type 2`, `5-bp insertion` | `L367fs`; `K385fs` (Klampfl 2013, PMID 24325356) |
 * | CHEK2 | `IVS2+1G>A` | `c.444+1G>A` |
 * | ALK, ROS1 | `positive` | rearrangement |
 * | FLT3 | `TKD`, `TKD mutation` | D835 or I836, as labels define it (which is not said); a record also means the whole domain |
 * | BRAF | `duplication` | rearrangement: a tandem duplication at 7q34 joins it to another gene (KIAA1549) |
 * | POLE | `EDM` | mutation of the exonuclease domain |
 * | TP53 | `abnormal` (`p53abn`) | mutation: staining stands for it (WHO Female Genital Tumours, 5th edition, 2020) |
 */
const SPOKEN: readonly Spoken[] = [
  [/^TERT$/, /^(?:promoter )?C228T$/i, 'c.-124C>T'],
  [/^TERT$/, /^(?:promoter )?C250T$/i, 'c.-146C>T'],
  [/^BRCA1$/, /^18[57]delAG$/i, 'c.68_69del'],
  [/^BRCA1$/, /^538[25]insC$/i, 'c.5266dup'],
  [/^BRCA2$/, /^6174delT$/i, 'c.5946del'],
  [/^BRCA[12]$/, /^\d+(?:del|dup|ins)[ACGT]+$/i, ''],
  [/^EGFR$/, /^(?:del(?:etion)?[ -]?19|19[ -]?del(?:etion)?)$/i, 'Exon 19 Deletion'],
  [/^MET$/, /^ex(?:on)? ?14(?: mutation)?$/i, 'Exon 14 Skipping'],
  [/^NPM1$/, /^(?:mutation )?type [abd]$/i, 'W288fs'],
  [/^(?:ALK|ROS1)$/, /^(?:positive|\+)$/i, 'Rearrangement'],
  [/^FLT3$/, /^(?:TKD|(?:tyrosine )?kinase domain)(?: mut(?:ations?|ated|ant)?| positive|\+)*$/i, 'D835 / I836 / TKD mutation'],
  [/^BRAF$/, /^(?:(?:7q34 )?(?:tandem )?duplication|7q34 gain)$/i, 'Rearrangement'],
  [/^POLE$/, /^EDM(?: mut(?:ations?|ated|ant)?)?$/i, 'exonuclease domain mutation'],
  [/^TP53$/, /^(?:abn(?:ormal)?|aberrant)(?: (?:expression|staining|pattern))?$/i, 'Mutation'],
  [/^CALR$/, /^(?:type[- ]?1(?: mutation)?|52[- ]?bp del(?:etion)?)$/i, 'L367fs'],
  [/^CALR$/, /^(?:type[- ]?2(?: mutation)?|5[- ]?bp ins(?:ertion)?)$/i, 'K385fs'],
  [/^CHEK2$/, /^IVS2\+1G>A$/i, 'c.444+1G>A'],
];

const SAID_OF_A_CHANGE = /[ -](?:mutations?|mutated|mutant|variant|mut|positive|detected)$/i;

/** What a name that a person wrote means; the name itself where it says what it means. */
export function spokenName(gene: string, name: string): string {
  const means = SPOKEN.find(([genes, pattern]) => genes.test(gene) && pattern.test(name.trim()))?.[2];
  if (means !== undefined) return means;
  const change = name.trim().replace(SAID_OF_A_CHANGE, '');
  return change !== name.trim() && proteinKey(change) !== null ? change : name;
}

/** `ALK-rearranged`, `HER2-amplified`: the hyphen joins gene and word, it is no fusion. */
export const withoutJoiningHyphen = (text: string): string =>
  text
    .replace(
      /^([A-Za-z][A-Za-z0-9]+)-(rearranged|mutated|mutant|amplified|positive|deleted|rearrangement|fusion|null|loss|deletion|amplification|mutation|overexpression|wild-?type)$/i,
      '$1 $2',
    )
    .replace(/^([A-Za-z][A-Za-z0-9]+)\+$/, '$1 positive');
