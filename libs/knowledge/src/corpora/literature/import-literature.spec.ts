import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { CorpusDocument } from '@consilium/domain/evidence';
import type { CorpusFile } from '../corpus-file.ts';
import { DocumentShelf } from '../store/document-shelf.ts';
import { importLiterature } from './import-literature.ts';
import { SENTENCES, STATEMENT, articleXml, europePmc, fileOf, medline, reference, resultOf, setXml } from './literature.fixture.ts';
import type { LiteratureNote } from './literature-shelf.ts';
import { isoDate } from './record-fields.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'consilium-corpus-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function imported(...files: readonly CorpusFile[]) {
  const shelf = new DocumentShelf<LiteratureNote>(join(folder, `${Math.random()}.jsonl`));
  try {
    const result = await importLiterature(files, STATEMENT, shelf);
    return { ...result, documents: shelf.ids().map((id) => shelf.get(id)) };
  } finally {
    shelf.close();
  }
}
const one = async (...files: readonly CorpusFile[]): Promise<CorpusDocument> => {
  const { documents, refused } = await imported(...files);
  expect(refused).toEqual([]);
  expect(documents).toHaveLength(1);
  return documents[0] ?? Promise.reject(new Error('no document'));
};
const quoted = ({ text, sentences }: CorpusDocument): readonly string[] => sentences.map(([start, end]) => text.slice(start, end));

describe('literature of one record', () => {
  const flat = { pmid: 90000001, title: 'A synthetic study of XYZ1.', abstract: SENTENCES, journal: 'J Made Up', year: 2023 };
  const summary = {
    header: { type: 'esummary' },
    result: {
      uids: ['90000001'],
      90000001: {
        uid: '90000001',
        title: 'A synthetic study of XYZ1.',
        source: 'J Made Up',
        pubdate: '2023 May',
        articleids: [],
        pubtype: [],
      },
    },
  };
  const converted = {
    MedlineCitation: {
      PMID: { '@Version': '1', '#text': '90000001' },
      Article: { ArticleTitle: 'A synthetic study of XYZ1.', Abstract: { AbstractText: [SENTENCES] } },
    },
  };
  it.each<[string, string | Uint8Array]>([
    ['PubMed XML', setXml(articleXml())],
    ['PubMed XML, gzip', gzipSync(setXml(articleXml()))],
    ['PubMed XML, UTF-16', Buffer.from(`\uFEFF${setXml(articleXml())}`, 'utf16le')],
    ['MEDLINE text', medline()],
    ['MEDLINE text with Windows line ends', medline().replaceAll('\n', '\r\n')],
    ['JSON of Europe PMC', resultOf(europePmc())],
    ['JSON Lines of Europe PMC, byte order mark', `\uFEFF${JSON.stringify(europePmc())}\n`],
    ['a list of flat records', JSON.stringify([flat])],
    ['PubMed XML as JSON', JSON.stringify({ PubmedArticleSet: { PubmedArticle: [converted] } })],
  ])('reads the same words from %s', async (_format, content) => {
    const document = await one(fileOf('export', content));
    expect(document).toMatchObject({
      id: 'pubmed:90000001',
      title: 'A synthetic study of XYZ1.',
      text: SENTENCES,
      standing: 'current',
      retracted: false,
      language: 'en',
      licence: 'test licence',
      windows: [[0, SENTENCES.length]],
    });
    expect(quoted(document)).toEqual([
      'Gene XYZ1 was tested in 40 patients.',
      'Response was seen in 12 of them (30.5%).',
      'Drug abc did not help p.V600E tumors vs. others.',
      'mXYZ lines grew.',
      'No more is known.',
    ]);
  });

  it('takes the title of a summary as its text', async () => {
    expect(await one(fileOf('summary.json', JSON.stringify(summary)))).toMatchObject({
      text: 'A synthetic study of XYZ1.',
      publishedOn: '2023-05',
      facts: { year: '2023', journal: 'J Made Up' },
    });
  });

  it('keeps labels in the text and out of the sentences, and the value of raised numbers', async () => {
    const document = await one(
      fileOf(
        'a.xml',
        setXml(
          articleXml({
            abstract:
              '<AbstractText Label="METHODS">We used 10<sup>-5</sup> M and 80 mg/m<sup>2</sup>.</AbstractText><AbstractText Label="RESULTS">CD8<sup>+</sup> &lt; 5%.</AbstractText>',
            ids: '<ArticleId IdType="pmc">PMC9000001</ArticleId><ArticleId IdType="doi">10.99999/MadeUp.1</ArticleId>',
          }),
        ),
      ),
    );
    expect(document.text).toBe('METHODS\nWe used 10^-5 M and 80 mg/m2.\n\nRESULTS\nCD8+ < 5%.');
    expect(quoted(document)).toEqual(['We used 10^-5 M and 80 mg/m2.', 'CD8+ < 5%.']);
    expect(document.facts).toMatchObject({ pmid: '90000001', pmcid: 'PMC9000001', doi: '10.99999/madeup.1', revisedOn: '2024-03-09' });
  });

  it('reads a chapter of a book, and an article in another language with both titles', async () => {
    const book = `<PubmedBookArticle><BookDocument><PMID>90000005</PMID><Book><BookTitle>Made-up book</BookTitle><PubDate><Year>2020</Year></PubDate></Book>
      <ArticleTitle>A chapter</ArticleTitle><Language>eng</Language><Abstract><AbstractText>Words of it.</AbstractText></Abstract></BookDocument></PubmedBookArticle>`;
    const german = articleXml({ title: '[A study of XYZ1].' })
      .replace('<Language>eng</Language>', '<Language>ger</Language>')
      .replace('</Abstract>', '</Abstract><VernacularTitle>Eine Studie zu XYZ1.</VernacularTitle>');
    const { documents } = await imported(fileOf('a.xml', setXml(book, german)));
    expect(documents).toEqual([
      expect.objectContaining({
        id: 'pubmed:90000005',
        text: 'Words of it.',
        publishedOn: '2020',
        facts: expect.objectContaining({ journal: 'Made-up book' }),
      }),
      expect.objectContaining({
        title: '[A study of XYZ1].',
        language: 'en',
        facts: expect.objectContaining({ articleLanguage: 'de', vernacularTitle: 'Eine Studie zu XYZ1.' }),
      }),
    ]);
  });

  it.each([
    ['2023 May 17', '2023-05-17'],
    ['2023 May-Jun', '2023-05'],
    ['2023 Winter', '2023'],
    ['1998-1999', '1998'],
    ['20240309', '2024-03-09'],
    ['2023-05-02T10:00:00Z', '2023-05-02'],
    ['in press', null],
    ['2023 Feb 40', '2023-02'],
  ])('takes the date %p as exactly as it is said: %p', (text, date) => expect(isoDate(text)).toBe(date));

  it('counts what is hidden and shows nothing of it', async () => {
    const document = await one(
      fileOf(
        'a.xml',
        setXml(
          articleXml({
            title: 'A\u200B title\u{E0041}',
            abstract: '<AbstractText>It&#x202E; grew. &lt;script&gt;x&lt;/script&gt;![i](http://x.invalid/a)</AbstractText>',
          }),
        ),
      ),
    );
    expect(document).toMatchObject({ title: 'A title', hidden: 3, text: 'It grew. [image removed]' });
  });

  it('names a record without PMID by its DOI or PMCID', async () => {
    const { documents } = await imported(
      fileOf(
        'p.json',
        resultOf(
          europePmc({ id: 'PPR1', source: 'PPR', pmid: undefined, doi: '10.99999/PRE.1', license: 'cc by' }),
          europePmc({ id: 'PMC9', source: 'PMC', pmid: undefined, pmcid: 'PMC9' }),
        ),
      ),
    );
    expect(documents.map(({ id, licence }) => [id, licence])).toEqual([
      ['doi:10.99999/pre.1', 'cc by'],
      ['pmc:PMC9', 'test licence'],
    ]);
  });
});

