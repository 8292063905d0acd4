import { civicFileUrls, folderFiles } from '@consilium/knowledge';
import type { SourceFile } from '@consilium/knowledge';
import { unavailable, usage } from '../failure.ts';

const TIMEOUT_MS = 120_000;
const MAX_CHARACTERS = 512 * 1024 * 1024;

/** Files of a release of CIViC, from a folder or from the address of a release. */
export async function civicFiles(from: string): Promise<readonly SourceFile[]> {
  if (/^https?:\/\//i.test(from)) return addressedFiles(from);
  return folderFiles(from).catch(() => {
    throw usage(`${from}: there is no such folder; give the folder of one release of CIViC, or its address.`);
  });
}

function addressedFiles(from: string): readonly SourceFile[] {
  const addresses = civicFileUrls(from);
  if (addresses === null)
    throw usage('The address must be the folder of a release, ending in its date as CIViC writes it (01-Aug-2025) or in nightly.');
  return addresses.map(({ name, url }) => ({ name, text: () => download(name, url) }));
}

async function download(name: string, url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' }).catch(() => null);
  if (!response?.ok)
    throw unavailable(
      `${name} could not be fetched${response ? ` (status ${response.status})` : ''}: check the address and the network, or download the files and give their folder.`,
    );
  if (Number(response.headers.get('content-length') ?? 0) > MAX_CHARACTERS)
    throw unavailable(`${name} is larger than any release of CIViC: check the address.`);
  return response.text();
}
