import { FileFault } from '../bytes/file-refusal.ts';
import type { XmlElement } from './read-xml.ts';

const MISSING = new Set(['', 'n/a', 'na', 'unknown', 'none']);

/** Typed attributes of one element. A value that is none of its type is a fault with line and attribute, which never quotes it. */
export class Attributes {
  constructor(private readonly element: XmlElement) {}

  get line(): number {
    return this.element.line;
  }

  /** The first of the names that holds a value. */
  text(...names: readonly string[]): string | null {
    for (const name of names) {
      const value = this.element.attributes[name]?.trim() ?? '';
      if (!MISSING.has(value.toLowerCase())) return value;
    }
    return null;
  }

  says(name: string, word: string): boolean {
    return this.element.attributes[name]?.trim().toLowerCase() === word;
  }

  required(...names: readonly string[]): string {
    const value = this.text(...names);
    if (value === null) throw this.fault('the attribute is missing', names[0] ?? '');
    return value;
  }

  number(name: string): number | null {
    const written = this.text(name);
    if (written === null) return null;
    const value = Number(written);
    if (!Number.isFinite(value)) throw this.fault('the value is not a number', name);
    return value;
  }

  count(name: string): number | null {
    const value = this.number(name);
    if (value !== null && (!Number.isSafeInteger(value) || value < 0)) throw this.fault('the value is not a whole number', name);
    return value;
  }

  /** 0–1. */
  fraction(name: string): number | null {
    return this.within(name, 1);
  }

  /** 0–100, given back as 0–1. */
  percent(name: string): number | null {
    const value = this.within(name, 100);
    return value === null ? null : value / 100;
  }

  fault(reason: string, attribute: string): FileFault {
    return new FileFault('FILE.BAD_RECORD', reason, { line: this.line, column: `${this.element.name} ${attribute}` });
  }

  private within(name: string, most: number): number | null {
    const value = this.number(name);
    if (value !== null && (value < 0 || value > most)) throw this.fault(`the value is not between 0 and ${most}`, name);
    return value;
  }
}
