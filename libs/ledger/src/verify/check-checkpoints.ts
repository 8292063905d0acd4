import { verifyConsistency } from '../tree/verify-proofs.ts';
import { hashesOf } from './bytes.ts';
import type { BundleReading } from './bundle-reading.ts';
import { fingerprintOf, readVerifierKey, signersOf } from './checkpoint-note.ts';
import type { NoteVerifierKey } from './checkpoint-note.ts';
import { Refused } from './finding.ts';

export interface Trust {
  /** Keys that the reader has from elsewhere; empty: those of the bundle are shown, not trusted. */
  readonly pinned: readonly NoteVerifierKey[];
  /** Cosignatures by pinned witnesses that are asked for. */
  readonly witnesses: number;
}

export interface SeenKey {
  readonly kind: 'log' | 'witness';
  readonly name: string;
  readonly fingerprint: string;
  readonly signed: boolean;
}

/** Signatures of the checkpoints, cosignatures of the newest, and that each older one is a beginning of it. */
export async function checkCheckpoints(reading: BundleReading, trust: Trust): Promise<readonly SeenKey[]> {
  const origin = reading.header?.origin ?? '';
  const known = dedupe([...keysOf(reading, origin), ...trust.pinned]);
  const logKeys = known.filter(({ type, name }) => type === 1 && name === origin);
  const pinnedLog = trust.pinned.filter(({ type }) => type === 1);
  const [newest, ...older] = reading.checkpoints;
  const seen = new Set<string>();
  for (const checkpoint of reading.checkpoints)
    await guarded(reading, checkpoint.line, async () => {
      const signers = await signersOf(checkpoint.note, known);
      if (!logKeys.some(({ vkey }) => signers.some((one) => one.vkey === vkey)))
        throw new Refused('LOG.SIGNATURE', `the checkpoint of size ${checkpoint.note.size} bears no signature of the log's key`);
      if (checkpoint !== newest) return;
      for (const { vkey } of signers) seen.add(vkey);
      if (pinnedLog.length > 0 && !pinnedLog.some(({ vkey, name }) => name === origin && seen.has(vkey)))
        throw new Refused(
          'LOG.NOT_PINNED',
          'the newest checkpoint is not signed by the log key you gave: it is of another log, or the key was swapped',
        );
    });
  const cosigned = trust.pinned.filter(({ type, vkey }) => type === 4 && seen.has(vkey)).length;
  if (cosigned < trust.witnesses)
    reading.findings.add(
      'LOG.WITNESSES',
      `${cosigned} of the witnesses you gave cosigned the newest checkpoint, not ${trust.witnesses}: export again when they have`,
      {
        line: newest?.line ?? null,
      },
    );
  for (const checkpoint of older)
    await guarded(reading, checkpoint.line, async () => {
      const proof = hashesOf(checkpoint.consistency ?? []);
      const holds =
        proof !== null &&
        newest !== undefined &&
        verifyConsistency({
          older: checkpoint.note.size,
          newer: newest.note.size,
          olderRoot: checkpoint.note.root,
          newerRoot: newest.note.root,
          proof,
        });
      if (!holds)
        throw new Refused(
          'LOG.CONSISTENCY',
          `the log of size ${checkpoint.note.size} is not a beginning of the newest: its history was changed`,
        );
    });
  return known.map((key) => ({
    kind: key.type === 1 ? 'log' : 'witness',
    name: key.name,
    fingerprint: fingerprintOf(key),
    signed: seen.has(key.vkey),
  }));
}

/** Keys of the bundle, each of the type its line says. */
function keysOf(reading: BundleReading, origin: string): readonly NoteVerifierKey[] {
  const keys: NoteVerifierKey[] = [];
  for (const { line, at } of reading.keys)
    try {
      const key = readVerifierKey(line.vkey);
      if (key.type !== (line.kind === 'log' ? 1 : 4)) throw new Refused('LOG.KEY', `the key ${key.name} is not one of a ${line.kind}`);
      if (line.kind === 'log' && key.name !== origin) throw new Refused('LOG.KEY', `the log's key is named ${key.name}, not as the log`);
      keys.push(key);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      reading.findings.add(error.code, error.message, { line: at });
    }
  return keys;
}

const dedupe = (keys: readonly NoteVerifierKey[]): readonly NoteVerifierKey[] => [...new Map(keys.map((key) => [key.vkey, key])).values()];

async function guarded(reading: BundleReading, line: number, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    reading.findings.add(error.code, error.message, { line });
  }
}
