import { FileFault } from '../bytes/file-refusal.ts';
import { refuseWide } from '../bytes/lines.ts';
import type { ReadLimits } from '../bytes/read-limits.ts';
import { HeaderReader } from '../vcf/vcf-header.ts';
import type { VcfHeader } from '../vcf/vcf-header.ts';
import { HASH, LINE_FEED } from './byte-class.ts';
import type { FieldPlan } from './field-plan.ts';
import { LineLane } from './line-lane.ts';
import { RecordView } from './record-view.ts';

/** Receives the parts of a file in order. Throwing a FileFault stops the reading at once. */
export interface LaneSink {
  /** The plan says which fields of the annotation each record is to be searched for. */
  header(header: VcfHeader): FieldPlan;
  /** The view is used again for the next record: take what is needed at once. */
  record(view: RecordView): void;
}

/** Pushes bytes of a VCF through: first its header lines as text, then its records as bytes. */
export class VcfLane {
  records = 0;
  private readonly lines: LineLane;
  private readonly headerReader: HeaderReader;
  private view: RecordView | null = null;

  constructor(
    private readonly sink: LaneSink,
    private readonly limits: ReadLimits,
  ) {
    this.headerReader = new HeaderReader(limits);
    this.lines = new LineLane(limits, (bytes, from, to, first) => this.takeLines(bytes, from, to, first));
  }

  push(bytes: Uint8Array): void {
    this.lines.push(bytes);
  }

  end(): void {
    this.lines.end();
    if (this.view === null) throw new FileFault('FILE.NO_HEADER', 'the #CHROM header line is missing');
  }

  private takeLines(bytes: Buffer, from: number, to: number, first: number): number {
    let line = first;
    let at = from;
    for (; at < to && this.view === null; line += 1) {
      const feed = bytes.indexOf(LINE_FEED, at);
      this.readHeaderLine(headerText(bytes.toString('utf8', at, feed), line), line);
      at = feed + 1;
    }
    return line - first + (this.view === null ? 0 : this.takeRecords(this.view, bytes, at, to, line));
  }

  private readHeaderLine(text: string, line: number): void {
    const header = this.headerReader.read(text, line);
    if (header === null) return;
    refuseWide(header.columns, line, this.limits);
    this.view = new RecordView(header.columns, this.sink.header(header));
  }

  private takeRecords(view: RecordView, bytes: Buffer, from: number, to: number, first: number): number {
    let line = first;
    for (let at = from; at < to; line += 1) {
      if (bytes[at] === LINE_FEED) {
        at += 1; // a bomb of empty lines has millions of them
        continue;
      }
      at = view.read(bytes, at, line);
      if (view.end === view.start) continue;
      if (bytes[view.start] === HASH) throw new FileFault('FILE.BAD_RECORD', 'a header line stands among the records', { line });
      this.records += 1;
      this.sink.record(view);
    }
    return line - first;
  }
}

/** Without its carriage return, and without the byte order mark of a file. */
function headerText(text: string, line: number): string {
  const from = line === 1 && text.startsWith('\uFEFF') ? 1 : 0;
  return text.slice(from, text.endsWith('\r') ? -1 : undefined);
}
