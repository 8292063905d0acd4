import { canonicalJson } from '../canonical-json.ts';
import type { EntryLine, RecordLine } from '../bundle/bundle-line.ts';
import { isObject } from '../bundle/guards.ts';
import type { JsonObject } from '../bundle/guards.ts';
import type { BodyFacts } from './body-shape.ts';

/** A row as one entry committed it. */
export interface RowImage {
  readonly table: string;
  readonly key: string;
  /** Place of the entry in the log: a moment. */
  readonly index: number;
  readonly image: JsonObject;
  readonly text: string;
}

/** What is kept of an entry that commits rows. */
export interface EntryFacts {
  readonly index: number;
  readonly id: string;
  readonly actor: string;
  readonly actorKind: string;
  readonly at: string;
  readonly act: string;
  readonly isOpened: boolean;
  /** The case concerned; its version where the entry is a change of it. */
  readonly caseId: string | null;
  readonly caseVersion: number | null;
}

const nameOf = (table: string, key: string): string => `${table}:${key}`;

/** A record with the line of the bundle that it stands in. */
export interface PlacedRecord extends RecordLine {
  readonly line: number;
}

/** Every row that the opened entries of a bundle commit, each as of its moments; and the records that show them. */
export class RowBook {
  readonly #images = new Map<string, RowImage[]>();
  readonly #tables = new Map<string, Set<string>>();
  readonly #entries = new Map<number, EntryFacts>();
  readonly #byId = new Map<string, EntryFacts>();
  readonly #records = new Map<string, PlacedRecord[]>();

  addEntry({ i, open, erased }: EntryLine, body: BodyFacts): void {
    const facts = {
      index: i,
      id: body.id,
      actor: body.actor.ref,
      actorKind: body.actor.kind,
      at: body.ts,
      act: body.act,
      // Without commitments there is nothing to open; an entry of version 1 shows no rows.
      isOpened: open !== null || (erased !== true && body.v === 2 && (body.before ?? body.after ?? body.detail) === null),
      caseId: body.obj.type === 'case' ? body.obj.id : body.subj,
      caseVersion: body.obj.type === 'case' && body.outcome === 'done' ? body.obj.ver : null,
    };
    this.#entries.set(i, facts);
    this.#byId.set(body.id, facts);
    const data = open?.after?.data;
    if (!isObject(data) || !isObject(data.rows)) return;
    for (const [name, image] of Object.entries(data.rows)) {
      if (!isObject(image)) continue;
      const split = name.indexOf(':');
      const [table, key] = [name.slice(0, Math.max(split, 0)), name.slice(split + 1)];
      push(this.#images, name, { table, key, index: i, image, text: canonicalJson(image) });
      const keys = this.#tables.get(table) ?? new Set();
      this.#tables.set(table, keys.add(key));
    }
  }

  addRecord(record: RecordLine, line: number): void {
    push(this.#records, nameOf(record.table, record.key), { ...record, line });
  }

  entry(index: number): EntryFacts | undefined {
    return this.#entries.get(index);
  }
  entriesOf(caseId: string): readonly EntryFacts[] {
    return [...this.#entries.values()].filter((entry) => entry.caseId === caseId);
  }
  entryOfId(id: string): EntryFacts | undefined {
    return this.#byId.get(id);
  }
  /** Moments of one row, the earliest first. */
  moments(table: string, key: string): readonly RowImage[] {
    return this.#images.get(nameOf(table, key)) ?? [];
  }
  /** The row as of a moment: its newest image in an entry up to it. */
  asOf(table: string, key: string, moment: number): RowImage | undefined {
    return this.moments(table, key).findLast(({ index }) => index <= moment);
  }
  /** Newest images of all rows of a table as of a moment. */
  rowsOf(table: string, moment: number = Number.POSITIVE_INFINITY): readonly RowImage[] {
    return [...(this.#tables.get(table) ?? [])].flatMap((key) => this.asOf(table, key, moment) ?? []);
  }
  recordsOf(table: string, key: string): readonly PlacedRecord[] {
    return this.#records.get(nameOf(table, key)) ?? [];
  }
  /** The record that shows this image. */
  recordOf({ table, key, index }: RowImage): PlacedRecord | undefined {
    return this.recordsOf(table, key).find(({ entry }) => entry === index);
  }
  *records(table: string): Generator<PlacedRecord> {
    for (const lines of this.#records.values()) for (const line of lines) if (line.table === table) yield line;
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
