import { parentPort } from 'node:worker_threads';
import { inspectFile } from '../inspect-file.ts';
import { GrowingFile } from './growing-file.ts';
import type { FromThread, ToThread } from './inspection-messages.ts';

/** Entry of an inspection thread: one file after the other, never two at a time. */
const tell = (message: FromThread): void => parentPort?.postMessage(message);
let current: GrowingFile | null = null;

async function judge({ path, size, isWhole, statements, maxUnpacked }: ToThread & { readonly kind: 'begin' }): Promise<void> {
  const file = new GrowingFile(path, { size, isWhole }, (position) => tell({ kind: 'read', position }));
  current = file;
  const said = await inspectFile(maxUnpacked)(file.bytes(), statements).then(
    (verdict) => ({ kind: 'verdict', verdict }) as const,
    (error: unknown) => ({ kind: 'bug', error }) as const,
  );
  current = null;
  file.close();
  tell(file.isDropped ? { kind: 'dropped' } : said);
}

parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'grown') current?.grown(message);
  else if (message.kind === 'drop') current?.drop();
  else judge(message).catch((error: unknown) => tell({ kind: 'bug', error }));
});
tell({ kind: 'ready' });
