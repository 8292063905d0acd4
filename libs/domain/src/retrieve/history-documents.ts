import { splitSentences } from '../shared/split-sentences.ts';
import { cleanText, hiddenCount } from '../shared/untrusted-text.ts';
import type { CaseNote, PriorTreatment } from '../case/case-record.ts';
import type { SourceDocument } from './source-document.ts';

/** A document before its text is hashed: the domain computes no digests. */
export type UnsealedDocument = Omit<SourceDocument, 'sha256'>;

export interface PatientHistory {
  readonly notes: readonly CaseNote[];
  readonly treatment: PriorTreatment;
}

/**
 * What the record of a patient tells, as documents that only readers of this case may see (corpus `history`).
 *
 * | part of the record | document | whose words |
 * |---|---|---|
 * | note that no later note corrects | `note:<uuid>` | the author's: quotable |
 * | the same with lines that begin with a date | `note:<uuid>/<n>`, one a dated section | the author's: quotable |
 * | line of prior treatment | `history:<n>` | ours, from the fields |
 */
export const historyDocuments = ({ notes, treatment }: PatientHistory): readonly UnsealedDocument[] => [
  ...notes.filter(({ correctedBy }) => correctedBy === null).flatMap(documentsOfNote),
  ...treatment.prior.map(documentOfLine),
];

/** Hidden characters are counted for the note as a whole and told with each of its sections: none of them looks cleaner than it was. */
function documentsOfNote({ id, text: written, at }: CaseNote): readonly UnsealedDocument[] {
  const clean = cleanText(written);
  const hidden = hiddenCount(clean);
  const sections = datedSections(clean.text);
  return sections.map(({ date, text }, index) => ({
    id: sections.length === 1 ? `note:${id}` : `note:${id}/${String(index + 1)}`,
    source: 'patient record',
    text,
    quotable: true,
    facts: {},
    retracted: false,
    corpus: 'history',
    sentences: splitSentences(text),
    publishedOn: date ?? at.slice(0, 10),
    ...(hidden > 0 ? { hidden } : {}),
  }));
}

function documentOfLine({ therapies, response }: PriorTreatment['prior'][number], index: number): UnsealedDocument {
  const names = cleanText(therapies.join(' + ')).text;
  const outcome = cleanText(response ?? '').text;
  return {
    id: `history:${String(index + 1)}`,
    source: 'patient record',
    text: `Prior treatment ${String(index + 1)}: ${names}${outcome && `, response ${outcome}`}.`,
    quotable: false,
    facts: { therapies: names, ...(outcome ? { response: outcome } : {}) },
    retracted: false,
    corpus: 'history',
  };
}

interface DatedSection {
  readonly date: string | null;
  readonly text: string;
}

/** A line that begins with a date begins a section; what stands before the first is a section without date. */
export function datedSections(text: string): readonly DatedSection[] {
  const sections: { date: string | null; lines: string[] }[] = [{ date: null, lines: [] }];
  for (const line of text.split('\n')) {
    const date = dateAtStart(line);
    if (date !== null) sections.push({ date, lines: [] });
    sections.at(-1)?.lines.push(line);
  }
  return sections.map(({ date, lines }) => ({ date, text: lines.join('\n').trim() })).filter((section) => section.text !== '');
}

const ISO = /^\s*(\d{4})-(\d{2})-(\d{2})(?![\d-])/;
const GERMAN = /^\s*(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?![\d.])/;
const two = (text: string): string => text.padStart(2, '0');

/** `2026-01-05`, `05.01.2026`, `5.1.26`; a day or month that no calendar has is no date. */
function dateAtStart(line: string): string | null {
  const iso = ISO.exec(line);
  const german = GERMAN.exec(line);
  const [year = '', month = '', day = ''] = iso ? iso.slice(1) : german ? [german[3], german[2], german[1]] : [];
  const isDate = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
  return isDate ? `${year.length === 2 ? '20' : ''}${year}-${two(month)}-${two(day)}` : null;
}
