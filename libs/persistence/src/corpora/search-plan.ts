import { wordsOf } from '@consilium/domain/evidence';
import type { SearchFacets } from '@consilium/domain/evidence';

/** Words between the parts of a molecular profile; they say nothing of it. */
const JOINTS: ReadonlySet<string> = new Set(['and', 'or', 'v', 'not']);
const NAMES_AT_MOST = 24;

/** A name as the words that must all stand in a window. */
type Name = readonly string[];

/** The query in the language of Postgres' text search; words are quoted, so that no sign of that language can be asked. */
export const anyOf = (names: readonly Name[]): string => names.map(allOf).join(' | ');
const allOf = (name: Name): string => `(${name.map(quoted).join(' & ')})`;
const quoted = (word: string): string => `'${word.replaceAll(/['\\]/g, '$&$&')}'`;

/** What a query asks for, each part as a text query or null. */
export interface AskedParts {
  readonly gene: string | null;
  readonly variant: string | null;
  readonly disease: string | null;
  readonly therapy: string | null;
}

/** A condition with what a window scores that meets it; of one part, the first that is met counts. */
export interface Score {
  readonly query: string;
  readonly points: number;
}

export interface SearchPlan {
  readonly parts: AskedParts;
  /** One list a part, the best condition first. */
  readonly scores: readonly (readonly Score[])[];
  readonly words: readonly string[];
}

/** A variant named first is the change itself; later forms (codon, exon, "mutation") are wider. The same holds of tumor types and their ancestors. */
const POINTS = { gene: 4, variant: 6, wider: 4, share: 1.5, disease: 2, ancestor: 1.6, therapy: 2 } as const;

export function planOf(facets: SearchFacets): SearchPlan {
  const genes = namesOf(facets.genes);
  const variants = namesOf(facets.variants)
    .map((name) => name.filter((word) => !JOINTS.has(word)))
    .filter(isAsked);
  const diseases = namesOf(facets.diseases);
  const therapies = namesOf(facets.therapies);
  return {
    parts: { gene: queryOf(genes), variant: queryOf(variants), disease: queryOf(diseases), therapy: queryOf(therapies) },
    scores: [
      scoresOf([[genes, POINTS.gene]]),
      scoresOf([
        [variants.slice(0, 1), POINTS.variant],
        [variants.slice(1), POINTS.wider],
        [variants.flat().map((word) => [word]), POINTS.share],
      ]),
      scoresOf([
        [diseases.slice(0, 1), POINTS.disease],
        [diseases.slice(1), POINTS.ancestor],
      ]),
      scoresOf([[therapies, POINTS.therapy]]),
    ],
    words: [...new Set(wordsOf(facets.text))],
  };
}

const isAsked = (name: Name): boolean => name.length > 0;
const namesOf = (names: readonly string[]): readonly Name[] => names.map(wordsOf).filter(isAsked).slice(0, NAMES_AT_MOST);
const queryOf = (names: readonly Name[]): string | null => (names.length > 0 ? anyOf(names) : null);
const scoresOf = (rows: readonly (readonly [readonly Name[], number])[]): readonly Score[] =>
  rows.flatMap(([names, points]) => (names.length > 0 ? [{ query: anyOf(names), points }] : []));

export interface Stage {
  readonly query: string;
  /** Without the gene: looked at only while the gene has found little. */
  readonly hasGene: boolean;
}

/**
 * Conditions from the narrowest to the widest; the search stops at the first that has found enough. Parts that were not asked fall out.
 *
 * | all of | one of |
 * |---|---|
 * | gene, variant, disease, therapy | |
 * | gene, variant | disease, therapy |
 * | gene, variant | |
 * | gene | disease, therapy |
 * | gene | |
 * | variant | disease, therapy |
 * | disease, therapy | |
 * | | variant, therapy |
 * | | disease |
 */
export function stagesOf({ gene, variant, disease, therapy }: AskedParts): readonly Stage[] {
  const context = either(disease, therapy);
  const stages: readonly (readonly [string | null, boolean])[] = [
    [both(gene, variant, disease, therapy), true],
    [both(gene, variant, context), true],
    [both(gene, variant), true],
    [both(gene, context), true],
    [gene, true],
    [both(variant, context), false],
    [both(disease, therapy), false],
    [either(variant, therapy), false],
    [disease, false],
  ];
  const seen = new Set<string>();
  return stages.flatMap(([query, hasGene]) => {
    if (query === null || seen.has(query)) return [];
    seen.add(query);
    return [{ query, hasGene }];
  });
}

/** Null when a part is missing: the stage is then another one. */
const both = (...parts: readonly (string | null)[]): string | null =>
  parts.some((part) => part === null) ? null : parts.map((part) => `(${part ?? ''})`).join(' & ');
const either = (...parts: readonly (string | null)[]): string | null => {
  const asked = parts.filter((part): part is string => part !== null);
  return asked.length > 0 ? asked.map((part) => `(${part})`).join(' | ') : null;
};
