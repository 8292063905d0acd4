import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import { FAILURE_CONVERTER } from './data-converter.ts';

export interface BundleOptions {
  /** Entry file of the workflows package. */
  readonly workflowsPath: string;
  /** Folders whose sources decide whether a kept bundle is still good. */
  readonly sourceFolders: readonly string[];
  readonly cacheFolder: string;
}

/** The workflow bundle, built by webpack once for a given set of sources and kept under their hash: four seconds saved at every later start. */
export async function workflowBundle({ workflowsPath, sourceFolders, cacheFolder }: BundleOptions): Promise<{ code: string }> {
  const kept = join(cacheFolder, `workflows-${await hashOfSources(sourceFolders)}.js`);
  const code = await readFile(kept, 'utf8').catch(() => null);
  if (code !== null) return { code };
  const built = await bundleWorkflowCode({ workflowsPath, failureConverterPath: FAILURE_CONVERTER });
  await mkdir(cacheFolder, { recursive: true });
  const draft = `${kept}.${process.pid}.tmp`;
  await writeFile(draft, built.code);
  await rename(draft, kept);
  return built;
}

async function hashOfSources(folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(await readFile(FAILURE_CONVERTER));
  for (const folder of folders) {
    const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts')).sort();
    for (const name of files)
      hash
        .update(name)
        .update('\0')
        .update(await readFile(join(folder, name)))
        .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}
