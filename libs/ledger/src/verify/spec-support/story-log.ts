import { randomBytes } from 'node:crypto';
import { canonicalJson } from '../../canonical-json.ts';
import type { EntryLine, OpenedEntry } from '../../bundle/bundle-line.ts';
import { consistencyProof, inclusionProof } from '../../tree/proofs.ts';
import { leafHash, nodeHash } from '../../tree/hashing.ts';
import { coverOf, rangeHash } from '../../tree/tree-nodes.ts';
import { commitmentTo } from '../commitments.ts';

export type Row = Record<string, unknown>;

/** An entry before it is sealed; a planted violation changes it here, so that everything after it fits. */
export interface Draft {
  id: string;
  act: string;
  actor: { ref: string; kind: string; roles: string[]; amr: string[] };
  obj: { type: string; id: string; ver: number | null };
  subj: string | null;
  outcome: 'done' | 'refused' | 'failed';
  reason: string | null;
  /** Images by `<table>:<key>`. */
  rows: Record<string, Row>;
  detail: unknown;
  ts: string;
  /** Written before the log had a name. */
  isOld?: boolean;
}

export interface Sealed {
  readonly draft: Draft;
  readonly body: string;
  readonly open: OpenedEntry | null;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** The body of an entry and what opens its commitments. */
export function seal(draft: Draft, origin: string): Sealed {
  const { id, ts, actor, act, obj, subj, outcome, reason } = draft;
  const common = { id, ts, tz: 'UTC', actor, act, purpose: 'care', obj, subj, outcome, reason, ai: null, wf: null, req: null };
  if (draft.isOld) {
    const body = canonicalJson({ v: 1, log: 'consilium', ...common, before: null, after: null, detail: draft.detail ?? null });
    return { draft, body, open: null };
  }
  const part = (name: 'after' | 'detail', data: unknown) => {
    if (data === null || data === undefined) return { shown: null, sealed: null };
    const r = randomBytes(32);
    return { shown: { r: base64(r), data }, sealed: commitmentTo(name, r, data) };
  };
  const after = part('after', Object.keys(draft.rows).length > 0 ? { state: { of: draft.act }, rows: draft.rows } : null);
  const detail = part('detail', draft.detail);
  const body = canonicalJson({ v: 2, log: origin, ...common, before: null, after: after.sealed, detail: detail.sealed });
  return { draft, body, open: { before: null, after: after.shown, detail: detail.shown } };
}

/** The tree over sealed entries, with every subtree kept. */
export class StoryTree {
  readonly #levels: Uint8Array[][] = [[]];
  constructor(readonly entries: readonly Sealed[]) {
    for (const { body } of entries) this.#push(0, leafHash(Buffer.from(body)));
  }
  get size(): number {
    return this.entries.length;
  }
  #push(level: number, hash: Uint8Array): void {
    const row = (this.#levels[level] ??= []);
    row.push(hash);
    if (row.length % 2 === 0) this.#push(level + 1, nodeHash(row.at(-2) ?? hash, hash));
  }
  readonly read = (level: number, index: number): Uint8Array => {
    const hash = this.#levels[level]?.[index];
    if (!hash) throw new RangeError(`no complete subtree ${index} at level ${level}`);
    return hash;
  };
  root(size = this.size): Uint8Array {
    return rangeHash({ from: 0, to: size }, this.read);
  }
  consistency(older: number): string[] {
    return consistencyProof(older, this.size, this.read).map(base64);
  }
  proof(index: number): string[] {
    return inclusionProof(this.size, index, this.read).map(base64);
  }
  cover(from: number, to: number): string[] {
    return coverOf(from, to).map(({ level, index }) => base64(this.read(level, index)));
  }
  line(index: number, withProof: boolean): EntryLine {
    const entry = this.entries[index];
    if (!entry) throw new RangeError(`no entry ${index}`);
    return { t: 'entry', i: index, body: entry.body, open: entry.open, ...(withProof ? { proof: this.proof(index) } : {}) };
  }
}
