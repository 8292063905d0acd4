import { jest } from '@jest/globals';
import { civicFiles } from './civic-files.ts';

const MIRROR = 'https://mirror.example.org/downloads/01-Aug-2025';

describe('civicFiles', () => {
  const asked = jest.spyOn(globalThis, 'fetch');
  afterEach(() => asked.mockReset());
  afterAll(() => asked.mockRestore());

  it.each([
    ['without encryption', 'http://civicdb.org/downloads/01-Aug-2025', 'https'],
    ['of another host', MIRROR, 'mirror.example.org is not a host of CIViC'],
    ['of a host that only looks like it', 'https://civicdb.org.example.org/downloads/nightly', 'not a host of CIViC'],
    ['with a password', 'https://a:b@civicdb.org/downloads/nightly', 'no user or password'],
    ['of a file', 'file:///etc/01-Aug-2025', 'https'],
    ['that is no release', 'https://civicdb.org/downloads', 'folder of a release'],
  ])('refuses an address %s before anything is fetched', async (_, address, reason) => {
    await expect(civicFiles(address)).rejects.toThrow(reason);
    expect(asked).not.toHaveBeenCalled();
  });

  it('fetches from the own host, and from a mirror that is named', async () => {
    asked.mockImplementation(async () => new Response('a\tb\n'));
    for (const files of [await civicFiles('https://civicdb.org/downloads/nightly'), await civicFiles(MIRROR, ['Mirror.example.org'])])
      expect(await files[0]?.text()).toBe('a\tb\n');
    expect(asked.mock.calls.map(([, options]) => options?.redirect)).toEqual(['error', 'error']);
  });

  it('takes nothing from an address that sends elsewhere', async () => {
    asked.mockRejectedValue(new TypeError('redirect'));
    const [file] = await civicFiles('https://civicdb.org/downloads/nightly');
    await expect(file?.text()).rejects.toThrow('could not be fetched');
  });
});