describe('standing of a publication', () => {
  const epmc = (type: string) => ({ commentCorrectionList: { commentCorrection: [{ id: '90000077', source: 'MED', type }] } });
  it.each([
    ['RefType RetractionIn', 'retracted', setXml(articleXml({ more: reference('RetractionIn') }))],
    ['RefType RetractedandRepublishedIn', 'retracted', setXml(articleXml({ more: reference('RetractedandRepublishedIn') }))],
    ['RefType ExpressionOfConcernIn', 'concern', setXml(articleXml({ more: reference('ExpressionOfConcernIn') }))],
    ['RefType ErratumIn', 'corrected', setXml(articleXml({ more: reference('ErratumIn') }))],
    ['RefType CorrectedandRepublishedIn', 'corrected', setXml(articleXml({ more: reference('CorrectedandRepublishedIn') }))],
    ['RefType CommentIn', 'current', setXml(articleXml({ more: reference('CommentIn') }))],
    [
      'type Retracted Publication',
      'retracted',
      setXml(articleXml({ types: '<PublicationType UI="D016441">Retracted Publication</PublicationType>' })),
    ],
    ['a title that says so', 'retracted', setXml(articleXml({ title: 'RETRACTED: A study.' }))],
    ['a study of retracted papers', 'current', setXml(articleXml({ title: 'Retracted papers and their readers.' }))],
    ['MEDLINE RIN', 'retracted', medline('90000001', 'RIN - J Made Up. 2024;1:2. PMID: 90000077')],
    ['MEDLINE ECI', 'concern', medline('90000001', 'ECI - J Made Up. 2024;1:2. PMID: 90000077')],
    ['MEDLINE EIN', 'corrected', medline('90000001', 'EIN - J Made Up. 2024;1:2. PMID: 90000077')],
    ['MEDLINE PT', 'retracted', medline('90000001', 'PT  - Retracted Publication')],
    ['Europe PMC comment', 'retracted', resultOf(europePmc(epmc('Retraction in')))],
    ['Europe PMC concern', 'concern', resultOf(europePmc(epmc('Expression of concern in')))],
    ['Europe PMC type', 'retracted', resultOf(europePmc({ pubTypeList: { pubType: ['Retracted Publication', 'Journal Article'] } }))],
    [
      'an esummary',
      'retracted',
      JSON.stringify({
        result: { 1: { uid: '90000001', title: 'T one', articleids: [], references: [{ reftype: 'Retraction in', pmid: 90000077 }] } },
      }),
    ],
    ['a flat record', 'retracted', '{"pmid":"90000001","title":"T one","retracted":true}'],
  ])('%s: %s', async (_where, standing, content) => {
    expect(await one(fileOf('f', content))).toMatchObject({ standing, retracted: standing === 'retracted' });
  });

  it('is told by the notice itself, wherever it stands, and for publications of other imports', async () => {
    const { documents, standings } = await imported(
      fileOf('notice.xml', setXml(articleXml({ pmid: '90000077', title: 'Retraction.', more: reference('RetractionOf', '90000001') }))),
      fileOf('article.xml', setXml(articleXml())),
    );
    expect(documents.map(({ id, standing }) => [id, standing])).toEqual([
      ['pubmed:90000077', 'current'],
      ['pubmed:90000001', 'retracted'],
    ]);
    expect(standings).toEqual({ 'pubmed:90000001': 'retracted' });
  });
});

