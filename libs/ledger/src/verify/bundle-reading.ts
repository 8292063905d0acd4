import { createHash } from 'node:crypto';
import {
  BUNDLE_SCHEMA,
  LINE_ORDER,
  isCheckpointLine,
  isDocumentLine,
  isEndLine,
  isEntryLine,
  isHeaderLine,
  isKeyLine,
  isLineKind,
  isRangeLine,
  isRecordLine,
} from '../bundle/bundle-line.ts';
import type {
  CheckpointLine,
  DocumentLine,
  EntryLine,
  HeaderLine,
  KeyLine,
  LineKind,
  RangeLine,
  RecordLine,
} from '../bundle/bundle-line.ts';
import { isObject, isText } from '../bundle/guards.ts';
import { treeSha256 } from '../tree/tree-sha256.ts';
import { CaseVersions } from './case-versions.ts';
import { caught } from './caught.ts';
import { checkDocument } from './check-document.ts';
import { checkRecord } from './check-record.ts';
import { readCheckpoint } from './checkpoint-note.ts';
import type { CheckpointNote, NotedCheckpoint } from './checkpoint-note.ts';
import { checkOpened } from './commitments.ts';
import { readBody } from './entry-body.ts';
import type { BodyFacts } from './body-shape.ts';
import { Erasures } from './erasures.ts';
import { Findings, Refused } from './finding.ts';
import type { BundleCode } from './finding.ts';
import { leafBytes } from './hash-space.ts';
import { IdSet } from './id-set.ts';
import { LogWalk } from './log-walk.ts';
import { parseLine } from './parse-line.ts';
import { RowBook } from './row-book.ts';

/** Why nothing more of the file is read. */
export type Stop = 'unreadable' | 'cut-off' | null;

/** Reads a bundle line by line, checks what a line alone shows, and keeps what the checks at its end need. */
export class BundleReading {
  readonly findings = new Findings();
  readonly keys: { readonly line: KeyLine; readonly at: number }[] = [];
  readonly checkpoints: NotedCheckpoint[] = [];
  readonly book = new RowBook();
  readonly versions = new CaseVersions();
  readonly erasures = new Erasures();
  readonly counts = { entry: 0, record: 0, document: 0, erased: 0 };
  header: HeaderLine | null = null;
  walk: LogWalk | null = null;
  lines = 0;
  rangeLine: number | null = null;
  stop: Stop = null;
  #ended = false;
  #place = 0;
  readonly #sum = createHash('sha256');
  readonly #ids = new IdSet();
  #keepsRows = false;
  #quickCanonical: ((value: unknown) => string) | undefined;
  /** Entry of the line at hand, for its findings. */
  #entry: { index: number | null; id: string | null } = { index: null, id: null };

