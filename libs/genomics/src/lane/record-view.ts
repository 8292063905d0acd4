import { BASE, byteAt, COLON, COMMA, DELETE, DOT, EQUALS, equalBytes, HASH, KEY_PART, KEY_START } from './byte-class.ts';
import { isDigit, LINE_FEED, RETURN, SEMICOLON, SPACE, TAB } from './byte-class.ts';
import { genotype, ENTRY_END, inEntry, isGenotypeKey, isLineEnd, isValueEnd, NOT_PLAIN, quality, value, word } from './column-scans.ts';
import type { FieldPlan } from './field-plan.ts';

const FIXED = 9;
const MAX_POSITION = 2 ** 31 - 1;
const S = 83;
const V = 86;
const PASS = Buffer.from('PASS');

/**
 * One data line as offsets into the bytes it stands in: no object and no text is made until someone asks. One view serves a whole file.
 * 1. A line is plain when its bytes alone prove it sound: as many columns as the header, a chromosome, a position, bases in REF and ALT, a
 *    decimal or missing QUAL, filters, INFO keys of the specification each with its value, and samples with a sound genotype that names
 *    only alleles of the record and no more values than FORMAT has keys.
 * 2. Anything else is not plain, sound or not: whoever reads on decides by the text (`parseRecord`, `strictRecord`). So the lane can be
 *    narrow without refusing anything by itself.
 * 3. Every scan ends at a control character; the bytes end with a line feed. No search can run past its line.
 */
export class RecordView {
  bytes: Buffer = Buffer.alloc(0);
  line = 0;
  isPlain = false;
  start = 0;
  /** End of the line without its line end. */
  end = 0;
  chromEnd = 0;
  pos = 0;
  refStart = 0;
  refEnd = 0;
  altStart = 0;
  altEnd = 0;
  /** 0 for a site without alternate allele. */
  alts = 0;
  filterStart = 0;
  filterEnd = 0;
  /** INFO has a key that starts with SV: the record speaks of a structural variant, whatever its alleles. */
  hasStructuralKey = false;
  /** Entries of the planned key; 0 when it is absent or `.`. */
  entries = 0;
  /** Every entry has as many values as the header declares. */
  isEven = true;
  /** Start and end of every planned field of every entry, in the order met; equal where an entry is shorter. */
  spans = new Int32Array(1024);

  private readonly samples: number;
  private readonly hasFormat: boolean;

  constructor(
    columns: number,
    private readonly plan: FieldPlan,
  ) {
    this.hasFormat = columns >= FIXED;
    this.samples = Math.max(columns - FIXED, 0);
  }

  /** Reads the line that starts at `at`; the bytes must end with a line feed. Returns the start of the next line. */
  read(bytes: Buffer, at: number, line: number): number {
    this.bytes = bytes;
    this.line = line;
    this.start = at;
    this.entries = 0;
    this.isEven = true;
    this.hasStructuralKey = false;
    const end = this.scan(bytes, at);
    this.isPlain = end !== NOT_PLAIN;
    const feed = this.isPlain ? (bytes[end] === RETURN ? end + 1 : end) : bytes.indexOf(LINE_FEED, at);
    this.end = feed > at && bytes[feed - 1] === RETURN ? feed - 1 : feed;
    return feed + 1;
  }

  /** The line as text of its own. */
  text(): string {
    return this.bytes.toString('utf8', this.start, this.end);
  }

  get isPassing(): boolean {
    const { bytes, filterStart: from, filterEnd: to } = this;
    return (to - from === 1 && bytes[from] === DOT) || equalBytes(bytes, from, to, PASS);
  }

  private scan(bytes: Buffer, at: number): number {
    const id = this.place(bytes, at);
    const ref = id === NOT_PLAIN ? id : word(bytes, id);
    const qual = ref === NOT_PLAIN ? ref : this.alleles(bytes, ref);
    const filter = qual === NOT_PLAIN ? qual : quality(bytes, qual);
    if (filter === NOT_PLAIN) return NOT_PLAIN;
    const info = word(bytes, filter);
    this.filterStart = filter;
    this.filterEnd = info - 1;
    const end = info === NOT_PLAIN ? info : this.info(bytes, info);
    if (end === NOT_PLAIN || !this.hasFormat) return end !== NOT_PLAIN && isLineEnd(bytes, end) ? end : NOT_PLAIN;
    return bytes[end] === TAB ? this.sampleColumns(bytes, end + 1) : NOT_PLAIN;
  }

