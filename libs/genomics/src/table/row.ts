import type { Fraction, GenomeBuild } from '@consilium/domain';
import { detach } from '../bytes/detach.ts';
import { FileFault } from '../bytes/file-refusal.ts';
import { namedBuild } from '../vcf/build-evidence.ts';
import type { Columns } from './columns.ts';
import type { Delimiter } from './delimited.ts';

/** What producers write for "no value". */
const MISSING: ReadonlySet<string> = new Set([
  '',
  '.',
  'na',
  'n/a',
  'nan',
  'null',
  'none',
  '[not available]',
  'not available',
  'k.a.',
  '#n/a',
]);
export const isMissing = (text: string): boolean => MISSING.has(text.trim().toLowerCase());

/**
 * One record. Every reader of a cell takes the names a column may have, best first, and yields the first of them that holds a value; null when
 * none does. A value that is none of its type is a fault with line and column, which never quotes it.
 */
export class Row {
  constructor(
    private readonly columns: Columns,
    private readonly cells: readonly string[],
    private readonly delimiter: Delimiter,
    /** 1-based line of the unpacked file. */
    readonly line: number,
  ) {}

  /** The cell as written, trimmed; empty when the column is absent. */
  raw(name: string): string {
    const at = this.columns.at(name);
    return at === -1 ? '' : (this.cells[at] ?? '').trim();
  }

  text(...names: readonly string[]): string | null {
    for (const name of names) {
      const value = this.raw(name);
      if (isMissing(value)) continue;
      if (value.includes('\uFFFD')) throw this.fault('the value is not UTF-8; save the file as UTF-8', name);
      return detach(value);
    }
    return null;
  }

  get allowsDecimalComma(): boolean {
    return this.delimiter === ';';
  }

  /** A number with a decimal point; a decimal comma only where semicolons separate the columns and it can be nothing else. */
  number(...names: readonly string[]): number | null {
    return this.typed(names, (text, name) => this.toNumber(text, name));
  }

  /** A whole number, zero or more; `12.0` is one. */
  count(...names: readonly string[]): number | null {
    return this.typed(names, (text, name) => {
      const value = this.toNumber(text, name);
      if (!Number.isSafeInteger(value) || value < 0) throw this.fault('the value is not a whole number', name);
      return value;
    });
  }

  /** 0–1, or a percentage with its sign. */
  fraction(...names: readonly string[]): Fraction | null {
    return this.typed(names, (text, name) => {
      const percent = text.endsWith('%');
      const value = this.toNumber(percent ? text.slice(0, -1).trim() : text, name) / (percent ? 100 : 1);
      if (value < 0 || value > 1) throw this.fault('the value is no fraction; write 0 to 1, or a percentage with its sign', name);
      return value;
    });
  }

  /** `37`, `hg19`, `GRCh37-lite` …; another assembly is refused. */
  build(...names: readonly string[]): GenomeBuild | null {
    return this.typed(names, (text, name) => {
      const build = text === '37' || text === '19' ? 'GRCh37' : text === '38' ? 'GRCh38' : namedBuild(text);
      if (build === null) throw this.fault('the genome build is neither GRCh37 nor GRCh38; lift the file over', name);
      return build;
    });
  }

  fault(reason: string, column?: string): FileFault {
    const at = column === undefined ? -1 : this.columns.at(column);
    const named = at === -1 ? column : this.columns.written(at);
    return new FileFault('FILE.BAD_RECORD', reason, { line: this.line, ...(named === undefined ? {} : { column: named }) });
  }

  private typed<T>(names: readonly string[], to: (text: string, name: string) => T): T | null {
    const name = names.find((one) => !isMissing(this.raw(one)));
    return name === undefined ? null : to(this.raw(name), name);
  }

  private toNumber(text: string, name: string): number {
    if (/^[-+]?\d+,\d+$/.test(text)) {
      if (this.allowsDecimalComma) return Number(text.replace(',', '.'));
      throw this.fault('the number has a decimal comma; write a decimal point', name);
    }
    if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text)) throw this.fault('the value is not a number', name);
    return Number(text);
  }
}