  /** A line with its line feed, or the rest of a file that was cut off. */
  take(bytes: Uint8Array, isEnded: boolean): void {
    this.lines += 1;
    this.#entry = { index: null, id: null };
    if (!isEnded) {
      this.stop = 'cut-off';
      if (this.#ended) return this.#find('BUNDLE.ORDER', 'something follows the end line');
      return this.#find('BUNDLE.TRUNCATED', 'the bundle ends in the middle of a line: transfer it again');
    }
    try {
      this.#read(bytes);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#find(error.code, error.message);
    }
  }

  end(): void {
    if (this.#ended || this.stop !== null) return;
    this.stop = 'cut-off';
    this.#entry = { index: null, id: null };
    this.#find('BUNDLE.TRUNCATED', this.lines === 0 ? 'the file is empty' : 'the end line is missing: transfer the bundle again');
  }

  #find(code: BundleCode, message: string): void {
    this.findings.add(code, message, { line: this.lines, ...this.#entry });
  }

  #read(bytes: Uint8Array): void {
    if (this.#ended) throw this.#unreadable('BUNDLE.ORDER', 'lines follow the end line');
    const value = this.#parse(bytes);
    if (this.lines === 1) return this.#begin(value, bytes);
    const kind = isObject(value) ? value.t : undefined;
    if (kind === 'end') return this.#finish(value);
    this.#sum.update(bytes);
    if (!isLineKind(kind)) throw new Refused('BUNDLE.LINE', 'the line is of no kind that a bundle has');
    this.#order(kind);
    this.#dispatch(kind, value);
  }

  #parse(bytes: Uint8Array): unknown {
    const parsed = parseLine(bytes);
    if ('flaw' in parsed) {
      const isJson = parsed.flaw === 'NOT_CANONICAL';
      const problem = isJson ? 'the line is not written in canonical form (RFC 8785)' : 'the line is not UTF-8 or not JSON';
      throw this.#unreadable(isJson ? 'BUNDLE.NOT_CANONICAL' : 'BUNDLE.NOT_JSON', problem);
    }
    this.#quickCanonical = parsed.isPlain ? JSON.stringify : undefined;
    return parsed.value;
  }

  #unreadable(code: BundleCode, message: string): Refused {
    this.stop = 'unreadable';
    return this.lines === 1 && code !== 'BUNDLE.UNSUPPORTED_SCHEMA'
      ? new Refused('BUNDLE.NOT_A_BUNDLE', 'the first line is no line of an audit bundle: give the file as it was exported')
      : new Refused(code, message);
  }

  #begin(value: unknown, bytes: Uint8Array): void {
    if (!isObject(value) || value.t !== 'bundle') throw this.#unreadable('BUNDLE.NOT_A_BUNDLE', '');
    if (isText(value.schema) && value.schema !== BUNDLE_SCHEMA)
      throw this.#unreadable(
        'BUNDLE.UNSUPPORTED_SCHEMA',
        `the bundle is of schema ${value.schema}, which this verifier lacks: use a newer one`,
      );
    this.#sum.update(bytes);
    if (!isHeaderLine(value)) {
      this.stop = 'unreadable';
      throw new Refused('BUNDLE.LINE', 'the first line lacks a member, or has one that is unknown or of another type');
    }
    this.header = value;
    this.#keepsRows = value.scope.kind === 'case' || value.scope.kind === 'patient' || value.counts.record > 0 || value.counts.document > 0;
    const { kind, id, cases = [] } = value.scope;
    if (kind === 'case' || kind === 'patient')
      for (const one of kind === 'case' && id !== undefined ? [...cases, id] : cases) this.versions.expect(one);
  }

  #order(kind: LineKind): void {
    const place = LINE_ORDER.indexOf(kind);
    const repeats = kind !== 'range' && kind !== 'bundle';
    if (place < this.#place || (place === this.#place && !repeats))
      throw this.#unreadable('BUNDLE.ORDER', `a line of kind ${kind} stands too late`);
    if (place > 1 && this.keys.length === 0) throw this.#unreadable('BUNDLE.ORDER', 'no key precedes the checkpoint');
    if (place > 2 && this.checkpoints.length === 0) throw this.#unreadable('BUNDLE.ORDER', 'no checkpoint precedes the entries');
    this.#place = place;
  }

  #dispatch(kind: LineKind, value: unknown): void {
    if (kind === 'entry' && isEntryLine(value)) this.#takeEntry(value);
    else if (kind === 'key' && isKeyLine(value)) this.keys.push({ line: value, at: this.lines });
    else if (kind === 'checkpoint' && isCheckpointLine(value)) this.#checkpoint(value);
    else if (kind === 'range' && isRangeLine(value)) this.#range(value);
    else if (kind === 'record' && isRecordLine(value)) this.#record(value);
    else if (kind === 'document' && isDocumentLine(value)) this.#document(value);
    else {
      if (kind === 'entry') this.walk?.skip();
      throw new Refused('BUNDLE.LINE', `the line of kind ${kind} lacks a member, or has one that is unknown or of another type`);
    }
  }

  #range(line: RangeLine): void {
    this.rangeLine = this.lines;
    this.walk?.beginRange(line);
  }

  #checkpoint(line: CheckpointLine): void {
    const isNewest = this.checkpoints.length === 0;
    if ((line.consistency === undefined) !== isNewest)
      throw this.#unreadable('BUNDLE.ORDER', 'the newest checkpoint comes first and alone without a consistency proof');
    let note: CheckpointNote;
    try {
      note = readCheckpoint(line.note);
    } catch (error) {
      if (isNewest) this.stop = 'unreadable';
      throw error;
    }
    this.checkpoints.push({ note, consistency: line.consistency ?? null, line: this.lines });
    const { origin, size } = this.header ?? { origin: '', size: -1 };
    if (isNewest) this.walk = new LogWalk({ size: note.size, root: note.root });
    if (note.origin !== origin)
      throw new Refused('LOG.CHECKPOINT', `the checkpoint of size ${note.size} is of another log than the bundle`);
    if (isNewest ? note.size !== size : note.size > size)
      throw new Refused('LOG.CHECKPOINT', `the checkpoint has size ${note.size}, where the bundle says ${size}`);
  }

  #takeEntry(line: EntryLine): void {
    this.counts.entry += 1;
    this.#entry = { index: line.i, id: null };
    const { walk, header } = this;
    if (!walk || !header) return;
    if ((line.proof === undefined) !== walk.hasRange || (line.erased === true && line.open !== null)) {
      walk.skip();
      throw new Refused('BUNDLE.LINE', 'an entry has a proof unless it stands in a range, and is not opened when it is erased');
    }
    const leaf = leafBytes(line.body);
    const flaw = caught(() => walk.prove(line, treeSha256(leaf)));
    const body = readBody(line.body, leaf.length - 1, header.origin);
    this.#entry = { index: line.i, id: body.id };
    if (flaw) this.#find(flaw.code, flaw.message);
    if (!this.#ids.add(body.id)) this.#find('ENTRY.DUPLICATE', `the id of entry ${line.i} stands in the bundle twice`);
    this.versions.note(body);
    this.erasures.note(line, body, this.lines);
    const unproven = caught(() => this.#open(line, body));
    if (this.#keepsRows) this.book.addEntry(unproven ? { ...line, open: null } : line, body);
    if (unproven) throw unproven;
  }

  #open({ open, erased }: EntryLine, body: BodyFacts): void {
    if (erased === true) this.counts.erased += 1;
    else if (open !== null) checkOpened(body, open, this.#quickCanonical);
    else if (body.v === 2 && (body.before ?? body.after ?? body.detail) !== null)
      throw new Refused('ENTRY.NOT_OPENED', 'the entry commits to more than is opened: export it again');
  }

  #record(line: RecordLine): void {
    this.counts.record += 1;
    this.#entry = { index: line.entry, id: this.book.entry(line.entry)?.id ?? null };
    try {
      checkRecord(line, this.book);
    } finally {
      this.book.addRecord(line, this.lines);
    }
  }

  #document(line: DocumentLine): void {
    this.counts.document += 1;
    checkDocument(line, this.book);
  }

  #finish(value: unknown): void {
    this.#ended = true;
    if (!isEndLine(value)) throw new Refused('BUNDLE.LINE', 'the end line lacks a member, or has one that is unknown or of another type');
    if (this.#place < LINE_ORDER.indexOf('checkpoint')) throw this.#unreadable('BUNDLE.ORDER', 'the bundle ends before its checkpoint');
    if (value.lines !== this.lines - 1) this.#find('BUNDLE.END', `the end line counts ${value.lines} lines, not ${this.lines - 1}`);
    if (value.sha256 !== this.#sum.digest('hex'))
      this.#find('BUNDLE.END', 'the hash of the end line is not that of the bytes before it: a byte was changed');
  }
}
