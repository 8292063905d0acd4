type Rewrite = readonly [pattern: RegExp, by: string];

/** Signs that differ between keyboards, and what stands beside a change without saying what it is: allele fraction, copies, trailing stops. */
const SIGNS: readonly Rewrite[] = [
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/[\u201c\u201d\u201e"]/g, ''],
  [/[\u0394\u2206](?=(?:ex|exon )?\d)/gi, 'del '],
  [/\bRAR\u03b1/gi, 'RARA'],
  [/\bTERTp\b/g, 'TERT promoter'],
  [/\s+/g, ' '],
  [/^(?:[*\u2022-] )+|[\s.,;:]+$/g, ''],
];
const AMOUNTS: readonly Rewrite[] = [
  [
    /[\s,;]*\(?\b(?:VAF|MAF|AF|allel(?:e|ic) (?:frequency|fraction)|variant allele (?:frequency|fraction))\b\s*[:=]?\s*[~<>≈]?\s*\d+(?:[.,]\d+)?\s*%?\)?/gi,
    '',
  ],
  [/[\s,;]*\(?\b(?:CN|CNV|copy number|copies)\b\s*[:=]?\s*[~<>≥≈]?\s*\d+(?:[.,]\d+)?(?: copies)?\)?$/gi, ''],
  [/[\s,;]*\(?[~≥]?\d+(?:[.,]\d+)? ?copies\)?$/gi, ''],
  [
    /(?<=\b(?:amplification|amplified))[\s,;]*\(?(?:FISH )?(?:(?:\w+\/CEP-?\d+ )?ratio|GCN)\s*[:=]?\s*[~≥>]?\s*(?:[2-9]|\d{2,})(?:[.,]\d+)?\)?$/gi,
    '',
  ],
  [/(?<=[A-Za-z*][\s,;(]+)\d+(?:[.,]\d+)? ?%\)?$/g, ''],
];
const SPELLINGS: readonly Rewrite[] = [
  [/\bHER-?2(?:\/neu)?\b/gi, 'HER2'],
  [/\b(?:somatic|germ-?line|pathogenic|(?<!(?:not|un)[ -]?)likely pathogenic|hotspot|clonal|subclonal) (?=\S)/gi, ''],
  [/ \((?:somatic|germ-?line|pathogenic|likely pathogenic)\)$/gi, ''],
  [/^[gst](?=BRCA[12]?\b)/, ''],
  [/^[gst]?(BRCA[12]?|EGFR|KRAS|NRAS|BRAF|IDH[12]?|TP53|PIK3CA|ESR1|PALB2)m(?:ut)?$/, '$1 mutation'],
  [/^NPM1c\+?(?: (?:mutations?|mutated|positive))?$/i, 'NPM1 mutation'],
  [/\bmutations? positive\b/gi, 'mutation'],
  [/\b(fusion|rearrangement|amplification|deletion|loss)[ -]positive$/gi, '$1'],
  [/^(.*?\S)[- ](?:r|rearr)$/g, '$1 rearrangement'],
];

const rewritten = (text: string, rewrites: readonly Rewrite[]): string =>
  rewrites.reduce((now, [pattern, by]) => now.replace(pattern, by), text);

/** One spelling of signs, white space and quotes; what the text says is not changed. */
export const tidyText = (text: string): string => rewritten(text, SIGNS).trim();

/**
 * The text without amounts and without words that speak of origin or class, for names of changes (a biomarker's amount is what it says, so biomarkers are
 * read before). "benign", "VUS" and the like stay, and keep the text from being read as a change.
 */
export const withoutAmounts = (text: string): string => rewritten(rewritten(text, AMOUNTS), SPELLINGS).trim();
