import { JsonObjects } from '../text/json-objects.ts';
import type { JsonPiece } from '../text/json-objects.ts';
import { CorpusFault } from '../corpus-fault.ts';
import { europePmcRecord, isEuropePmc } from './europe-pmc.ts';
import { isObject } from './json-value.ts';
import type { JsonObject } from './json-value.ts';
import { LONGEST_RECORD } from './literature-record.ts';
import type { LiteratureReader, LiteratureRecord, LiteratureSink } from './literature-record.ts';
import { convertedArticle, flatRecord, isArticle, isSummary, summaryRecord } from './pubmed-json.ts';

/** Where lists of records lie: Europe PMC's search, PubMed's XML as JSON, and the like. */
const LISTS = new Set([
  'resultList.result',
  '*.resultList.result',
  'PubmedArticleSet.PubmedArticle',
  'PubmedArticle',
  'articles',
  'records',
]);
/** An esummary keeps its records in an object, by id. */
const BY_ID = 'result';

/** JSON of Europe PMC (`resultType=core`), of the E-utilities, of PubMed's XML converted, or flat records; whole or one object a line. */
export const readLiteratureJson: LiteratureReader = async (text, sink) => {
  const objects = new JsonObjects(
    (path, isArray) => (isArray ? LISTS.has(path) || path === BY_ID : path === BY_ID),
    (piece) => take(piece, sink),
  );
  for await (const chunk of text) objects.write(chunk);
  objects.end();
};

function take(piece: JsonPiece, sink: LiteratureSink): void {
  const place = `line ${piece.line}`;
  if (piece.text === null || piece.text.length > LONGEST_RECORD)
    return sink.refuse(place, 'the record is longer than 4 million characters');
  const value = parsed(piece.text, place);
  if (isObject(value) && !isAside(value, piece)) sink.record(recordOf(value, place));
}

/** `header` of an esummary and the like: members beside the records. */
const isAside = (value: JsonObject, { key }: JsonPiece): boolean =>
  key !== null && !/^\d+$/.test(key) && !isArticle(value) && !('title' in value);

function recordOf(value: JsonObject, place: string): LiteratureRecord {
  if (isEuropePmc(value)) return europePmcRecord(value, place);
  if (isSummary(value)) return summaryRecord(value, place);
  return isArticle(value) ? convertedArticle(value, place) : flatRecord(value, place);
}

function parsed(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CorpusFault('the JSON of a record is broken: export it again', place);
  }
}
