import type { ClassifiedName } from './classified-name.ts';
import { anyOf, joined, single, TEXT } from './classified-name.ts';
import { domainRange } from './protein-domains.ts';
import { isRepairGene } from './repair-proteins.ts';

type ByGene = (gene: string) => ClassifiedName;
type Phrase = readonly [pattern: RegExp, classify: ByGene];

/** Promoter changes that "TERT promoter mutation" stands for (Horn 2013, PMID 23348503; Huang 2013, PMID 23348506). */
const TERT_PROMOTER = ['c:TERT:c.-124C>T', 'c:TERT:c.-146C>T'];

const one =
  (category: Parameters<typeof single>[0], key: (gene: string) => string): ByGene =>
  (gene) =>
    single(category, key(gene));

/**
 * Names that are a whole phrase. The order matters only where two patterns could meet. Where the expression is said of a place, of serum or of a
 * splice isoform or a phosphorylation, the key says so and meets no finding of over- or underexpression. BRAF classes: Yao 2017, PMID 28783719.
 */
const PHRASES: readonly Phrase[] = [
  [
    /^(?:(?:gene |focal |high-level |cna |cnv |copy[- ]number )?amplification|amplified|amp)s?$/i,
    one('cna', (g) => `cna:${g}:amplification`),
  ],
  [/^(?:copy[- ]number )?gains?$/i, one('cna', (g) => `cna:${g}:gain`)],
  [/^(?:(?:homozygous |biallelic |gene |whole gene )?deletion|deep deletion|homdel)$/i, one('cna', (g) => `cna:${g}:deletion`)],
  [
    /^(?:copy[- ]number )?loss$/i,
    (g) => anyOf('cna', [`cna:${g}:loss`, `lof:${g}`, ...(isRepairGene(g) ? [`expression:${g}:under`] : [])]),
  ],
  [/^(?:loss[- ]of[- ]function|lof)(?: mutations?| variants?| alterations?)?$/i, one('lof', (g) => `lof:${g}`)],
  [
    /^(?:inactivating|deleterious|truncating|loss of function|nonsense|frame-?shift)(?: mutations?| variants?| alterations?| truncations?)?$/i,
    one('lof', (g) => `lof:${g}`),
  ],
  [/^(?:(?:biallelic )?(?:inactivation|inactivated)|biallelic loss|truncation|null(?: \(.*\))?)$/i, one('lof', (g) => `lof:${g}`)],
  [/^(?:gain[- ]of[- ]function|activating|oncogenic)(?: mutations?| variants?| alterations?)?$/i, one('gof', (g) => `gof:${g}`)],
  [/^splice[- ]site (?:mutations?|variants?|alterations?)$/i, one('any', (g) => `any:${g}`)],
  [/^(?:any )?(?:mutations?|mutated|mutant|mut|alterations?|variants?)$/i, one('any', (g) => `any:${g}`)],
  [/^(?:wild-? ?type|wt)$/i, one('wt', (g) => `wt:${g}`)],
  [/^(?:itd|internal (?:tandem )?duplications?)$/i, one('itd', (g) => `itd:${g}`)],
  [/^(?:ptd|partial tandem duplications?)$/i, one('ptd', (g) => `ptd:${g}`)],
  [/^(?:egfr ?)?v(?:ariant )?iii$/i, one('viii', (g) => `viii:${g}`)],
  [
    /^(?:over-?expression|overexpressed|high expression|(?:p16 |protein )?expression|positive expression)$/i,
    one('expression', (g) => `expression:${g}:over`),
  ],
  [
    /^(?:under-?expression|low expression|decreased expression|(?:loss of|loss|absent|no) (?:nuclear )?(?:protein )?expression)$/i,
    one('expression', (g) => `expression:${g}:under`),
  ],
  [/^(nuclear|cytoplasmic) (?:expression|translocation|mislocali[sz]ation)$/i, one('expression', (g) => `expression:${g}:localization`)],
  [/^(?:[STY]\d+ )?phosphorylation$/i, one('expression', (g) => `expression:${g}:phosphorylation`)],
  [/^serum levels?$/i, one('expression', (g) => `expression:${g}:serum`)],
  [
    /^(?:[a-z0-9]+-?v\d+(?: splice variant)?|v\d+ expression|[a-z0-9]+s expression|alternative transcript \(ati\))$/i,
    one('expression', (g) => `expression:${g}:isoform`),
  ],
  [/^[pq0-9.-]+ \d+ ?mb del(?:etion)?$/i, one('cna', (g) => `cna:${g}:deletion`)],
  [/^(?:promoter )?(?:hyper-?)?methylat(?:ion|ed)$/i, one('methylation', (g) => `methylation:${g}`)],
  [/^(?:promoter )?(?:demethylation|hypomethylation|unmethylated)$/i, one('not', (g) => `not(methylation:${g})`)],
  [/^class (?:1|i)(?: mutations?| alterations?| variants?)?$/i, (g) => (g === 'BRAF' ? single('codon', 'codon:BRAF:V600') : TEXT)],
  [
    /^class (?:[23]|iii?|2\/3|ii\/iii)(?: mutations?| alterations?| variants?)?$/i,
    (g) => (g === 'BRAF' ? single('not', 'not(codon:BRAF:V600)') : TEXT),
  ],
  [/^promoter (?:mutations?|variants?|alterations?)$/i, (g) => (g === 'TERT' ? anyOf('c', TERT_PROMOTER) : TEXT)],
];

