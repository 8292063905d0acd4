import { CorpusFault } from '../corpus-fault.ts';
import { linesOf } from '../text/lines.ts';
import { LONGEST_RECORD } from './literature-record.ts';
import type { LiteratureReader, LiteratureRecord, LiteratureSink } from './literature-record.ts';
import { doiOf, isoDate, languageOf, partsOf, pmcidOf, pmidOf, standingOf } from './record-fields.ts';

const TAGGED = /^([A-Z][A-Z0-9]{0,3}) *- ?(.*)$/;
const CONTINUED = /^ {6}(.*)$/;
const REFERENCES = new Set(['RIN', 'ROF', 'ECI', 'ECF', 'EIN', 'EFR', 'CRI', 'CRF', 'RPI', 'RPF', 'RRI', 'RRF', 'PRIN', 'PROF']);

interface Field {
  readonly tag: string;
  text: string;
}

/** PubMed's tagged text (MEDLINE, `.nbib`): records begin with `PMID-` and are set apart by an empty line. */
export const readMedlineText: LiteratureReader = async (text, sink) => {
  const records = new MedlineRecords(sink);
  for await (const line of linesOf(text, (number) => {
    throw new CorpusFault('a line is longer than 16 million characters: this is no MEDLINE text', `line ${number}`);
  }))
    records.line(line);
  records.flush();
};

class MedlineRecords {
  private fields: Field[] = [];
  private start = 1;
  private number = 0;
  private size = 0;

  constructor(private readonly sink: LiteratureSink) {}

  line(line: string): void {
    this.number += 1;
    if (line.trim() === '') return this.flush();
    const [, tag, text = ''] = TAGGED.exec(line) ?? [];
    if (tag === 'PMID' && this.fields.some((field) => field.tag === 'PMID')) this.flush();
    if (this.fields.length === 0) this.start = this.number;
    this.size += line.length;
    if (tag !== undefined) return this.add({ tag, text });
    const continued = CONTINUED.exec(line)?.[1];
    const last = this.fields.at(-1);
    if (continued === undefined || last === undefined)
      throw new CorpusFault('the line has no tag of MEDLINE text: export it again', `line ${this.number}`);
    if (this.size <= LONGEST_RECORD) last.text += ` ${continued}`;
  }

  private add(field: Field): void {
    if (this.size <= LONGEST_RECORD) this.fields.push(field);
  }

  flush(): void {
    const { fields, size } = this;
    const place = `line ${this.start}`;
    this.fields = [];
    this.size = 0;
    if (fields.length === 0) return;
    if (size > LONGEST_RECORD) return this.sink.refuse(place, 'the record is longer than 4 million characters');
    if (!fields.some(({ tag }) => tag === 'PMID' || tag === 'TI' || tag === 'BTI'))
      throw new CorpusFault('a record has neither PMID nor title: the file was cut or is no MEDLINE text', place);
    this.sink.record(recordOf(fields, place));
  }
}

function recordOf(fields: readonly Field[], place: string): LiteratureRecord {
  const every = (tag: string): readonly string[] => fields.flatMap((field) => (field.tag === tag ? [field.text.trim()] : []));
  const one = (...tags: readonly string[]): string | null => tags.flatMap((tag) => every(tag))[0] ?? null;
  const publicationTypes = every('PT');
  const title = one('TI', 'BTI') ?? '';
  const references = fields.filter(({ tag }) => REFERENCES.has(tag)).map(({ tag, text }) => ({ kind: tag, pmid: pmidIn(text) }));
  return {
    place,
    pmid: pmidOf(one('PMID')),
    pmcid: pmcidOf(one('PMC')),
    doi: doiOf([...every('AID'), ...every('LID')].find((id) => /\[doi\]$/i.test(id))),
    version: 1,
    title,
    vernacularTitle: one('TT'),
    abstract: partsOf(one('AB') ?? ''),
    journal: one('TA', 'JT'),
    publishedOn: isoDate(one('DP')) ?? isoDate(one('DEP')),
    revisedOn: isoDate(one('LR')),
    language: languageOf(one('LA')),
    publicationTypes,
    ...standingOf(references, publicationTypes, title),
    licence: null,
  };
}

const pmidIn = (reference: string): string | null => pmidOf(/PMID:\s*(\d{1,9})/i.exec(reference)?.[1]);
