const AMINO_ACIDS: Readonly<Record<string, string>> = {
  Ala: 'A', Arg: 'R', Asn: 'N', Asp: 'D', Cys: 'C', Gln: 'Q', Glu: 'E', Gly: 'G', His: 'H', Ile: 'I', Leu: 'L', Lys: 'K', Met: 'M', Phe: 'F', Pro: 'P', Ser: 'S',
  Thr: 'T', Trp: 'W', Tyr: 'Y', Val: 'V', Ter: '*', Sec: 'U',
}; // prettier-ignore
const THREE = Object.keys(AMINO_ACIDS).join('|');
const THREE_LETTERS = new RegExp(`(${THREE})(\\d+)(?:(${THREE}|\\*)(?![a-z]))?`, 'g');
const GREEK: Readonly<Record<string, string>> = { α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta', κ: 'kappa', µ: 'u', μ: 'u' };
const UNIT = /(?<![A-Za-z\d.])(\d+(?:\.\d+)?)(mg|kg|ml|nm|um|mm|mb|bp|kb|gy|fold|months?|years?|weeks?|days?|x)\b/gi;

/**
 * One way to write what is written in several.
 *
 * | written | read |
 * |---|---|
 * | p.Val600Glu, p.V600E, Val600Glu | V600E |
 * | c.2573T>G | 2573T>G |
 * | BRCA1/2, CDK4/6 | BRCA1 BRCA2, CDK4 CDK6 |
 * | METex14 | MET exon 14 |
 * | PD-L1, MK-2206 | PDL1, MK2206 |
 * | BCR-ABL1, EML4::ALK | BCR ABL1, EML4 ALK (dashes part words) |
 * | 150mg, 6·6, β-catenin, Waldenström | 150 mg, 6.6, beta catenin, Waldenstrom |
 */
export function shortNotation(folded: string): string {
  return folded
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[αβγδκµμ]/gu, (letter) => GREEK[letter] ?? letter)
    .replace(/(\d)\u00B7(\d)/g, '$1.$2')
    .replace(
      THREE_LETTERS,
      (_all, from: string, at: string, to: string | undefined) =>
        `${AMINO_ACIDS[from] ?? from}${at}${to === undefined ? '' : (AMINO_ACIDS[to] ?? to)}`,
    )
    .replace(/(?<![A-Za-z])[pcg]\.\(?(?=[A-Z*\d])/g, '')
    .replace(/\b([A-Z]{2,})(\d)\/(\d)\b/g, '$1$2 $1$3')
    .replace(/\b([A-Z]{2,}\d?)ex(\d+)/g, '$1 exon $2')
    .replace(/\b([A-Z]{2,5})-(L?\d{1,7}[A-Za-z]?)\b/g, '$1$2')
    .replace(UNIT, '$1 $2');
}