  private place(bytes: Buffer, at: number): number {
    if (bytes[at] === HASH) return NOT_PLAIN;
    const pos = word(bytes, at);
    if (pos === NOT_PLAIN) return pos;
    this.chromEnd = pos - 1;
    let value = 0;
    let p = pos;
    for (; isDigit(byteAt(bytes, p)) && value <= MAX_POSITION; p += 1) value = value * 10 + byteAt(bytes, p) - 48;
    this.pos = value;
    return p > pos && bytes[p] === TAB && value <= MAX_POSITION ? p + 1 : NOT_PLAIN;
  }

  private alleles(bytes: Buffer, at: number): number {
    let p = at;
    while (BASE[byteAt(bytes, p)] === 1) p += 1;
    if (p === at || bytes[p] !== TAB) return NOT_PLAIN;
    this.refStart = at;
    this.refEnd = p;
    p += 1;
    this.altStart = p;
    this.alts = 0;
    if (bytes[p] === DOT) p += 1;
    else
      for (;;) {
        const from = p;
        while (BASE[byteAt(bytes, p)] === 1) p += 1;
        if (p === from) return NOT_PLAIN;
        this.alts += 1;
        if (bytes[p] !== COMMA) break;
        p += 1;
      }
    this.altEnd = p;
    return bytes[p] === TAB ? p + 1 : NOT_PLAIN;
  }

  private info(bytes: Buffer, at: number): number {
    if (bytes[at] === DOT && byteAt(bytes, at + 1) < SPACE) return at + 1;
    let hasAnnotation = false;
    for (let p = at; ; p += 1) {
      const from = p;
      if (KEY_START[byteAt(bytes, p)] !== 1) return NOT_PLAIN;
      do p += 1;
      while (KEY_PART[byteAt(bytes, p)] === 1);
      if (bytes[from] === S && bytes[from + 1] === V) this.hasStructuralKey = true;
      const isPlanned = equalBytes(bytes, from, p, this.plan.key);
      if (isPlanned && hasAnnotation) return NOT_PLAIN;
      if (bytes[p] === EQUALS) p = isPlanned ? this.annotation(bytes, p + 1) : value(bytes, p + 1);
      hasAnnotation ||= isPlanned;
      const stop = byteAt(bytes, p);
      if (stop !== SEMICOLON) return stop === TAB || stop === LINE_FEED || stop === RETURN ? p : NOT_PLAIN;
    }
  }

  /** Finds the planned fields of each entry; every byte is looked at once. */
  private annotation(bytes: Buffer, at: number): number {
    if (bytes[at] === DOT && isValueEnd(byteAt(bytes, at + 1))) return at + 1;
    if (isValueEnd(byteAt(bytes, at))) return at;
    const { gaps, count } = this.plan;
    let p = at;
    for (let n = 0; ; p += 1) {
      while (n + 2 * gaps.length > this.spans.length) this.widen();
      const { spans } = this;
      let left = count - 1;
      let kind = inEntry(bytes, p);
      for (let field = 0; field < gaps.length; field += 1) {
        let gap = gaps[field] ?? 0;
        left -= gap;
        for (; gap > 0 && kind < ENTRY_END; kind = inEntry(bytes, ++p)) gap -= kind;
        left += gap;
        spans[n] = p;
        while (kind === 0) kind = inEntry(bytes, ++p);
        spans[n + 1] = p;
        n += 2;
      }
      for (; kind < ENTRY_END; kind = inEntry(bytes, ++p)) left -= kind;
      if (left !== 0) this.isEven = false;
      this.entries += 1;
      if (bytes[p] !== COMMA) return p;
    }
  }

  private widen(): void {
    const wider = new Int32Array(this.spans.length * 2);
    wider.set(this.spans);
    this.spans = wider;
  }

  private sampleColumns(bytes: Buffer, at: number): number {
    let p = at;
    let keys = 1;
    for (let c = byteAt(bytes, p); c > SPACE && c < DELETE; c = byteAt(bytes, ++p)) {
      if (c !== COLON) continue;
      keys += 1;
      if (isGenotypeKey(bytes, p + 1)) return NOT_PLAIN;
    }
    if (p === at) return NOT_PLAIN;
    const hasGenotype = isGenotypeKey(bytes, at);
    for (let sample = 0; sample < this.samples; sample += 1) {
      if (bytes[p] !== TAB) return NOT_PLAIN;
      p += 1;
      if (hasGenotype) p = genotype(bytes, p, this.alts);
      if (p === NOT_PLAIN) return p;
      let values = 1;
      for (let c = byteAt(bytes, p); c >= SPACE; c = byteAt(bytes, ++p)) if (c === COLON) values += 1;
      if (values > keys) return NOT_PLAIN;
    }
    return isLineEnd(bytes, p) ? p : NOT_PLAIN;
  }
}
