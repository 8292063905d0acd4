import type { SearchFacets } from '@consilium/domain/evidence';
import { wordsOf } from '../words.ts';
import { askedVariantTexts, classOfChange } from './asked-names.ts';
import type { AskedVariantText } from './asked-names.ts';
import type { WindowWords } from './window-row.ts';

/** Found on the development half of the statements alone (test/bench/evidence); what a text names decides, then what else it says. */
const WEIGHTS = { gene: 2.5, variant: 12, class: 0.8, disease: 1.2, therapy: 2.5, text: 0.9, otherChange: 2.5 };
/** What stands elsewhere in the document counts less than what stands in the window. */
const BESIDE = { document: 0.2, laterName: 0.8, codon: 0.6 };

export interface WindowScorer {
  /** What the window meets, not yet relative to the best. */
  score(row: WindowWords, textScore: number): number;
  /** 0–1: the share of the asked names that the window and its document tell; 0 where genes are asked and none is told. */
  coverage(row: WindowWords): number;
  /** Words to look for in the text index. */
  readonly words: readonly string[];
}

type Phrase = readonly string[];
type Words = ReadonlySet<string>;

/** Scorer of one query over running text. */
export function windowScorer(facets: SearchFacets): WindowScorer {
  const genes = facets.genes.map(wordsOf).filter(notEmpty);
  const variants = askedVariantTexts(facets);
  const classes = [...new Set(facets.variants.flatMap(classOfChange))];
  const diseases = facets.diseases.map(wordsOf).filter(notEmpty);
  const therapies = facets.therapies.map(wordsOf).filter(notEmpty);
  const asked = new Set(facets.variants.flatMap(wordsOf));
  const named = [...genes, ...diseases, ...therapies].flat();
  const words = [...new Set([...named, ...variants.flat().flatMap(({ anyOf }) => anyOf.slice(0, 1)), ...wordsOf(facets.text)])];
  const met = (known: Words): number =>
    WEIGHTS.gene * (genes.some((name) => holds(known, name)) ? 1 : 0) +
    WEIGHTS.variant * bestShare(variants, known) +
    WEIGHTS.class * (classes.some((word) => known.has(word)) ? 1 : 0) +
    WEIGHTS.disease * nearestName(diseases, known) +
    WEIGHTS.therapy * (therapies.some((name) => holds(known, name)) ? 1 : 0);
  const most =
    (genes.length > 0 ? WEIGHTS.gene : 0) +
    (variants.length > 0 ? WEIGHTS.variant : 0) +
    (diseases.length > 0 ? WEIGHTS.disease : 0) +
    (therapies.length > 0 ? WEIGHTS.therapy : 0);
  return {
    words,
    coverage: ({ words: known, documentWords }) =>
      most === 0 || (genes.length > 0 && !genes.some((name) => holds(documentWords, name)))
        ? 0
        : Math.min(1, ((1 - BESIDE.document) * met(known) + BESIDE.document * met(documentWords)) / most),
    score: ({ words: known, documentWords, changes }, textScore) =>
      Math.max(
        0,
        (1 - BESIDE.document) * met(known) +
          BESIDE.document * met(documentWords) +
          WEIGHTS.text * textScore -
          (variants.length > 0 ? WEIGHTS.otherChange * shareOfOthers(changes, asked) : 0),
      ),
  };
}

const notEmpty = (words: Phrase): boolean => words.length > 0;
const holds = (known: Words, phrase: Phrase): boolean => phrase.every((word) => known.has(word));

/** `G12`, `G12X` or `codon 12`. */
const tellsCodon = (codon: string, known: Words): boolean =>
  known.has(codon) || known.has(`${codon}x`) || ((known.has('codon') || known.has('codons')) && known.has(codon.slice(1)));

/** Weighed share of the words of the form that is told best. */
function bestShare(variants: readonly AskedVariantText[], known: Words): number {
  let best = 0;
  for (const variant of variants) {
    let total = 0;
    let told = 0;
    for (const { anyOf, weight, codon } of variant) {
      total += weight;
      if (anyOf.some((word) => known.has(word))) told += weight;
      else if (codon !== null && tellsCodon(codon, known)) told += BESIDE.codon * weight;
    }
    if (total > 0) best = Math.max(best, told / total);
  }
  return best;
}

/** Share of the named changes that nobody asked for: a text about many changes says less of each. */
const shareOfOthers = (changes: readonly string[], asked: Words): number =>
  changes.length === 0 ? 0 : changes.filter((change) => !asked.has(change)).length / changes.length;

function nearestName(diseases: readonly Phrase[], known: Words): number {
  const at = diseases.findIndex((name) => holds(known, name));
  return at === -1 ? 0 : at === 0 ? 1 : BESIDE.laterName;
}
