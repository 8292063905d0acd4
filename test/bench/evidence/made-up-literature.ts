import { createHash } from 'node:crypto';
import { splitSentences } from '@consilium/domain/evidence';
import type { CorpusContent, CorpusDocument, SearchFacets, TextSpan } from '@consilium/domain/evidence';
import { EMPTY_FACETS } from '@consilium/domain/evidence';
import { seededRandom } from '../seeded-random.ts';

/** Abstracts that nobody wrote, for measures of speed: words, genes and drugs are drawn by rank as in real texts (few often, most seldom); ids are made up. */
const WINDOW = 4;
const SENTENCES = 9;
const GENES = ['EGFR', 'KRAS', 'BRAF', 'TP53', 'ERBB2', 'PIK3CA', 'ALK', 'NRAS', 'MET', 'RET'];
const ACIDS = 'ACDEFGHIKLMNPQRSTVWY';
const DISEASES = ['lung adenocarcinoma', 'melanoma', 'colorectal cancer', 'breast cancer', 'thyroid cancer', 'glioma', 'gastric cancer'];
const STEMS = ['osi', 'dabra', 'tra', 'seluma', 'erlo', 'gefi', 'lorla', 'cabo', 'pazo', 'reni', 'tepo', 'capma', 'ada', 'soto', 'luma'];
const ENDINGS = ['tinib', 'fenib', 'metinib', 'ciclib', 'rasib', 'limab', 'parib', 'lisib'];
const COMMON = (
  'patients tumors with treated response the of in and to was were for progression survival months median trial study results cohort phase ' +
  'resistance mutation expression cells pathway inhibition growth analysis clinical data observed associated significantly compared therapy'
).split(' ');

/** A rank below `count`, the first far more often than the last. */
const ranked = (next: () => number, count: number): number => Math.min(count - 1, Math.floor(count ** next()) - 1);

const geneAt = (rank: number): string => GENES[rank] ?? `GN${String(rank)}`;
const variantAt = (rank: number): string => `${ACIDS[(rank * 7) % 20] ?? 'V'}${String(12 + rank * 13)}${ACIDS[(rank * 3 + 4) % 20] ?? 'E'}`;
const drugAt = (rank: number): string =>
  `${STEMS[rank % STEMS.length] ?? ''}${ENDINGS[Math.floor(rank / STEMS.length) % ENDINGS.length] ?? ''}`;
const wordAt = (rank: number): string => COMMON[rank] ?? `w${rank.toString(36)}x`;
const at = <T>(items: readonly T[], rank: number): T => items[rank % items.length] as T;

function subjectOf(next: () => number) {
  return {
    gene: geneAt(ranked(next, 600)),
    variant: variantAt(ranked(next, 40)),
    drug: drugAt(ranked(next, 120)),
    disease: at(DISEASES, ranked(next, DISEASES.length)),
  };
}

function abstractOf(next: () => number): { readonly title: string; readonly text: string } {
  const { gene, variant, drug, disease } = subjectOf(next);
  const sentence = (told: string): string => `${told} ${Array.from({ length: 16 }, () => wordAt(ranked(next, 20_000))).join(' ')}.`;
  const told = [
    `Tumors with ${gene} ${variant} were given ${drug}`,
    `Of the patients with ${disease}`,
    `The change of ${gene} stood beside ${geneAt(ranked(next, 600))}`,
  ];
  const sentences = Array.from({ length: SENTENCES }, (_, index) => sentence(told[index % 4] ?? 'We saw'));
  return { title: `${drug} in ${disease} with ${gene} ${variant}`, text: sentences.join(' ') };
}

function windowsOf(sentences: readonly TextSpan[]): readonly TextSpan[] {
  const windows: TextSpan[] = [];
  for (let first = 0; first < sentences.length; first += WINDOW - 1) {
    const last = sentences[Math.min(first + WINDOW, sentences.length) - 1];
    const begin = sentences[first];
    if (begin && last) windows.push([begin[0], last[1]]);
    if (first + WINDOW >= sentences.length) break;
  }
  return windows;
}

export function madeUpLiterature(count: number, seed = 20_260_105): CorpusContent {
  const next = seededRandom(seed);
  const documents = Array.from({ length: count }, (_, index): CorpusDocument => {
    const { title, text } = abstractOf(next);
    const sentences = splitSentences(text);
    return {
      id: `pubmed:9${String(index).padStart(8, '0')}`,
      source: 'made up',
      corpus: 'literature',
      title,
      text,
      sections: [],
      sentences,
      windows: windowsOf(sentences),
      quotable: true,
      sha256: createHash('sha256').update(text).digest('hex'),
      facts: {},
      retracted: index % 500 === 0,
      standing: index % 500 === 0 ? 'retracted' : 'current',
      licence: null,
      language: 'en',
      publishedOn: String(1995 + (index % 30)),
    };
  });
  return { corpus: 'literature', title: 'made-up abstracts', licence: null, documents, refused: [] };
}

/** Queries as the retrieval asks them: all four fields, some without a therapy, some without a gene, some as words alone. */
export function madeUpQueries(count: number, seed = 7): readonly SearchFacets[] {
  const next = seededRandom(seed);
  return Array.from({ length: count }, (_, index): SearchFacets => {
    const { gene, variant, drug, disease } = subjectOf(next);
    const text = `does ${drug} work in ${disease} with ${gene} ${variant}`;
    const all = { ...EMPTY_FACETS, genes: [gene], variants: [variant, variant.slice(0, -1)], diseases: [disease, 'solid tumor'] };
    if (index % 5 === 1) return all;
    if (index % 5 === 2) return { ...all, genes: [], variants: [], therapies: [drug] };
    if (index % 5 === 3) return { ...EMPTY_FACETS, text };
    return { ...all, therapies: [drug], text: index % 2 === 0 ? text : '' };
  });
}
