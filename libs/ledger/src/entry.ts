import { canonicalJson } from './canonical-json.ts';

/** Ids, codes and digests; never names, text or data of a patient. */
export type PlainFacts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/**
 * Body of a ledger entry. It holds no personal data in clear: people and cases by id, `before`, `after` and `detail` as blinded commitments (detail/).
 * Entries of version 1 had unblinded digests and a plain `detail`; they stay as they are.
 */
export interface EntryBody {
  readonly v: 2;
  /** Origin of the log. */
  readonly log: string;
  readonly id: string;
  /** Database clock, UTC with milliseconds; put in by the database itself. */
  readonly ts: string;
  readonly tz: 'UTC';
  readonly actor: {
    readonly ref: string;
    readonly kind: 'person' | 'service';
    readonly roles: readonly string[];
    readonly amr: readonly string[];
  };
  readonly act: string;
  readonly purpose: string;
  readonly obj: { readonly type: string; readonly id: string; readonly ver: number | null };
  /** The case concerned, by id. */
  readonly subj: string | null;
  readonly outcome: 'done' | 'refused' | 'failed';
  /** Coded reason or refusal code. */
  readonly reason: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly detail: string | null;
  readonly ai: AiFacts | null;
  /** Workflow run of a machine step. */
  readonly wf: { readonly run: number; readonly step: string } | null;
  readonly req: string | null;
}

/** Who drafted, from what, and what the gate made of it (AIO-01): names and digests, no text. */
export interface AiFacts {
  /** `template`, or `provider:model`. */
  readonly drafter: string;
  readonly version: string;
  /** SHA-256 of the stored document. */
  readonly output: string;
  /** Present when a model was asked, whether or not its text was used. */
  readonly model?: AiModelFacts;
}
export interface AiModelFacts {
  readonly name: string;
  readonly answeredBy: string | null;
  readonly destination: string;
  readonly prompt: string | null;
  readonly promptVersion: string;
  readonly response: string | null;
  readonly proposed: number;
  readonly kept: number;
  readonly dropped: number;
  readonly failure: string | null;
}

/** Canonical JSON of a body before and after its time, which only the database's clock may fill in. */
export interface EntryParts {
  readonly head: string;
  readonly tail: string;
}

/**
 * The body is head ‖ time ‖ tail, and that is its canonical JSON: of all members only `tz`, `v` and `wf` sort after `ts`.
 * @throws RangeError when a tile bundle could not carry it
 */
export function entryParts({ tz, v, wf, ...before }: Omit<EntryBody, 'ts'>): EntryParts {
  const head = `${canonicalJson(before).slice(0, -1)},"ts":"`;
  const tail = `",${canonicalJson({ tz, v, wf }).slice(1)}`;
  if (Buffer.byteLength(head) + Buffer.byteLength(tail) + TIME_BYTES > MAX_BODY_BYTES)
    throw new RangeError(`an entry body is at most ${MAX_BODY_BYTES} bytes: put a digest in it`);
  return { head, tail };
}

const TIME_BYTES = '2026-01-01T00:00:00.000Z'.length;
/** Tile bundles carry a body's length in two bytes (C2SP tlog-tiles). */
export const MAX_BODY_BYTES = 65_535;
