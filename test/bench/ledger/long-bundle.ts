import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import {
  CompactRange,
  blind,
  canonicalJson,
  entryParts,
  formatCheckpoint,
  leafHash,
  makeSigner,
  privateKeyText,
  signNote,
  writeOpen,
} from '@consilium/ledger';
import { ORIGIN } from './log-process.ts';

const AT_ONCE = 1 << 20;

/** Writes a bundle of a whole log of synthetic reads, each with its data open; a line at a time, as an export does. @returns its bytes */
export function writeLongBundle(path: string, entries: number): number {
  const signer = makeSigner(privateKeyText(ORIGIN, 'ed25519', randomBytes(32)));
  const range = new CompactRange();
  const lines = Array.from({ length: entries }, (_, at) => {
    const { body, open } = readAt(at);
    range.append(leafHash(Buffer.from(body)));
    return `{"body":${JSON.stringify(body)},"i":${String(at)},"open":${open},"t":"entry"}`;
  });
  const note = signNote(formatCheckpoint({ origin: ORIGIN, size: entries, root: range.root() }), signer);
  const head = [
    { t: 'bundle', schema: 'consilium/audit-bundle/1', origin: ORIGIN, scope: { kind: 'log' }, size: entries, made: { at: '2026-01-01T00:00:00.000Z', by: 'bench' }, counts: { entry: entries, record: 0, document: 0 } },
    { t: 'key', kind: 'log', vkey: signer.vkey },
    { t: 'checkpoint', note },
    { t: 'range', from: 0, to: entries, left: [], right: [] },
  ].map(canonicalJson); // prettier-ignore
  return writeLines(path, [...head, ...lines]);
}

function writeLines(path: string, lines: readonly string[]): number {
  const [file, digest] = [openSync(path, 'w'), createHash('sha256')];
  let [waiting, bytes] = ['', 0];
  const flush = (): void => {
    digest.update(waiting);
    bytes += writeSync(file, waiting);
    waiting = '';
  };
  for (const line of lines) {
    waiting += `${line}\n`;
    if (waiting.length > AT_ONCE) flush();
  }
  flush();
  bytes += writeSync(file, `${canonicalJson({ t: 'end', lines: lines.length, sha256: digest.digest('hex') })}\n`);
  closeSync(file);
  return bytes;
}

/** An entry as a read of a case leaves it. */
function readAt(at: number): { readonly body: string; readonly open: string } {
  const [id, req] = [randomUUID(), randomUUID()];
  const { commitments, text } = writeOpen({ before: null, after: null, detail: blind({ what: 'case', cases: [req] }) });
  const { head, tail } = entryParts({
    v: 2, log: ORIGIN, id, tz: 'UTC', actor: { ref: req, kind: 'person', roles: ['oncologist'], amr: ['hwk', 'user'] }, act: 'read', purpose: 'care',
    obj: { type: 'case', id: req, ver: null }, subj: null, outcome: 'done', reason: null, ...commitments, ai: null, wf: null, req,
  }); // prettier-ignore
  return { body: `${head}${new Date(1_767_225_600_000 + at).toISOString()}${tail}`, open: text };
}
