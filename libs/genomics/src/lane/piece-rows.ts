import type { AnnotationLayout } from '../annotation/annotation-layout.ts';
import { FileFault } from '../bytes/file-refusal.ts';
import { AnnotationRows } from './annotation-rows.ts';
import { HASH, LINE_FEED } from './byte-class.ts';
import { RecordView } from './record-view.ts';

/** What a reader of any part of a file has to know; plain data, so that it can be sent to a thread. */
export interface PieceTask {
  readonly columns: number;
  readonly layout: Pick<AnnotationLayout, 'infoKey' | 'fields'>;
  readonly names: readonly string[];
}

/** Rows of the whole lines of a piece of a file, and the bytes at its seams; lines are counted from 0 within the piece. */
export interface PieceRows {
  /** Up to and with the first line feed: the end of a line of the piece before. The whole piece when it has none. */
  readonly head: Uint8Array;
  readonly rows: Uint8Array;
  readonly tail: Uint8Array;
  /** Line feeds. */
  readonly lines: number;
  readonly records: number;
  /** The first fault; `line` counts line feeds before it. */
  readonly fault: { readonly reason: string; readonly line: number; readonly column: string | null } | null;
}

/** Reads unpacked pieces of one file in any order; whoever has them all joins the seams (`JoinedPieces`). */
export class PieceReader {
  private readonly view: RecordView;
  private readonly writer: AnnotationRows;
  private parts: Uint8Array[] = [];

  constructor({ columns, layout, names }: PieceTask) {
    this.writer = new AnnotationRows(columns, layout, names, (rows) => this.parts.push(new Uint8Array(rows)));
    this.view = new RecordView(columns, this.writer.plan);
  }

  /** A piece within a file. */
  read(bytes: Buffer): PieceRows {
    const first = bytes.indexOf(LINE_FEED);
    const last = bytes.lastIndexOf(LINE_FEED);
    const whole = this.lines(bytes, first + 1, last + 1);
    // Memory of their own: what is sent to another thread takes its whole buffer along.
    const head = new Uint8Array(first === -1 ? bytes : bytes.subarray(0, first + 1));
    const tail = new Uint8Array(bytes.subarray(first === -1 ? bytes.length : last + 1));
    return { ...whole, head, tail, lines: whole.lines + (first === -1 ? 0 : 1) };
  }

  /** Whole lines alone. */
  lines(bytes: Buffer, from: number, to: number): Omit<PieceRows, 'head' | 'tail'> {
    let lines = 0;
    let records = 0;
    let fault: PieceRows['fault'] = null;
    try {
      for (let at = from; at < to; lines += 1) {
        at = this.view.read(bytes, at, lines);
        if (this.view.end === this.view.start) continue;
        if (bytes[this.view.start] === HASH) throw new FileFault('FILE.BAD_RECORD', 'a header line stands among the records');
        records += 1;
        this.writer.record(this.view);
      }
    } catch (error) {
      if (!(error instanceof FileFault)) throw error;
      fault = { reason: error.message, line: lines, column: error.place.column ?? null };
    }
    this.writer.flush();
    const [first = new Uint8Array(0), ...more] = this.parts;
    const rows = more.length === 0 ? first : new Uint8Array(Buffer.concat(this.parts));
    this.parts = [];
    return { rows, lines, records, fault };
  }
}

/** Puts pieces together in the order of the file: rows stay in order, lines across seams are read, faults get the line of the file. */
export class JoinedPieces {
  records = 0;
  private seam: Uint8Array[] = [];

  /** @param line 1-based number of the line with which the first piece begins */
  constructor(
    private readonly reader: PieceReader,
    private readonly take: (rows: Uint8Array) => void,
    private line: number,
  ) {}

  add(piece: PieceRows): void {
    this.seam.push(piece.head);
    const isOpen = piece.lines === 0;
    if (isOpen) return;
    this.readSeam(Buffer.concat(this.seam));
    this.seam = piece.tail.length > 0 ? [piece.tail] : [];
    this.takeWhole({ ...piece, lines: piece.lines - 1 });
  }

  /** The last line, when nothing ends it. */
  end(): void {
    const rest = Buffer.concat(this.seam);
    if (rest.length > 0) this.readSeam(Buffer.concat([rest, Buffer.of(LINE_FEED)]));
  }

  private readSeam(line: Buffer): void {
    this.takeWhole(this.reader.lines(line, 0, line.length));
  }

  private takeWhole({ rows, records, lines, fault }: Omit<PieceRows, 'head' | 'tail'>): void {
    if (fault !== null) {
      const { reason, line, column } = fault;
      throw new FileFault('FILE.BAD_RECORD', reason, { line: this.line + line, ...(column === null ? {} : { column }) });
    }
    if (rows.length > 0) this.take(rows);
    this.line += lines;
    this.records += records;
  }
}
