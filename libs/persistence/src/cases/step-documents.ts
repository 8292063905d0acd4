import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';
import { canonicalJson, sha256Hex } from '@consilium/ledger';
import type { Sha256, Step, StepDocuments, StepKey } from '@consilium/domain';
import type { Sql } from '../sql.ts';

const zip = promisify(gzip);
const unzip = promisify(gunzip);

export interface PackedDocument {
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly body: Uint8Array;
}

/** Canonical JSON of a document, hashed and compressed outside of any transaction. Speed counts more than size here. */
export async function packDocument(document: unknown): Promise<PackedDocument> {
  const text = canonicalJson(document);
  const body = await zip(text, { level: constants.Z_BEST_SPEED });
  return { sha256: sha256Hex(text), bytes: Buffer.byteLength(text), body };
}

/** @throws when the stored bytes do not have the stored hash */
export async function unpackDocument<T>(packed: { readonly sha256: string; readonly body: Uint8Array }, what: string): Promise<T> {
  const text = (await unzip(packed.body)).toString('utf8');
  if (sha256Hex(text) !== packed.sha256)
    throw new Error(`The stored ${what} does not have its hash ${packed.sha256}: restore it from a backup.`);
  return JSON.parse(text) as T;
}

export const findDocument = async (
  sql: Sql,
  { caseId, run }: StepKey,
  step: Step,
): Promise<{ readonly run: number; readonly sha256: Sha256; readonly body: Uint8Array } | null> =>
  (
    await sql.rows<{ run: number; sha256: Sha256; body: Uint8Array }>(
      'SELECT run, sha256, body FROM clinic.valid_steps($1, $2) WHERE step = $3',
      [caseId, run, step],
    )
  )[0] ?? null;

export class StepMissing extends Error {
  readonly code = 'STEP.NOT_READY';
  constructor(key: StepKey, step: Step) {
    super(`Case ${key.caseId} has no ${step} that run ${key.run} may read.`);
  }
}

export async function loadDocument<S extends Step>(
  sql: Sql,
  key: StepKey,
  step: S,
): Promise<{ readonly sha256: Sha256; readonly document: StepDocuments[S] }> {
  const found = await findDocument(sql, key, step);
  if (!found) throw new StepMissing(key, step);
  return { sha256: found.sha256, document: await unpackDocument<StepDocuments[S]>(found, `${step} of case ${key.caseId}`) };
}