/** `X1010_splice` of cBioPortal: a splice change at the residue; of MET it is exon 14 that is skipped (borders of NM_000245 and NM_001127500). */
function spliceResidue(gene: string, name: string): ClassifiedName | null {
  const residue = /^(?:p\.)?X(\d+)_splice$/i.exec(name)?.[1];
  if (residue === undefined) return null;
  const isMetExon14 = gene === 'MET' && [963, 981, 1010, 1028].some((border) => Math.abs(border - Number(residue)) <= 1);
  return isMetExon14 ? single('exon', 'exon:MET:14:skipping') : single('any', `any:${gene}`);
}

/** Names that speak of residues: a codon, two codons, a range, a domain. */
export function residueName(gene: string, name: string): ClassifiedName | null {
  const codon = /^(?:p\.)?([ACDEFGHIKLMNPQRSTVWY]\d+)(?: (?:mutations?|alterations?|variants?))?$/i.exec(name);
  if (codon) return single('codon', `codon:${gene}:${(codon[1] ?? '').toUpperCase()}`);
  const range =
    /^(?:del(?:etion)? |(?:amino acids?|residues|codons?|aa) )(\d+)(?:\s*[-–]\s*(\d+))?(?: (?:mutations?|alterations?))?$/i.exec(name);
  if (range) return single('range', `range:${gene}:${range[1] ?? ''}-${range[2] ?? range[1] ?? ''}`);
  const spliced = spliceResidue(gene, name);
  if (spliced) return spliced;
  const domain = /^(.+?) mut(?:ation)?s?$/i.exec(name);
  const span = domain ? domainRange(gene, domain[1] ?? '') : null;
  return span === null ? null : single('range', `range:${gene}:${span.from}-${span.to}`);
}

export function phraseName(gene: string, name: string): ClassifiedName | null {
  return PHRASES.find(([pattern]) => pattern.test(name))?.[1](gene) ?? null;
}

/** `D835H/Y`, `S310F/Y` are two changes of one residue; `G12/G13` are two codons. */
export function slashed(name: string, classify: (part: string) => ClassifiedName): ClassifiedName | null {
  const sameResidue = /^(?<at>[A-Z]\d+)(?<changes>[A-Z*](?:\/[A-Z*])+)$/.exec(name)?.groups;
  if (sameResidue)
    return joined(
      'or',
      (sameResidue['changes'] ?? '').split('/').map((to) => classify(`${sameResidue['at'] ?? ''}${to}`)),
    );
  return /^[A-Z]\d+[A-Z]?(?:\/[A-Z]\d+[A-Z]?)+$/.test(name) ? joined('or', name.split('/').map(classify)) : null;
}
