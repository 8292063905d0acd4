import { articleRecord } from './article-record.ts';
import { isObject, listIn, objectsIn, textIn, textsIn } from './json-value.ts';
import type { JsonObject } from './json-value.ts';
import type { LiteratureRecord } from './literature-record.ts';
import { doiOf, isoDate, languageOf, partsOf, pmcidOf, pmidOf, standingOf } from './record-fields.ts';
import { nodeOf } from './xml-node.ts';
import type { XmlNode } from './xml-node.ts';

export const isSummary = (record: JsonObject): boolean => 'uid' in record && 'articleids' in record;
export const isArticle = (record: JsonObject): boolean =>
  'MedlineCitation' in record || 'PubmedArticle' in record || 'BookDocument' in record;

/** A document summary of the E-utilities (esummary, version 2.0): title and standing, no abstract. */
export function summaryRecord(record: JsonObject, place: string): LiteratureRecord {
  const idOf = (type: string): string | null =>
    textIn(
      objectsIn(record, 'articleids').find((id) => id['idtype'] === type),
      'value',
    );
  const publicationTypes = textsIn(record, 'pubtype');
  const title = textIn(record, 'title') ?? textIn(record, 'booktitle') ?? '';
  const references = objectsIn(record, 'references').map((reference) => ({
    kind: textIn(reference, 'reftype') ?? '',
    pmid: pmidOf(textIn(reference, 'pmid')),
  }));
  return {
    place,
    pmid: pmidOf(idOf('pubmed') ?? textIn(record, 'uid')),
    pmcid: pmcidOf(idOf('pmc')),
    doi: doiOf(idOf('doi')),
    version: 1,
    title,
    vernacularTitle: textIn(record, 'vernaculartitle'),
    abstract: [],
    journal: textIn(record, 'source', 'fulljournalname'),
    publishedOn: isoDate(textIn(record, 'pubdate')) ?? isoDate(textIn(record, 'epubdate')),
    revisedOn: null,
    language: languageOf(textsIn(record, 'lang')[0]),
    publicationTypes,
    ...standingOf(references, publicationTypes, title),
    licence: null,
  };
}

/** PubMed's XML as a converter wrote it to JSON: names are those of the elements, `@Name` attributes, `#text` the words. */
export function convertedArticle(record: JsonObject, place: string): LiteratureRecord {
  const inner = isObject(record['PubmedArticle']) ? record['PubmedArticle'] : record;
  return articleRecord(nodeFrom('BookDocument' in inner ? 'PubmedBookArticle' : 'PubmedArticle', inner), place);
}

function nodeFrom(name: string, value: unknown): XmlNode {
  if (!isObject(value)) {
    const leaf = nodeOf(name);
    if (typeof value === 'string' || typeof value === 'number') leaf.content.push(String(value));
    return leaf;
  }
  const node = nodeOf(
    name,
    Object.fromEntries(
      Object.entries(value).flatMap(([key, field]) => (key.startsWith('@') && typeof field === 'string' ? [[key.slice(1), field]] : [])),
    ),
  );
  for (const key of Object.keys(value)) {
    if (key === '#text') node.content.push(textIn(value, key) ?? '');
    else if (!key.startsWith('@')) node.content.push(...listIn(value, key).map((part) => nodeFrom(key, part)));
  }
  return node;
}

/** A flat record with the usual names in any case: `pmid`, `title`, `abstract`, `journal`, `year`, `doi`. */
export function flatRecord(given: JsonObject, place: string): LiteratureRecord {
  const record: JsonObject = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name.toLowerCase().replace(/[^a-z]/g, ''), value]),
  );
  const types = ['publicationtypes', 'publicationtype', 'pubtypes', 'pubtype'].flatMap((name) => textsIn(record, name));
  const title = textIn(record, 'title', 'articletitle') ?? '';
  const isRetracted = record['retracted'] === true || record['isretracted'] === true;
  const publicationTypes = types.flatMap((type) => type.split(';')).map((type) => type.trim());
  return {
    place,
    pmid: pmidOf(textIn(record, 'pmid', 'pubmedid')),
    pmcid: pmcidOf(textIn(record, 'pmcid', 'pmc')),
    doi: doiOf(textIn(record, 'doi')),
    version: 1,
    title,
    vernacularTitle: textIn(record, 'vernaculartitle'),
    abstract: partsOf(textIn(record, 'abstract', 'abstracttext') ?? ''),
    journal: textIn(record, 'journal', 'journaltitle'),
    publishedOn: isoDate(textIn(record, 'publicationdate', 'pubdate', 'date', 'year', 'pubyear')),
    revisedOn: null,
    language: languageOf(textIn(record, 'language', 'lang')),
    publicationTypes,
    ...standingOf(isRetracted ? [{ kind: 'retraction in', pmid: null }] : [], publicationTypes, title),
    licence: textIn(record, 'license', 'licence'),
  };
}
