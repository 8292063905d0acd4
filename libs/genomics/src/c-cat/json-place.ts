import { FileFault } from '../bytes/file-refusal.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value in a JSON document that knows where it stands. What is not of the type asked for is a fault with that path, which never quotes it. */
export class JsonPlace {
  constructor(
    private readonly value: unknown,
    /** `variants.shortVariants[2].position` */
    readonly path: string,
  ) {}

  /** The member, also where it is absent: reading it then gives null or nothing. */
  at(key: string): JsonPlace {
    if (this.isAbsent) return new JsonPlace(null, this.inside(key));
    if (!isRecord(this.value)) throw this.fault('the value is not an object');
    return new JsonPlace(Object.hasOwn(this.value, key) ? this.value[key] : null, this.inside(key));
  }

  /** Members of the list under the key; none where it is absent. */
  list(key: string): readonly JsonPlace[] {
    return this.at(key).items();
  }

  items(): readonly JsonPlace[] {
    if (this.isAbsent) return [];
    if (!Array.isArray(this.value)) throw this.fault('the value is not a list');
    return this.value.map((item: unknown, i) => new JsonPlace(item, `${this.path}[${i}]`));
  }

  text(key: string): string | null {
    return this.at(key).asText();
  }

  required(key: string): string {
    return this.text(key) ?? this.missing(key);
  }

  number(key: string): number | null {
    return this.at(key).asNumber();
  }

  /** Zero or more; laboratories write averaged read counts such as 15.9, which are rounded. */
  count(key: string): number | null {
    const value = this.number(key);
    if (value !== null && value < 0) throw this.at(key).fault('the value is less than 0');
    return value === null ? null : Math.round(value);
  }

  /** 0–1. */
  fraction(key: string): number | null {
    const value = this.number(key);
    if (value !== null && (value < 0 || value > 1)) throw this.at(key).fault('the value is not between 0 and 1');
    return value;
  }

  isFalse(key: string): boolean {
    return this.at(key).value === false;
  }

  asText(): string | null {
    if (this.isAbsent) return null;
    if (typeof this.value !== 'string') throw this.fault('the value is not a text');
    const text = this.value.trim();
    return text === '' ? null : text;
  }

  asNumber(): number | null {
    if (this.isAbsent) return null;
    if (typeof this.value !== 'number' || !Number.isFinite(this.value)) throw this.fault('the value is not a number');
    return this.value;
  }

  get isAbsent(): boolean {
    return this.value === null || this.value === undefined;
  }

  fault(reason: string): FileFault {
    return new FileFault('FILE.BAD_RECORD', reason, { column: this.path === '' ? '(document)' : this.path });
  }

  missing(key: string): never {
    throw this.at(key).fault('the value is missing');
  }

  private inside(key: string): string {
    return this.path === '' ? key : `${this.path}.${key}`;
  }
}
