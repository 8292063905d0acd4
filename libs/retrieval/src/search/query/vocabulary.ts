import type { KnowledgeSnapshot } from '@consilium/domain';
import { profileWords } from '../record/record-row.ts';
import type { RecordRow } from '../record/record-row.ts';
import { diseaseNames } from '../facets.ts';
import { SPOKEN_DISEASES } from './spoken-diseases.ts';
import { phraseOf } from '../words.ts';

export interface KnownProfile {
  readonly name: string;
  readonly words: readonly string[];
}

/** The names that an index knows: what a typed query can be read against. */
export interface Vocabulary {
  /** Symbol or alias, folded → symbols; several for an alias of several genes. */
  readonly genes: ReadonlyMap<string, readonly string[]>;
  readonly profilesOfGene: ReadonlyMap<string, readonly KnownProfile[]>;
  /** Profiles of no gene: `MSI-H`, `TMB-H`. */
  readonly profilesWithoutGene: readonly KnownProfile[];
  /** Folded name of a disease → its names, as written first, then what lies above it. */
  readonly diseases: ReadonlyMap<string, readonly string[]>;
  readonly therapies: ReadonlySet<string>;
  /** Long words of disease and therapy names, by length: what a spelling slip is mended to. */
  readonly longWords: ReadonlyMap<number, readonly string[]>;
}

const SHORTEST_MENDED = 5;

export function buildVocabulary(rows: readonly RecordRow[], knowledge: KnowledgeSnapshot): Vocabulary {
  const diseases = diseasesOf(rows, knowledge);
  const therapies = new Set(rows.flatMap(({ therapies: names }) => [...names]));
  return {
    genes: genesOf(rows, knowledge),
    ...profilesOf(rows),
    diseases,
    therapies,
    longWords: longWordsOf([...diseases.keys(), ...therapies]),
  };
}

function genesOf(rows: readonly RecordRow[], knowledge: KnowledgeSnapshot): ReadonlyMap<string, readonly string[]> {
  const genes = new Map<string, readonly string[]>();
  for (const { symbol, aliases } of knowledge.genes)
    for (const alias of aliases) {
      const name = alias.toLowerCase();
      genes.set(name, [...new Set([...(genes.get(name) ?? []), symbol])]);
    }
  for (const { symbol } of knowledge.genes) genes.set(symbol.toLowerCase(), [symbol]);
  for (const { item } of rows) for (const gene of item.genes) genes.set(gene.toLowerCase(), [gene]);
  return genes;
}

function profilesOf(rows: readonly RecordRow[]): Pick<Vocabulary, 'profilesOfGene' | 'profilesWithoutGene'> {
  const profilesOfGene = new Map<string, Map<string, KnownProfile>>();
  const withoutGene = new Map<string, KnownProfile>();
  for (const { item } of rows) {
    const profile: KnownProfile = { name: item.profileName, words: [...new Set(profileWords(item.profileName))] };
    if (item.genes.length === 0) withoutGene.set(profile.name, profile);
    for (const gene of item.genes) {
      const known = profilesOfGene.get(gene) ?? new Map<string, KnownProfile>();
      known.set(profile.name, profile);
      profilesOfGene.set(gene, known);
    }
  }
  return {
    profilesOfGene: new Map([...profilesOfGene].map(([gene, profiles]) => [gene, [...profiles.values()]])),
    profilesWithoutGene: [...withoutGene.values()],
  };
}

/** Names of the records, and names and codes of the tumor types. A code is a name in capitals only, so it is kept as written. */
function diseasesOf(rows: readonly RecordRow[], { tumorTypes, genes }: KnowledgeSnapshot): ReadonlyMap<string, readonly string[]> {
  const byCode = new Map(tumorTypes.map((type) => [type.code, type]));
  const symbols = new Set(genes.map(({ symbol }) => symbol));
  const diseases = new Map<string, readonly string[]>(SPOKEN_DISEASES);
  for (const { code, name } of tumorTypes) {
    const names = [...diseaseNames(code, name, tumorTypes), ...(SPOKEN_DISEASES.get(phraseOf(name)) ?? [])];
    diseases.set(phraseOf(name), names);
    if (code.length >= 3 && !symbols.has(code)) diseases.set(code, names);
  }
  for (const { disease, item } of rows) {
    const [only, ...more] = item.disease.scope === 'types' ? item.disease.codes : [];
    const type = only === undefined || more.length > 0 ? undefined : byCode.get(only);
    diseases.set(disease, [
      ...new Set([
        item.diseaseName,
        ...(SPOKEN_DISEASES.get(disease) ?? []),
        ...(type ? diseaseNames(type.code, type.name, tumorTypes) : []),
      ]),
    ]);
  }
  diseases.delete('');
  return diseases;
}

function longWordsOf(names: readonly string[]): ReadonlyMap<number, readonly string[]> {
  const byLength = new Map<number, Set<string>>();
  for (const word of names.flatMap((name) => name.toLowerCase().split(/[^\p{L}]+/u)))
    if (word.length >= SHORTEST_MENDED) byLength.set(word.length, (byLength.get(word.length) ?? new Set()).add(word));
  return new Map([...byLength].map(([length, words]) => [length, [...words].sort()]));
}
