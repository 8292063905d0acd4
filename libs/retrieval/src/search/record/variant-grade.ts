import type { RecordRow } from './record-row.ts';
import { profileWords } from './record-row.ts';
import { phraseOf } from '../words.ts';

/** A variant form of a query, folded once. */
export interface AskedVariant {
  readonly words: readonly string[];
  readonly phrase: string;
  /** The form's words with the asked genes; a form that names a gene itself stands without the others as well. */
  readonly profile: ReadonlySet<string>;
  /** `v600` of `v600e`. */
  readonly codons: readonly string[];
  /** 1 for the first form and for every one that names a position; less for a class such as "mutation" beside a name. */
  readonly weight: number;
}

const CHANGE = /^([a-z]\d+)(?:[a-z]|fs|\*|=)/;
const CLASS_BESIDE_NAME = 0.55;

export function askedVariants(genes: readonly string[], variants: readonly string[]): readonly AskedVariant[] {
  const geneWords = genes.flatMap(profileWords);
  return [...new Set(variants)].flatMap((variant, position) => {
    const words = profileWords(variant);
    const form = {
      words,
      phrase: phraseOf(variant),
      codons: words.flatMap((word) => CHANGE.exec(word)?.[1] ?? []),
      weight: position === 0 || /\d/.test(variant) ? 1 : CLASS_BESIDE_NAME,
    };
    const withGenes = { ...form, profile: new Set([...geneWords, ...words]) };
    return words.some((word) => geneWords.includes(word)) ? [withGenes, { ...form, profile: new Set(words) }] : [withGenes];
  });
}

/**
 * How closely a record's profile is what was asked, 0–1, in the order of the match levels (2-domain-rules §2).
 *
 * | record's profile | grade |
 * |---|---|
 * | the same words | 1 |
 * | the same key under another name (`H115Q (c.345C>G)` for H115Q) | 0.97 |
 * | one change, told in fewer words | 0.93 |
 * | a narrower change (`NPM1::ALK` for any ALK fusion) | 0.75 |
 * | a combination that holds it | 0.72 |
 * | the codon of the change | 0.65 |
 * | any mutation of the gene | 0.5 |
 * | another change of the residue | 0.35 |
 * | shares words beside the gene | up to 0.3 |
 * | else | 0 |
 */
export function variantGrade(row: RecordRow, asked: readonly AskedVariant[]): number {
  let best = 0;
  for (const variant of asked) best = Math.max(best, variant.weight * gradeOf(row, variant));
  return best;
}

function gradeOf(row: RecordRow, asked: AskedVariant): number {
  const holdsAsked = within(asked.profile, row.profile);
  if (holdsAsked && asked.profile.size === row.profile.size) return 1;
  if (!row.isCompound && row.keyPhrases.includes(asked.phrase)) return 0.97;
  if (holdsAsked) return row.isCompound ? 0.72 : 0.75;
  if (row.isCompound && row.keyPhrases.includes(asked.phrase)) return 0.7;
  if (within(row.profile, asked.profile) && row.profile.size > row.genes.size) return 0.93;
  if (asked.codons.some((codon) => row.profile.has(codon))) return 0.65;
  if (asked.codons.length > 0 && !row.isCompound && row.profile.has('mutation') && row.profile.size <= row.genes.size + 1) return 0.5;
  if (asked.codons.some((codon) => hasCodon(row, codon))) return 0.35;
  const own = asked.words.filter((word) => row.profile.has(word) && !row.genes.has(word.toUpperCase()));
  return own.length === 0 ? 0 : (0.3 * own.length) / Math.max(asked.words.length, row.profile.size - row.genes.size);
}

function within(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  if (part.size > whole.size) return false;
  for (const word of part) if (!whole.has(word)) return false;
  return true;
}

function hasCodon(row: RecordRow, codon: string): boolean {
  for (const word of row.profile) if (word.startsWith(codon) && CHANGE.exec(word)?.[1] === codon) return true;
  return false;
}
