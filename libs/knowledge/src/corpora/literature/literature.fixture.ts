import type { CorpusFile, CorpusStatement } from '../corpus-file.ts';

/** All ids, names and texts here are made up: PMIDs 9000xxxx, DOIs 10.99999. */
export const STATEMENT: CorpusStatement = { title: 'Synthetic export', licence: 'test licence', quotable: true, language: null };

export const fileOf = (name: string, content: string | Uint8Array): CorpusFile => ({
  name,
  async *bytes() {
    const bytes = Buffer.from(content);
    for (let at = 0; at < bytes.length; at += 997) yield bytes.subarray(at, at + 997);
  },
});

interface Article {
  readonly pmid?: string;
  readonly version?: string;
  readonly title?: string;
  readonly abstract?: string;
  readonly more?: string;
  readonly types?: string;
  readonly ids?: string;
}

export const SENTENCES =
  'Gene XYZ1 was tested in 40 patients. Response was seen in 12 of them (30.5%). Drug abc did not help p.V600E tumors vs. others. mXYZ lines grew. No more is known.';

export const articleXml = ({
  pmid = '90000001',
  version = '1',
  title,
  abstract,
  more = '',
  types = '',
  ids = '',
}: Article = {}): string => `
<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="${version}">${pmid}</PMID>
<DateRevised><Year>2024</Year><Month>03</Month><Day>09</Day></DateRevised>
<Article PubModel="Print"><Journal><JournalIssue><PubDate><Year>2023</Year><Month>May</Month></PubDate></JournalIssue>
<Title>Journal of Made-up Findings</Title><ISOAbbreviation>J Made Up</ISOAbbreviation></Journal>
<ArticleTitle>${title ?? 'A synthetic study of <i>XYZ1</i>.'}</ArticleTitle>
${abstract === '' ? '' : `<Abstract>${abstract ?? `<AbstractText>${SENTENCES}</AbstractText>`}</Abstract>`}
<Language>eng</Language><PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType>${types}</PublicationTypeList></Article>
${more}</MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pubmed">${pmid}</ArticleId>${ids}</ArticleIdList>
<ReferenceList><Reference><ArticleIdList><ArticleId IdType="pubmed">90009999</ArticleId></ArticleIdList></Reference></ReferenceList></PubmedData></PubmedArticle>`;

export const setXml = (...articles: readonly string[]): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "pubmed.dtd">\n<PubmedArticleSet>${articles.join('')}\n</PubmedArticleSet>\n`;

export const reference = (type: string, pmid = '90000077'): string =>
  `<CommentsCorrectionsList><CommentsCorrections RefType="${type}"><RefSource>J Made Up</RefSource><PMID Version="1">${pmid}</PMID></CommentsCorrections></CommentsCorrectionsList>`;

export const europePmc = (more: object = {}): Readonly<Record<string, unknown>> => ({
  id: '90000001',
  source: 'MED',
  pmid: '90000001',
  title: 'A synthetic study of <i>XYZ1</i>.',
  authorString: 'Doe J.',
  journalInfo: { yearOfPublication: 2023, journal: { title: 'Journal of Made-up Findings', isoabbreviation: 'J Made Up' } },
  pubYear: '2023',
  abstractText: SENTENCES,
  language: 'eng',
  pubTypeList: { pubType: ['Journal Article'] },
  firstPublicationDate: '2023-05-02',
  ...more,
});

export const resultOf = (...records: readonly object[]): string =>
  JSON.stringify({ version: '6.9', hitCount: records.length, request: { resultType: 'core' }, resultList: { result: records } });

export const medline = (pmid = '90000001', more = ''): string => `
PMID- ${pmid}
OWN - NLM
LR  - 20240309
TI  - A synthetic study of
      XYZ1.
AB  - ${SENTENCES.replace('Response was', 'Response\n      was')}
LA  - eng
PT  - Journal Article
DP  - 2023 May
TA  - J Made Up
AID - 10.99999/madeup.1 [doi]
${more}`;
