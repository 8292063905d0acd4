import { civicFileUrls, folderFiles } from '@consilium/knowledge';
import type { SourceFile } from '@consilium/knowledge';
import { unavailable, usage } from '../failure.ts';

const TIMEOUT_MS = 120_000;
const MAX_CHARACTERS = 512 * 1024 * 1024;

/** The hosts that CIViC publishes its releases on. */
const CIVIC_HOSTS: readonly string[] = ['civicdb.org', 'www.civicdb.org'];

/**
 * Files of a release of CIViC, from a folder or from the address of a release.
 *
 * | address | fetched |
 * |---|---|
 * | `https:` on CIViC's own host, or on one that the operator names (`allowed`, a mirror) | yes |
 * | `http:`, another host, a user or password in the address | no, said before anything is sent |
 * | one that sends elsewhere | no: a redirect is an error, for it could lead off the list |
 *
 * @param allowed hosts beside CIViC's own, as typed by the operator
 */
export async function civicFiles(from: string, allowed: readonly string[] = []): Promise<readonly SourceFile[]> {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(from)) return addressedFiles(from, allowed);
  return folderFiles(from).catch(() => {
    throw usage(`${from}: there is no such folder; give the folder of one release of CIViC, or its address.`);
  });
}

function addressedFiles(from: string, allowed: readonly string[]): readonly SourceFile[] {
  const address = URL.canParse(from) ? new URL(from) : null;
  if (address?.protocol !== 'https:' || address.username !== '' || address.password !== '')
    throw usage(
      'The address must be https and carry no user or password: the content becomes evidence, so nobody may change it on the way.',
    );
  if (![...CIVIC_HOSTS, ...allowed].some((host) => host.toLowerCase() === address.host))
    throw usage(`${address.host} is not a host of CIViC: name it with --allow-host if it is a mirror that you trust, or give a folder.`);
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
