import type { AnnotationLayout } from '../annotation/annotation-layout.ts';
import { infoValue } from '../annotation/annotation-entry.ts';
import { FileFault } from '../bytes/file-refusal.ts';
import { DOT, LINE_FEED, TAB } from './byte-class.ts';
import { fieldPlan } from './field-plan.ts';
import type { FieldPlan } from './field-plan.ts';
import type { RecordView } from './record-view.ts';
import { strictRecord } from './strict-record.ts';

const ROOM = 1024 * 1024;

/** Takes rows as bytes; they are overwritten after the call. */
export type TakeRows = (rows: Buffer) => void;

/**
 * Writes a row for each annotation entry: CHROM, POS, REF, ALT and the fields asked for, `.` where one is empty (as `bcftools +split-vep -d -f`).
 * Strict: a record that is not sound, or an entry with more or fewer values than the header declares, is refused by line and column.
 */
export class AnnotationRows {
  readonly plan: FieldPlan;
  private rows = Buffer.allocUnsafe(ROOM);
  private used = 0;

  constructor(
    private readonly columns: number,
    private readonly layout: Pick<AnnotationLayout, 'infoKey' | 'fields'>,
    private readonly names: readonly string[],
    private readonly take: TakeRows,
  ) {
    this.plan = fieldPlan(layout, names);
  }

  record(view: RecordView): void {
    if (!view.isPlain) return this.recordText(view);
    if (!view.isEven) throw uneven(view.line);
    if (view.entries === 0) return;
    // No row is longer than its line and a dot for each field.
    this.reserve(view.entries * (view.altEnd - view.start + 2 * this.names.length + 2) + view.end - view.start);
    const { bytes, spans, entries } = view;
    const width = 2 * this.plan.gaps.length;
    for (let entry = 0; entry < entries; entry += 1) {
      this.place(view);
      for (const slot of this.plan.slots) {
        const at = entry * width + 2 * slot;
        this.rows[this.used] = TAB;
        this.used += 1;
        if (slot === -1) this.dot();
        else this.copy(bytes, spans[at] ?? 0, spans[at + 1] ?? 0);
      }
      this.rows[this.used] = LINE_FEED;
      this.used += 1;
    }
  }

  flush(): void {
    if (this.used > 0) this.take(this.rows.subarray(0, this.used));
    this.used = 0;
  }

  private place({ bytes, start, refStart, altEnd, chromEnd }: RecordView): void {
    let end = chromEnd + 1;
    while (bytes[end] !== TAB) end += 1;
    this.copy(bytes, start, end + 1);
    this.copy(bytes, refStart, altEnd);
  }

  private copy(bytes: Buffer, from: number, to: number): void {
    const { rows } = this;
    let { used } = this;
    if (from === to) return this.dot();
    for (let p = from; p < to; p += 1, used += 1) rows[used] = bytes[p] ?? 0;
    this.used = used;
  }

  private dot(): void {
    this.rows[this.used] = DOT;
    this.used += 1;
  }

  private reserve(length: number): void {
    if (this.used + length <= this.rows.length) return;
    this.flush();
    if (length > this.rows.length) this.rows = Buffer.allocUnsafe(length * 2);
  }

  /** The same of a record whose soundness only its text can tell. */
  private recordText(view: RecordView): void {
    const { chrom, pos, ref, alts, info } = strictRecord(view.text(), view.line, this.columns);
    const value = infoValue(info, this.layout.infoKey) ?? '';
    if (value === '' || value === '.') return;
    const entries = value.split(',').map((entry) => entry.split('|'));
    if (entries.some((values) => values.length !== this.layout.fields.length)) throw uneven(view.line);
    const indexes = this.names.map((name) => this.layout.fields.indexOf(name));
    const place = [chrom, pos, ref, alts.join(',') || '.'];
    const rows = entries.map((values) => [...place, ...indexes.map((index) => values[index] || '.')].join('\t'));
    const text = Buffer.from(`${rows.join('\n')}\n`);
    this.reserve(text.length);
    this.used += text.copy(this.rows, this.used);
  }
}

const uneven = (line: number): FileFault =>
  new FileFault('FILE.BAD_RECORD', 'an annotation entry has more or fewer values than the header declares', { line, column: 'INFO' });