describe('one publication in several records', () => {
  it('unites mirrors: fuller text, worst standing, both files', async () => {
    const document = await one(
      fileOf('lite.json', JSON.stringify({ pmid: '90000001', title: 'A synthetic study of XYZ1.', retracted: true })),
      fileOf('full.xml', setXml(articleXml())),
      fileOf('epmc.json', resultOf(europePmc({ license: 'cc by' }))),
    );
    expect(document).toMatchObject({
      text: SENTENCES,
      standing: 'retracted',
      licence: 'cc by',
      facts: { files: 'lite.json; full.xml; epmc.json' },
    });
  });

  it('unites a record that has only a DOI with the one that has its PMID', async () => {
    const document = await one(
      fileOf('flat.json', JSON.stringify({ doi: '10.99999/madeup.1', title: 'A synthetic study of XYZ1.', abstract: 'Short.' })),
      fileOf('m.nbib', medline()),
    );
    expect(document).toMatchObject({ id: 'pubmed:90000001', text: SENTENCES });
  });

  it('takes the same text once and refuses two texts under one id with both places', async () => {
    expect(await imported(fileOf('a.xml', setXml(articleXml(), articleXml())))).toMatchObject({
      counts: { repeated: 1, records: 2 },
      refused: [],
    });
    const { documents, refused } = await imported(
      fileOf(
        'a.json',
        '{"pmid":"90000001","title":"One title"}\n{"pmid":"90000002","title":"Other"}\n{"pmid":"90000001","title":"Two title"}\n',
      ),
    );
    expect(documents.map(({ id }) => id)).toEqual(['pubmed:90000002']);
    expect(refused).toEqual([{ file: 'a.json', place: 'line 1, line 3', reason: expect.stringContaining('pubmed:90000001') }]);
  });

  it('takes the highest version, and tells when mirrors disagree about the title', async () => {
    const abstract = '<AbstractText>Second version.</AbstractText>';
    expect((await one(fileOf('v.xml', setXml(articleXml({ version: '2', abstract }), articleXml())))).text).toBe('Second version.');
    const { refused } = await imported(
      fileOf('a.xml', setXml(articleXml())),
      fileOf('b.json', resultOf(europePmc({ title: 'Quite another' }))),
    );
    expect(refused).toEqual([{ file: 'b.json', place: 'line 1', reason: expect.stringContaining('another title in a.xml') }]);
  });

  it('leaves out what PubMed deleted', async () => {
    const { documents, refused } = await imported(
      fileOf(
        'a.xml',
        setXml(
          articleXml(),
          articleXml({ pmid: '90000002', title: 'Other' }),
          '<DeleteCitation><PMID Version="1">90000001</PMID></DeleteCitation>',
        ),
      ),
    );
    expect(documents.map(({ id }) => id)).toEqual(['pubmed:90000002']);
    expect(refused).toEqual([expect.objectContaining({ place: 'pubmed:90000001', reason: expect.stringContaining('deleted') })]);
  });
});
