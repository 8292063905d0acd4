import { createHash } from 'node:crypto';
import type { CorpusDocument, Standing } from '@consilium/domain/evidence';
import type { CorpusRefusal } from '../corpus-fault.ts';
import type { CorpusStatement } from '../corpus-file.ts';
import type { DocumentShelf } from '../store/document-shelf.ts';
import { detached } from '../text/visible-text.ts';
import { literatureDocument, literatureId } from './literature-document.ts';
import type { LiteratureRecord, LiteratureSink } from './literature-record.ts';
import { mergedDocument } from './merged-document.ts';
import { worse } from './standing.ts';

/** What is remembered of a document while the import runs. */
export interface LiteratureNote {
  readonly file: string;
  readonly place: string;
  readonly version: number;
  /** Over title and text, without regard to case, spaces and signs. */
  readonly words: string;
  readonly titleWords: string;
}

export interface FileCounts {
  records: number;
  repeated: number;
  mirrored: number;
}

/** Everything that one file says, kept apart until the file has been read to its end. */
interface OneFile {
  readonly name: string;
  readonly counts: FileCounts;
  readonly refused: CorpusRefusal[];
  readonly concerns: Map<string, Standing>;
  readonly deleted: Map<string, string>;
  readonly aliases: Map<string, string>;
  /** Ids that stand for several texts in this file, with the places. */
  readonly torn: Map<string, string[]>;
}

/**
 * Gathers records of several files into one document for each publication.
 *
 * | the same id | becomes |
 * |---|---|
 * | in one file, same text | one document, the worst standing |
 * | in one file, another version | the highest version |
 * | in one file, another text | refused with both places |
 * | in two files | the fuller text, the worst standing, both files named; another title is told |
 */
export class LiteratureShelf {
  readonly counts: FileCounts & { deleted: number; noticesElsewhere: number } = {
    records: 0,
    repeated: 0,
    mirrored: 0,
    deleted: 0,
    noticesElsewhere: 0,
  };
  readonly refused: CorpusRefusal[] = [];
  private readonly concerns = new Map<string, Standing>();
  private readonly deleted = new Map<string, string>();
  /** Digest of a DOI or PMCID → id of the document that has it. */
  private readonly aliases = new Map<string, string>();

  constructor(
    private readonly shelf: DocumentShelf<LiteratureNote>,
    private readonly statement: CorpusStatement,
  ) {}

  /** A sink for one file; nothing of it counts before {@link commit}. */
  begin(name: string): { readonly sink: LiteratureSink; commit(): void } {
    const file: OneFile = {
      name,
      counts: { records: 0, repeated: 0, mirrored: 0 },
      refused: [],
      concerns: new Map(),
      deleted: new Map(),
      aliases: new Map(),
      torn: new Map(),
    };
    const sink: LiteratureSink = {
      record: (record) => this.take(record, file),
      deleted: (pmids, place) => pmids.forEach((pmid) => file.deleted.set(pmid, `${name}, ${place}`)),
      refuse: (place, reason) => void file.refused.push({ file: name, place, reason }),
    };
    return { sink, commit: () => this.commit(file) };
  }

  rollback(): void {
    this.shelf.rollback();
  }

  private take(record: LiteratureRecord, file: OneFile): void {
    file.counts.records += 1;
    const id = literatureId(record);
    const refuse = (reason: string): void => void file.refused.push({ file: file.name, place: record.place, reason });
    if (id === null) return refuse('the record names neither PMID, DOI nor PMCID');
    for (const { pmid, standing } of record.concerns) file.concerns.set(pmid, worse(file.concerns.get(pmid) ?? 'current', standing));
    const document = literatureDocument(id, record, this.statement, file.name);
    if (document.text === '') return refuse(`${id} has neither title nor abstract`);
    for (const alias of [record.doi, record.pmcid])
      if (alias !== null && record.pmid !== null) file.aliases.set(digest(alias), detached(id));
    this.place(document, noteOf(document, record, file.name), file);
  }

