import { genericDrugName } from '@consilium/domain';
import type { SearchFacets } from '@consilium/domain/evidence';
import { phraseOf, wordsOf } from '../words.ts';
import { mendWord } from './mend-word.ts';
import type { KnownProfile, Vocabulary } from './vocabulary.ts';

const LONGEST_PHRASE = 14;
const LONGEST_DRUG = 3;
/** Gene symbols and aliases that are words of a sentence: a gene only in capitals. */
const ALSO_A_WORD: ReadonlySet<string> = new Set(
  'a age aim all and any are as at bad be best beta can cat clip cell chip cope dad end era fast for far flame gas gene give go hand has hip his how image impact in is it kid large light lung map mask max met mice mind mini mono nail not of on or out pal part pace per pigs possible prep prove raise red rest ring rod role sea set she ship spring star step steel stop task test the time to top trail trap type via was white wish with'.split(' '),
); // prettier-ignore
const CHANGE_WORD =
  /^(?:[a-z]\d+\S*|exon|\d+|deletion|insertion|duplication|amplification|mutation|fusion|rearrangement|loss|gain|skipping|truncating|activating|wild|expression|overexpression|underexpression|methylation|hypermethylation|itd|ptd|viii|copy|number|variation|function|biallelic|inactivation|c\.\S+|e\d+)$/;

/** A word in capitals with a figure, as a symbol looks that the vocabulary does not have. */
const GENE_SHAPE = /^[A-Z][A-Z0-9-]{1,6}\d[A-Z0-9]?$/;

interface Reading {
  readonly written: readonly string[];
  readonly words: readonly string[];
  readonly isTaken: boolean[];
}

/**
 * Reads the names in a typed query as facets, longest name first: disease, therapy, genes, then the profile of these genes of which most words stand in the
 * text. A facet that the query has already is not read again. The text itself stays, so nothing that was typed is lost.
 */
export function readQueryText(facets: SearchFacets, vocabulary: Vocabulary): SearchFacets {
  if (facets.text.trim() === '') return facets.text === '' ? facets : { ...facets, text: '' };
  const reading = readingOf(facets.text, vocabulary);
  const diseases = facets.diseases.length > 0 ? facets.diseases : takeDisease(reading, vocabulary);
  const therapies = facets.therapies.length > 0 ? facets.therapies : takeTherapies(reading, vocabulary);
  const genes = facets.genes.length > 0 ? facets.genes : takeGenes(facets.text, reading, vocabulary);
  const variants = facets.variants.length > 0 ? facets.variants : variantsOf(reading, genes, partnersIn(facets.text), vocabulary);
  return { ...facets, genes, variants, diseases, therapies, text: reading.words.join(' ') };
}

/** One entry a word; a word that no name has is mended where only one name is near. */
function readingOf(text: string, vocabulary: Vocabulary): Reading {
  const written = (text.normalize('NFKC').match(/[^\s:;,()/|–—-]+/gu) ?? []).flatMap((part) => {
    const words = wordsOf(part);
    return words.length === 1 ? [part] : words;
  });
  const words = written.map((part) => {
    const word = phraseOf(part) || part.toLowerCase();
    return vocabulary.genes.has(word) ? word : (mendWord(word, vocabulary) ?? word);
  });
  return { written, words, isTaken: written.map(() => false) };
}

function takeDisease(reading: Reading, { diseases }: Vocabulary): readonly string[] {
  for (const [from, to] of spansOf(reading, LONGEST_PHRASE)) {
    const phrase = phraseOf(reading.words.slice(from, to).join(' '));
    const names = diseases.get(phrase) ?? (to - from === 1 ? diseases.get(reading.written[from] ?? '') : undefined);
    if (names === undefined) continue;
    reading.isTaken.fill(true, from, to);
    return names;
  }
  return [];
}

function takeTherapies(reading: Reading, { therapies }: Vocabulary): readonly string[] {
  const found = new Set<string>();
  for (const [from, to] of spansOf(reading, LONGEST_DRUG)) {
    const name = [reading.words, reading.written]
      .map((parts) => genericDrugName(parts.slice(from, to).join(' ')))
      .find((one) => therapies.has(one));
    if (name === undefined) continue;
    found.add(name);
    reading.isTaken.fill(true, from, to);
  }
  return [...found];
}

function takeGenes(text: string, reading: Reading, { genes }: Vocabulary): readonly string[] {
  const found = new Set<string>(partnersIn(text).map((partner) => genes.get(partner.toLowerCase())?.[0] ?? partner));
  for (const [at, word] of reading.words.entries()) {
    if (reading.isTaken[at]) continue;
    const [symbol, ...more] = genes.get(word) ?? [];
    if (symbol === undefined || more.length > 0) continue;
    if (ALSO_A_WORD.has(word) && reading.written[at] !== word.toUpperCase()) continue;
    found.add(symbol);
  }
  if (found.size > 0) return [...found];
  const shaped = reading.written.find((part, at) => !reading.isTaken[at] && GENE_SHAPE.test(part) && !CHANGE_WORD.test(part.toLowerCase()));
  return shaped === undefined ? [] : [shaped];
}

/** A fusion names its partners whether they are known or not. */
const partnersIn = (text: string): readonly string[] =>
  [...text.matchAll(/([A-Za-z][A-Za-z0-9.-]*)::([A-Za-z][A-Za-z0-9.-]*)/g)].flatMap(([, five = '', three = '']) =>
    [five, three].filter((partner) => !/^v$|^e\d+$/i.test(partner)),
  );

/** The fullest profile of the genes; else the words that name a change. */
function variantsOf(reading: Reading, genes: readonly string[], partners: readonly string[], vocabulary: Vocabulary): readonly string[] {
  const free = reading.words.filter((_, at) => !reading.isTaken[at]);
  const known = new Set([...free, ...genes.flatMap(wordsOf)]);
  const candidates = genes.length > 0 ? genes.flatMap((gene) => vocabulary.profilesOfGene.get(gene) ?? []) : vocabulary.profilesWithoutGene;
  const fullest = candidates
    .filter(({ words }) => words.length > 0 && words.every((word) => known.has(word)))
    .reduce<KnownProfile | null>((best, one) => (best === null || isFuller(one, best) ? one : best), null);
  const changes = free.filter((word) => CHANGE_WORD.test(word) && !genes.some((gene) => gene.toLowerCase() === word));
  const isWhole = fullest !== null && changes.every((word) => !/\d/.test(word) || fullest.words.includes(word));
  if (fullest !== null && isWhole) return [fullest.name];
  return changes.length > 0 ? [[...partners, ...new Set(changes)].join(' ')] : [];
}

const isFuller = (one: KnownProfile, best: KnownProfile): boolean =>
  one.words.length > best.words.length || (one.words.length === best.words.length && one.name < best.name);

/** Spans of free words, longest first, then from the left. */
function* spansOf({ words, isTaken }: Reading, longest: number): Generator<readonly [from: number, to: number]> {
  for (let length = Math.min(longest, words.length); length > 0; length -= 1)
    for (let from = 0; from + length <= words.length; from += 1)
      if (!isTaken.slice(from, from + length).some(Boolean)) yield [from, from + length];
}
