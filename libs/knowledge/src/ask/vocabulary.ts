import { buildGeneTable, keysOfProfile, lookupGene } from '@consilium/domain';
import type { GeneTable, KnowledgeSnapshot, TumorType } from '@consilium/domain';
import { diseaseNames } from './diseases.ts';
import type { DiseaseNames } from './diseases.ts';
import { drugNames } from './drugs.ts';
import type { DrugNames } from './drugs.ts';
import { spellingsOf } from './mend.ts';
import type { Spellings } from './mend.ts';

/** Everything a question is read with; built once a set of releases, by {@link questionVocabulary}. */
export interface QuestionVocabulary {
  readonly genes: GeneTable;
  readonly geneSpellings: Spellings;
  readonly diseases: DiseaseNames;
  readonly diseaseSpellings: Spellings;
  readonly drugs: DrugNames;
  readonly types: readonly TumorType[];
  /** Pairs of which a record has a fusion, in its order (`EML4::ALK`). */
  readonly fusions: ReadonlySet<string>;
  /** Change of a residue or codon (`T315I`, `G12`) → genes that have a record of it, each with the tumor types of those records. */
  readonly genesOfChange: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;
}

export function questionVocabulary({ genes, items, tumorTypes }: KnowledgeSnapshot): QuestionVocabulary {
  const table = buildGeneTable(genes);
  const diseases = diseaseNames(tumorTypes, (name) => lookupGene(table, name).kind !== 'unknown');
  return {
    genes: table,
    geneSpellings: spellingsOf([...table.names.keys()]),
    diseases,
    diseaseSpellings: spellingsOf(diseases.words),
    drugs: drugNames(items),
    types: tumorTypes,
    fusions: fusionsOf(items),
    genesOfChange: changesOf(items),
  };
}

const fusionsOf = (items: KnowledgeSnapshot['items']): ReadonlySet<string> =>
  new Set(items.flatMap(({ profile }) => keysOfProfile(profile).flatMap((key) => /^fusion:((?!v::).+::(?!v$).+)$/.exec(key)?.[1] ?? [])));

function changesOf(items: KnowledgeSnapshot['items']): QuestionVocabulary['genesOfChange'] {
  const map = new Map<string, Map<string, Set<string>>>();
  for (const { profile, disease, tierForming } of items) {
    if (!tierForming || disease.scope !== 'types') continue;
    for (const key of keysOfProfile(profile)) {
      const [, gene = '', change = ''] = /^(?:p|codon):([^:]+):(.+)$/.exec(key) ?? [];
      if (change === '') continue;
      const genes = map.get(change) ?? new Map<string, Set<string>>();
      const codes = genes.get(gene) ?? new Set<string>();
      for (const code of disease.codes) codes.add(code);
      map.set(change, genes.set(gene, codes));
    }
  }
  return map;
}