  private place(document: CorpusDocument, note: LiteratureNote, file: OneFile): void {
    const known = this.shelf.note(document.id);
    const torn = file.torn.get(document.id);
    if (torn !== undefined) return void torn.push(note.place);
    if (known === undefined) return this.shelf.put(document, note);
    if (known.file !== file.name) {
      file.counts.mirrored += 1;
      if (known.titleWords !== note.titleWords) file.refused.push(anotherTitle(document.id, known, note));
      return this.shelf.put(mergedDocument(this.shelf.get(document.id), document), { ...note, words: note.words });
    }
    if (known.version !== note.version) {
      file.counts.repeated += 1;
      if (note.version > known.version) this.shelf.put(document, note);
      return;
    }
    if (known.words === note.words) {
      file.counts.repeated += 1;
      return this.shelf.put(mergedDocument(this.shelf.get(document.id), document), known);
    }
    file.torn.set(document.id, [known.place, note.place]);
    this.shelf.restore(document.id);
  }

  private commit(file: OneFile): void {
    for (const [id, places] of file.torn)
      file.refused.push({
        file: file.name,
        place: places.join(', '),
        reason: `${id} stands for several texts in this file; none was taken`,
      });
    this.refused.push(...file.refused);
    this.counts.records += file.counts.records;
    this.counts.repeated += file.counts.repeated;
    this.counts.mirrored += file.counts.mirrored;
    for (const [pmid, standing] of file.concerns) this.concerns.set(pmid, worse(this.concerns.get(pmid) ?? 'current', standing));
    for (const [pmid, place] of file.deleted) this.deleted.set(pmid, place);
    for (const [alias, id] of file.aliases) this.aliases.set(alias, id);
    file.aliases.clear();
    this.shelf.commit();
  }

  /** After the last file: what notices and deletions say of other documents, and records without PMID that another file names with one. */
  settle(): Readonly<Record<string, Standing>> {
    for (const id of this.shelf.ids()) this.uniteAlias(id);
    for (const [pmid, standing] of this.concerns) this.worsen(`pubmed:${pmid}`, standing);
    for (const [pmid, place] of this.deleted) {
      const id = `pubmed:${pmid}`;
      if (this.shelf.note(id) === undefined) continue;
      this.counts.deleted += 1;
      this.refused.push({
        file: place.slice(0, place.lastIndexOf(',')),
        place: id,
        reason: 'PubMed has deleted this record; it was left out',
      });
      this.shelf.remove(id);
    }
    this.shelf.commit();
    return Object.fromEntries([...this.concerns].map(([pmid, standing]) => [`pubmed:${pmid}`, standing]));
  }

  private uniteAlias(id: string): void {
    const note = this.shelf.note(id);
    const [kind = '', name = ''] = [id.slice(0, id.indexOf(':')), id.slice(id.indexOf(':') + 1)];
    const owner = kind === 'pubmed' ? undefined : this.aliases.get(digest(name));
    const ownersNote = owner === undefined ? undefined : this.shelf.note(owner);
    if (owner === undefined || note === undefined || ownersNote === undefined) return;
    this.counts.mirrored += 1;
    this.shelf.put(mergedDocument(this.shelf.get(owner), this.shelf.get(id)), ownersNote);
    this.shelf.remove(id);
  }

  private worsen(id: string, standing: Standing): void {
    const note = this.shelf.note(id);
    if (note === undefined) {
      this.counts.noticesElsewhere += 1;
      return;
    }
    const document = this.shelf.get(id);
    this.shelf.put(mergedDocument(document, { ...document, standing: worse(document.standing, standing) }), note);
  }
}

const noteOf = (document: CorpusDocument, record: LiteratureRecord, file: string): LiteratureNote => ({
  file,
  place: record.place,
  version: record.version,
  words: digest(folded(`${document.title ?? ''} ${document.text}`)),
  titleWords: digest(folded(document.title ?? '')),
});

const anotherTitle = (id: string, known: LiteratureNote, note: LiteratureNote): CorpusRefusal => ({
  file: note.file,
  place: note.place,
  reason: `${id} has another title in ${known.file} (${known.place}); the fuller of the two texts was taken`,
});

const folded = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
/** 96 bits tell some millions of texts apart and are short enough to keep for each. */
const digest = (text: string): string => createHash('sha1').update(text).digest().toString('base64', 0, 12);
