import { DRUG_SYNONYMS } from '@consilium/domain/evidence';
import type { SearchFacets } from '@consilium/domain/evidence';
import type { KnowledgeSnapshot } from '@consilium/domain';
import { SPOKEN_DISEASES, diseaseKey } from '../query/spoken-diseases.ts';

/** Names that stand for the facets in running text: gene aliases, trade names and codes of drugs, abbreviations of diseases. */
export interface TextNames {
  readonly aliasesOf: ReadonlyMap<string, readonly string[]>;
}

const SHORTEST_ALIAS = 3;

export function textNamesOf({ genes }: Pick<KnowledgeSnapshot, 'genes'>): TextNames {
  return { aliasesOf: new Map(genes.map(({ symbol, aliases }) => [symbol, aliases.filter((alias) => alias.length >= SHORTEST_ALIAS)])) };
}

/** The facets with every other name of theirs behind the one that was asked, so that a text index finds a document whatever name it uses. */
export function expandFacets(facets: SearchFacets, { aliasesOf }: TextNames): SearchFacets {
  return {
    ...facets,
    variants: unique([
      ...facets.variants,
      ...facets.genes.flatMap((gene) => spelledWith(gene, aliasesOf.get(gene) ?? [], facets.variants)),
    ]),
    genes: unique(facets.genes.flatMap((gene) => [gene, ...(aliasesOf.get(gene) ?? [])])),
    diseases: unique([...facets.diseases, ...facets.diseases.flatMap((disease) => SPOKEN_DISEASES.get(diseaseKey(disease)) ?? [])]),
    therapies: unique(facets.therapies.flatMap((therapy) => [therapy, ...(DRUG_SYNONYMS[therapy] ?? [])])),
  };
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];

/** A variant that names its gene (`BCR::ABL1 fusion`) is told with an alias of the gene as well (`BCR-ABL`). */
const spelledWith = (gene: string, aliases: readonly string[], variants: readonly string[]): readonly string[] =>
  variants.filter((variant) => variant.includes(gene)).flatMap((variant) => aliases.map((alias) => variant.replaceAll(gene, alias)));
