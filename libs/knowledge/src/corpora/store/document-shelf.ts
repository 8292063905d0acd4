import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import type { CorpusDocument } from '@consilium/domain/evidence';

interface Place<Note> {
  readonly offset: number;
  readonly length: number;
  readonly note: Note;
}

/** Bytes gathered before they are written. One buffer serves the whole import: a new one for each document would wait for the garbage collector. */
const BUFFER = 1 << 20;

/**
 * Documents of an import on disk, so that memory holds no more than one of them and a short note of each. What a file brought can be taken back until
 * it is committed: a file that turns out broken leaves nothing.
 */
export class DocumentShelf<Note> {
  private readonly handle: number;
  private readonly places = new Map<string, Place<Note>>();
  /** Place of each id before the file that is being read; null for none. */
  private readonly before = new Map<string, Place<Note> | null>();
  private waiting = Buffer.allocUnsafe(BUFFER);
  private waitingLength = 0;
  private written = 0;
  private reading = Buffer.allocUnsafe(BUFFER / 8);

  constructor(private readonly path: string) {
    this.handle = openSync(path, 'wx+', 0o600);
  }

  put(document: CorpusDocument, note: Note): void {
    const text = JSON.stringify(document);
    const length = Buffer.byteLength(text);
    if (this.waitingLength + length > this.waiting.length) this.flush();
    if (length > this.waiting.length) this.waiting = Buffer.allocUnsafe(length);
    this.replace(document.id, { offset: this.written + this.waitingLength, length, note });
    this.waiting.write(text, this.waitingLength);
    this.waitingLength += length;
  }

  note(id: string): Note | undefined {
    return this.places.get(id)?.note;
  }

  /** @throws Error when the id is not on the shelf: callers look first */
  get(id: string): CorpusDocument {
    const place = this.places.get(id);
    if (place === undefined) throw new Error('The shelf was asked for a document that it does not hold.');
    if (place.offset + place.length > this.written) this.flush();
    if (place.length > this.reading.length) this.reading = Buffer.allocUnsafe(place.length);
    readSync(this.handle, this.reading, 0, place.length, place.offset);
    const document: CorpusDocument = JSON.parse(this.reading.toString('utf8', 0, place.length));
    return document;
  }

  remove(id: string): void {
    if (this.places.has(id)) this.replace(id, null);
  }

  /** Puts an id back to what it was before the file that is being read. */
  restore(id: string): void {
    const earlier = this.before.get(id);
    if (earlier !== undefined) this.replace(id, earlier);
  }

  commit(): void {
    this.before.clear();
  }

  rollback(): void {
    for (const id of [...this.before.keys()]) this.restore(id);
    this.before.clear();
  }

  ids(): readonly string[] {
    return [...this.places.keys()];
  }

  get size(): number {
    return this.places.size;
  }

  close(): void {
    closeSync(this.handle);
    unlinkSync(this.path);
  }

  private replace(id: string, place: Place<Note> | null): void {
    if (!this.before.has(id)) this.before.set(id, this.places.get(id) ?? null);
    if (place === null) this.places.delete(id);
    else this.places.set(id, place);
  }

  private flush(): void {
    for (let done = 0; done < this.waitingLength;)
      done += writeSync(this.handle, this.waiting, done, this.waitingLength - done, this.written + done);
    this.written += this.waitingLength;
    this.waitingLength = 0;
  }
}
