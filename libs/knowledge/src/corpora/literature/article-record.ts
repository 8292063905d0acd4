import type { AbstractPart, LiteratureRecord } from './literature-record.ts';
import { doiOf, isoDate, languageOf, pmcidOf, pmidOf, standingOf } from './record-fields.ts';
import { all, at, elementsOf, fieldOf, wordsOf } from './xml-node.ts';
import type { XmlNode } from './xml-node.ts';

/** A `PubmedArticle` or `PubmedBookArticle` (DTD of NLM, 2019 to 2025) as a record. */
export function articleRecord(node: XmlNode, place: string): LiteratureRecord {
  return node.name === 'PubmedBookArticle' ? bookRecord(node, place) : journalRecord(node, place);
}

function journalRecord(node: XmlNode, place: string): LiteratureRecord {
  const citation = at(node, 'MedlineCitation');
  const article = at(citation, 'Article');
  const publicationTypes = all(article, 'PublicationTypeList', 'PublicationType').flatMap((type) => fieldOf(type) ?? []);
  const title = fieldOf(at(article, 'ArticleTitle')) ?? '';
  const references = all(citation, 'CommentsCorrectionsList', 'CommentsCorrections').map((reference) => ({
    kind: reference.attributes['RefType'] ?? '',
    pmid: pmidOf(fieldOf(at(reference, 'PMID'))),
  }));
  return {
    place,
    ...identifiersOf(node, at(citation, 'PMID')),
    doi: doiOf(articleId(node, 'doi')) ?? doiOf(locationOf(article)),
    title,
    vernacularTitle: fieldOf(at(article, 'VernacularTitle')),
    abstract: partsOfAbstract(at(article, 'Abstract')),
    journal: fieldOf(at(article, 'Journal', 'ISOAbbreviation')) ?? fieldOf(at(article, 'Journal', 'Title')),
    publishedOn: dateOf(at(article, 'Journal', 'JournalIssue', 'PubDate')) ?? dateOf(at(article, 'ArticleDate')),
    revisedOn: dateOf(at(citation, 'DateRevised')),
    language: languageOf(fieldOf(at(article, 'Language'))),
    publicationTypes,
    ...standingOf(references, publicationTypes, title),
    licence: null,
  };
}

function bookRecord(node: XmlNode, place: string): LiteratureRecord {
  const book = at(node, 'BookDocument');
  const publicationTypes = elementsOf(book, 'PublicationType').flatMap((type) => fieldOf(type) ?? []);
  const title = fieldOf(at(book, 'ArticleTitle')) ?? fieldOf(at(book, 'Book', 'BookTitle')) ?? '';
  return {
    place,
    ...identifiersOf(node, at(book, 'PMID')),
    doi: doiOf(
      all(book, 'ArticleIdList', 'ArticleId')
        .find((id) => id.attributes['IdType'] === 'doi')
        ?.content.join(''),
    ),
    title,
    vernacularTitle: fieldOf(at(book, 'VernacularTitle')),
    abstract: partsOfAbstract(at(book, 'Abstract')),
    journal: fieldOf(at(book, 'Book', 'BookTitle')),
    publishedOn: dateOf(at(book, 'Book', 'PubDate')),
    revisedOn: dateOf(at(book, 'DateRevised')),
    language: languageOf(fieldOf(at(book, 'Language'))),
    publicationTypes,
    ...standingOf([], publicationTypes, title),
    licence: null,
  };
}

function identifiersOf(node: XmlNode, pmid: XmlNode | undefined): Pick<LiteratureRecord, 'pmid' | 'pmcid' | 'version'> {
  return {
    pmid: pmidOf(fieldOf(pmid)) ?? pmidOf(articleId(node, 'pubmed')),
    pmcid: pmcidOf(articleId(node, 'pmc')),
    version: Number(pmid?.attributes['Version'] ?? 1) || 1,
  };
}

/** The article's own ids: those of its references lie deeper and are not looked at. */
const articleId = (node: XmlNode, type: string): string | null =>
  fieldOf(
    [...all(node, 'PubmedData', 'ArticleIdList', 'ArticleId'), ...all(node, 'PubmedBookData', 'ArticleIdList', 'ArticleId')].find(
      (id) => id.attributes['IdType'] === type,
    ),
  );

const locationOf = (article: XmlNode | undefined): string | null =>
  fieldOf(elementsOf(article, 'ELocationID').find((id) => id.attributes['EIdType'] === 'doi' && id.attributes['ValidYN'] !== 'N'));

const partsOfAbstract = (abstract: XmlNode | undefined): readonly AbstractPart[] =>
  elementsOf(abstract, 'AbstractText').flatMap((part) => {
    const label = part.attributes['Label']?.trim() ?? '';
    const text = wordsOf(part);
    return text.trim() === '' ? [] : [{ label: label === '' || /^unlabell?ed$/i.test(label) ? null : label, text }];
  });

const dateOf = (date: XmlNode | undefined): string | null =>
  isoDate(['Year', 'Month', 'Day'].flatMap((part) => fieldOf(at(date, part)) ?? []).join(' ')) ?? isoDate(fieldOf(at(date, 'MedlineDate')));
