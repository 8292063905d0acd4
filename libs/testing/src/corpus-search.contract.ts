import { EMPTY_FACETS } from '@consilium/domain/evidence';
import type { CorpusContent, CorpusSearch, SearchFacets } from '@consilium/domain/evidence';
import { aCorpus, aCorpusDocument } from './corpus-documents.ts';

/** Made-up ids (9000xxxx) and texts. */
const EXACT = aCorpusDocument({
  id: 'pubmed:90000001',
  text: 'Background is given. Of the tumors with BRAF V600E most shrank under dabrafenib. Melanoma was the most frequent tumor.',
});
const NEIGHBOUR = aCorpusDocument({
  id: 'pubmed:90000002',
  text: 'Background is given. Of the tumors with BRAF V600K some shrank under dabrafenib. Melanoma was the most frequent tumor.',
});
const OTHER_GENE = aCorpusDocument({
  id: 'pubmed:90000003',
  text: 'Lung cancers with EGFR L858R shrank under osimertinib. Nothing is said of other genes here.',
});
const RETRACTED = aCorpusDocument({
  id: 'pubmed:90000004',
  standing: 'retracted',
  text: 'Every tumor with BRAF V600E shrank under dabrafenib in this melanoma study, which was withdrawn later.',
});
const LONG = aCorpusDocument({
  id: 'pubmed:90000005',
  text: [
    ...Array.from({ length: 8 }, (_, at) => `Sentence ${at} speaks of sampling and of storage alone.`),
    'Tumors with KRAS G12C shrank under sotorasib.',
    'Half of them grew again.',
  ].join(' '),
});
const GUIDELINE = aCorpusDocument({
  id: 'guideline:synthetic/1',
  corpus: 'guideline',
  text: 'Offer a BRAF inhibitor with a MEK inhibitor to adults with melanoma and BRAF V600E.',
});

const facets = (given: Partial<SearchFacets>): SearchFacets => ({ ...EMPTY_FACETS, ...given });
const V600E = facets({ genes: ['BRAF'], variants: ['V600E'], diseases: ['Melanoma'], therapies: ['dabrafenib'] });

/**
 * What every `CorpusSearch` keeps, in process or in Postgres. Call it within a spec file.
 *
 * 1. Best first, score 0–1, the best hit at 1; ties by document id; the same query gives the same list.
 * 2. A document is found once, with one of its own windows: the one that speaks of what was asked.
 * 3. Gene and variant stand above disease and therapy; the asked variant stands above its neighbour.
 * 4. A retracted document is never a hit; corpora are never mixed.
 * 5. Nothing asked or nothing met is an empty list; signs of a query language are words.
 */
export function corpusSearchContract(name: string, open: (contents: readonly CorpusContent[]) => Promise<CorpusSearch>): void {
  describe(`${name} as a search of corpora`, () => {
    let search: CorpusSearch;
    beforeAll(async () => {
      search = await open([aCorpus([EXACT, NEIGHBOUR, OTHER_GENE, RETRACTED, LONG]), aCorpus([GUIDELINE], 'guideline')]);
    });
    const idsOf = async (asked: SearchFacets, limit = 10): Promise<readonly string[]> =>
      (await search.search('literature', asked, limit)).map(({ document }) => document.id);

    it('puts the asked variant before its neighbour', async () => {
      expect((await idsOf(V600E)).slice(0, 2)).toEqual([EXACT.id, NEIGHBOUR.id]);
    });

    it('puts gene and variant before therapy and disease', async () => {
      const asked = facets({ genes: ['EGFR'], variants: ['L858R'], diseases: ['Melanoma'], therapies: ['dabrafenib'] });
      expect((await idsOf(asked))[0]).toBe(OTHER_GENE.id);
    });

    it('never gives a retracted document', async () => {
      expect(await idsOf(V600E)).not.toContain(RETRACTED.id);
    });

    it('never mixes the corpora', async () => {
      expect(await idsOf(V600E)).not.toContain(GUIDELINE.id);
      expect((await search.search('guideline', V600E, 10)).map(({ document }) => document.id)).toEqual([GUIDELINE.id]);
    });

    it('gives the window that speaks of what was asked, once a document', async () => {
      const hits = await search.search('literature', facets({ genes: ['KRAS'], variants: ['G12C'] }), 10);
      const [hit] = hits.filter(({ document }) => document.id === LONG.id);
      expect(LONG.windows).toContainEqual(hit?.window);
      expect(LONG.text.slice(...(hit?.window ?? [0, 0]))).toContain('KRAS G12C');
      expect(new Set(hits.map(({ document }) => document.id)).size).toBe(hits.length);
    });

    it('gives the document whole, as it was imported', async () => {
      const [hit] = await search.search('literature', V600E, 1);
      expect(hit?.document).toMatchObject({
        id: EXACT.id,
        text: EXACT.text,
        sha256: EXACT.sha256,
        corpus: 'literature',
        windows: EXACT.windows,
      });
    });

    it('scores from 1 downwards, within 0 and 1, and keeps to the limit', async () => {
      const scores = (await search.search('literature', V600E, 10)).map(({ score }) => score);
      expect(scores[0]).toBe(1);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
      expect(await idsOf(V600E, 1)).toHaveLength(1);
    });

    it('answers the same query alike', async () => {
      expect(await search.search('literature', V600E, 10)).toEqual(await search.search('literature', V600E, 10));
    });

    it('finds by free words', async () => {
      expect((await idsOf(facets({ text: 'tumors that shrank under osimertinib' })))[0]).toBe(OTHER_GENE.id);
    });

    it.each([
      ['nothing is asked', EMPTY_FACETS],
      ['nothing is met', facets({ genes: ['ZZZ9'], variants: ['Q999X'] })],
      ['only signs are asked', facets({ text: "& | ! ( ) : * <-> ' \\" })],
    ])('gives nothing when %s', async (_what, asked) => {
      expect(await idsOf(asked)).toEqual([]);
    });

    it('reads the signs of a query language as words', async () => {
      const asked = facets({ genes: ["EGFR'); DROP TABLE x; --"], variants: ['L858R & !EGFR | (('], text: 'osimertinib:* <-> "' });
      expect((await idsOf(asked))[0]).toBe(OTHER_GENE.id);
    });
  });
}
