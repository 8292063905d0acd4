import type { AbstractPart, LiteratureRecord } from './literature-record.ts';
import { objectIn, objectsIn, textIn, textsIn } from './json-value.ts';
import type { JsonObject } from './json-value.ts';
import { doiOf, isoDate, languageOf, partsOf, pmcidOf, pmidOf, standingOf } from './record-fields.ts';

/** Labels of a structured abstract stand as headings in Europe PMC's text. */
const HEADING = /<h[1-6]>([^<]{1,80})<\/h[1-6]>/gi;

export const isEuropePmc = (record: JsonObject): boolean =>
  textIn(record, 'source') !== null &&
  textIn(record, 'id') !== null &&
  ('authorString' in record || 'journalInfo' in record || 'pubYear' in record);

/** A result of Europe PMC's search with `resultType=core`; of a `lite` result only the title is there. */
export function europePmcRecord(record: JsonObject, place: string): LiteratureRecord {
  const journalInfo = objectIn(record, 'journalInfo');
  const title = textIn(record, 'title') ?? '';
  const publicationTypes = [...textsIn(objectIn(record, 'pubTypeList'), 'pubType'), ...(textIn(record, 'pubType')?.split(';') ?? [])].map(
    (type) => type.trim(),
  );
  const references = objectsIn(objectIn(record, 'commentCorrectionList'), 'commentCorrection').map((reference) => ({
    kind: textIn(reference, 'type') ?? '',
    pmid: /^(?:MED)?$/i.test(textIn(reference, 'source') ?? '') ? pmidOf(textIn(reference, 'id')) : null,
  }));
  const isMedline = textIn(record, 'source') === 'MED';
  return {
    place,
    pmid: pmidOf(textIn(record, 'pmid') ?? (isMedline ? textIn(record, 'id') : null)),
    pmcid: pmcidOf(textIn(record, 'pmcid')),
    doi: doiOf(textIn(record, 'doi')),
    version: 1,
    title,
    vernacularTitle: null,
    abstract: partsOfHtml(textIn(record, 'abstractText') ?? ''),
    journal: textIn(objectIn(journalInfo, 'journal'), 'isoabbreviation', 'title') ?? textIn(record, 'journalTitle'),
    publishedOn:
      isoDate(textIn(record, 'firstPublicationDate')) ??
      isoDate(textIn(journalInfo, 'printPublicationDate')) ??
      isoDate(textIn(record, 'pubYear')),
    revisedOn: isoDate(textIn(record, 'dateOfRevision')),
    language: languageOf(textIn(record, 'language')),
    publicationTypes,
    ...standingOf(references, publicationTypes, title),
    licence: textIn(record, 'license', 'licence'),
  };
}

function partsOfHtml(text: string): readonly AbstractPart[] {
  const marks = [...text.matchAll(HEADING)];
  if (marks.length === 0) return partsOf(text);
  const first = text.slice(0, marks[0]?.index ?? 0);
  const parts = marks.map((mark, index) => ({
    label: mark[1]?.replace(/:\s*$/, '').trim() ?? null,
    text: text.slice(mark.index + mark[0].length, marks[index + 1]?.index ?? text.length),
  }));
  return [{ label: null, text: first }, ...parts].filter((part) => part.text.trim() !== '');
}
