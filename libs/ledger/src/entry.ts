import { canonicalJson } from './canonical-json.ts';
import { sha256Hex } from './digest.ts';

/** Ids, codes and digests; never names, text or data of a patient. */
export type PlainFacts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/**
 * Body of a ledger entry. It holds no personal data in clear: people and cases by id, `before`, `after` as SHA-256 of canonical JSON, `detail` as ids,
 * codes and digests. Known gap: the digests are not blinded yet, so a guessed content could be confirmed.
 */
export interface EntryBody {
  readonly v: 1;
  readonly log: 'consilium';
  readonly id: string;
  /** Database clock, UTC with milliseconds. */
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
  readonly detail: PlainFacts | null;
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

/** The bytes that are stored and hashed. */
export function sealEntry(body: EntryBody): { readonly text: string; readonly sha256: string } {
  const text = canonicalJson(body);
  if (Buffer.byteLength(text) > MAX_BODY_BYTES)
    throw new RangeError(`an entry body is at most ${MAX_BODY_BYTES} bytes: put a digest in it`);
  return { text, sha256: sha256Hex(text) };
}

/** Tile bundles carry a body's length in two bytes (C2SP tlog-tiles). */
export const MAX_BODY_BYTES = 65_535;
