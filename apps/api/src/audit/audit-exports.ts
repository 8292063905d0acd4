import { folderBlobStore, logVerifiers, witnessVerifiers } from '@consilium/adapters';
import type { Config } from '@consilium/config';
import { accessAs, prepareExport } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';
import type { AuditExports } from '../platform/ports.ts';

/** Bundles of the audit trail, read as the engine: the auditor's right to every board was judged at the door. */
export function auditExports({ blobDir, keys }: Config, database: Database): AuditExports {
  const blobs = folderBlobStore(blobDir);
  const asEngine = <T>(work: () => T): T => accessAs({ kind: 'engine', purpose: 'audit' }, work);
  const readDocument = async (sha256: string): Promise<Uint8Array | null> => {
    if (!(await blobs.has(sha256))) return null;
    const chunks: Uint8Array[] = [];
    for await (const chunk of blobs.open(sha256)) chunks.push(chunk);
    return Buffer.concat(chunks);
  };
  return {
    async prepare(scope, by) {
      const vkeys = {
        log: logVerifiers(keys.dir, keys.logKeys).map(({ vkey }) => vkey),
        witness: witnessVerifiers(keys.dir, keys.witnesses).map(({ vkey }) => vkey),
      };
      const prepared = await asEngine(() => prepareExport(database, { scope, by, keys: vkeys, readDocument }));
      return prepared && { ...prepared, text: () => steppedAs(asEngine, prepared.text()) };
    },
  };
}

/** Each step of a generator runs for whoever asks for it, so the access is given step by step. */
async function* steppedAs(access: <T>(work: () => T) => T, lines: AsyncGenerator<string>): AsyncGenerator<string> {
  for (;;) {
    const step = await access(() => lines.next());
    if (step.done) return;
    yield step.value;
  }
}
