/** Fields of a structured record that may be told. Others stay in the house, the name of the file that the operator imported among them. */
export const FACT_FIELDS: ReadonlySet<string> = new Set([
  'kind',
  'gene',
  'variant',
  'disease',
  'therapies',
  'evidenceType',
  'significance',
  'direction',
  'interaction',
  'nature',
  'strength',
  'level',
  'rating',
  'pmid',
  'publication',
  'year',
  'region',
  'line',
  'sourceId',
  'verification',
  'pmcid',
  'doi',
  'journal',
  'publicationTypes',
  'concerns',
]);

/**
 * Everything that may stand in a request, by its place in the data. Nothing of a patient but what the rules made of the findings: no notes, no
 * history, no former decision, no file or sample name, no dates, no ids of the case.
 */
const ALLOWED: ReadonlySet<string> = new Set([
  'tumorType.name',
  'question',
  ...of('options[]', ['path', 'therapies', 'tier', 'level', 'findings', 'contested', 'lowConfidence', 'passages']),
  ...of('resistance[]', ['path', 'therapies', 'finding', 'strength', 'tier', 'level', 'inClass', 'passages']),
  ...of('results[]', ['path', 'finding', 'significance', 'direction', 'tier', 'level', 'passages']),
  ...of('against[]', ['path', 'finding', 'therapies', 'direction', 'passages']),
  ...of('safety[]', ['path', 'therapies', 'finding', 'passages']),
  ...of('missingTests[]', ['path', 'test', 'why']),
  ...of('passages[]', ['id', 'corpus', 'stance', 'quotable', 'standing', 'title', 'sections', 'text', 'facts']),
]);

function of(parent: string, names: readonly string[]): readonly string[] {
  return names.map((name) => `${parent}.${name}`);
}

/** Names of the fields that the data carry, each once, in order. A name that is not on the list is a bug, and nothing is sent. */
export function fieldsOf(data: Readonly<Record<string, unknown>>): readonly string[] {
  const fields = [...new Set(placesIn(data, ''))].sort();
  const refused = fields.filter((field) => !ALLOWED.has(field));
  if (refused.length > 0) throw new FieldRefused(refused);
  return fields;
}

export class FieldRefused extends Error {
  readonly code = 'MODEL.FIELD_REFUSED';
  constructor(fields: readonly string[]) {
    super(
      `A request to a model would carry ${fields.join(', ')}, which is not on the list of fields that may leave: put it on the list or leave it out.`,
    );
  }
}

function placesIn(value: unknown, place: string): readonly string[] {
  if (Array.isArray(value)) {
    const records = value.filter((entry) => typeof entry === 'object' && entry !== null);
    return records.length === 0 ? [place] : records.flatMap((entry) => placesIn(entry, `${place}[]`));
  }
  if (typeof value !== 'object' || value === null || place.endsWith('.facts')) return [place];
  return Object.entries(value).flatMap(([name, inner]) => placesIn(inner, place === '' ? name : `${place}.${name}`));
}
