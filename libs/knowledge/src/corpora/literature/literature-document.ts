import type { CorpusDocument, TextSpan } from '@consilium/domain/evidence';
import { splitSentences } from '@consilium/domain/evidence';
import { digestOf } from '@consilium/ledger';
import type { CorpusStatement } from '../corpus-file.ts';
import { visibleLine, visibleText } from '../text/visible-text.ts';
import { windowsOf } from '../text/windows.ts';
import { yearOf } from './literature-record.ts';
import type { AbstractPart, LiteratureRecord } from './literature-record.ts';

/** `pubmed:<pmid>`, else `doi:` or `pmc:`; null when a record names itself by none of them. */
export const literatureId = ({ pmid, doi, pmcid }: Pick<LiteratureRecord, 'pmid' | 'doi' | 'pmcid'>): string | null =>
  pmid !== null ? `pubmed:${pmid}` : doi !== null ? `doi:${doi}` : pmcid !== null ? `pmc:${pmcid}` : null;

/**
 * A publication as a document. Its text is the abstract, part by part with the label of a part on a line of its own; the title where there is no abstract.
 * Labels are in the text, not in its sentences: no quotation begins with `RESULTS`.
 */
export function literatureDocument(id: string, record: LiteratureRecord, statement: CorpusStatement, file: string): CorpusDocument {
  const hidden = { count: 0 };
  const line = (raw: string | null): string | null => {
    if (raw === null) return null;
    const seen = visibleLine(raw);
    hidden.count += seen.hidden;
    return seen.text === '' ? null : seen.text;
  };
  const title = line(record.title);
  const body = bodyOf(record.abstract, hidden);
  const text = body.text === '' ? (title ?? '') : body.text;
  const sentences = body.text === '' ? splitSentences(text) : body.sentences;
  const facts = factsOf(record, line, body.labels, file);
  return {
    ...sealed({ id, text, title, facts, standing: record.standing }),
    source: id.slice(0, id.indexOf(':')),
    quotable: statement.quotable,
    corpus: 'literature',
    sections: [],
    sentences,
    windows: windowsOf(sentences),
    licence: line(record.licence) ?? statement.licence,
    // PubMed's titles and abstracts are English, whatever the article is written in.
    language: record.pmid === null ? (record.language ?? statement.language) : 'en',
    publishedOn: record.publishedOn,
    hidden: hidden.count,
  };
}

type Sealed = Pick<CorpusDocument, 'id' | 'text' | 'title' | 'facts' | 'standing'>;

/** The digest is over what a reader is shown: it changes with the text, the fields and the standing. */
export const sealed = (parts: Sealed): Sealed & Pick<CorpusDocument, 'sha256' | 'retracted'> => ({
  ...parts,
  retracted: parts.standing === 'retracted',
  sha256: digestOf([parts.id, parts.title, parts.text, parts.facts, parts.standing]),
});

interface Body {
  readonly text: string;
  readonly sentences: readonly TextSpan[];
  readonly labels: readonly string[];
}

function bodyOf(parts: readonly AbstractPart[], hidden: { count: number }): Body {
  const labels: string[] = [];
  const sentences: TextSpan[] = [];
  let text = '';
  for (const part of parts) {
    const seen = visibleText(part.text);
    const words = seen.text
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n[ \n]*/g, ' ')
      .trim();
    hidden.count += seen.hidden;
    if (words === '') continue;
    if (text !== '') text += '\n\n';
    const label = part.label === null ? '' : visibleLine(part.label, 80).text;
    if (label !== '') {
      labels.push(label);
      text += `${label}\n`;
    }
    const start = text.length;
    sentences.push(...splitSentences(words).map(([from, to]): TextSpan => [start + from, start + to]));
    text += words;
  }
  return { text, sentences, labels };
}

function factsOf(
  record: LiteratureRecord,
  line: (raw: string | null) => string | null,
  labels: readonly string[],
  file: string,
): Readonly<Record<string, string>> {
  const fields: Readonly<Record<string, string | null>> = {
    pmid: record.pmid,
    pmcid: record.pmcid,
    doi: line(record.doi),
    journal: line(record.journal),
    year: yearOf(record.publishedOn),
    publicationTypes: line(record.publicationTypes.join('; ')),
    vernacularTitle: line(record.vernacularTitle),
    articleLanguage: record.language,
    abstractParts: line(labels.join('; ')),
    notices: line(record.notices.join('; ')),
    concerns: record.concerns.map(({ pmid, standing }) => `${standing} pubmed:${pmid}`).join('; '),
    licenceFrom: record.licence === null ? null : 'source',
    revisedOn: record.revisedOn,
    files: file,
  };
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== ''));
}
