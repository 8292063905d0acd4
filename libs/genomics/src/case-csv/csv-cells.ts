import type { Row } from '../table/row.ts';
import type { CaseColumn, CaseHeader } from './csv-columns.ts';

/** A dash alone is how people write "nothing". */
const NOTHING = /^[-–—/]+$/;

/** Cells of one row by what they say. */
export class CaseCells {
  constructor(
    readonly row: Row,
    private readonly header: CaseHeader,
  ) {}

  text(column: CaseColumn): string | null {
    const written = this.row.text(...this.names(column));
    return written === null || NOTHING.test(written) ? null : written.replace(/\s+/g, ' ');
  }

  /** Alleles may be `-`. */
  allele(column: 'ref' | 'alt'): string | null {
    return this.row.text(...this.names(column))?.toUpperCase() ?? null;
  }

  count(column: CaseColumn): number | null {
    return this.text(column) === null ? null : this.row.count(...this.names(column));
  }

  fraction(column: CaseColumn): number | null {
    return this.text(column) === null ? null : this.row.fraction(...this.names(column));
  }

  /** A number with what people write around it: `> 10`, `12 Mut/Mb`, `60 %`. A bound from below counts as the number; one from above is refused. */
  measure(column: CaseColumn): { readonly value: number; readonly unit: string | null } | null {
    const written = this.text(column);
    if (written === null) return null;
    const parts = /^(?<bound>[<>≥≤=~]*)\s*(?<number>[-+]?[\d.,]+)\s*(?<unit>\D.*)?$/.exec(written)?.groups;
    if (!parts) throw this.fault(column, 'the value is not a number');
    if (/[<≤]/.test(parts['bound'] ?? '')) throw this.fault(column, 'a bound from above is no value; write the number, or a status');
    const number = parts['number'] ?? '';
    const isComma = /^[-+]?\d+,\d+$/.test(number);
    if (isComma && !this.row.allowsDecimalComma) throw this.fault(column, 'the number has a decimal comma; write a decimal point');
    const value = Number(isComma ? number.replace(',', '.') : number);
    if (Number.isNaN(value)) throw this.fault(column, 'the value is not a number');
    return { value, unit: parts['unit']?.trim() ?? null };
  }

  fault(column: CaseColumn, reason: string) {
    return this.row.fault(reason, this.names(column)[0] ?? column);
  }

  private names(column: CaseColumn): readonly string[] {
    return this.header.columns[column] ?? [];
  }
}
