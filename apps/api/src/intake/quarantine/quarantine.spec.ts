import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quarantine } from './quarantine.ts';

describe('the quarantine', () => {
  let dir: string;
  beforeEach(async () => void (dir = await mkdtemp(join(tmpdir(), 'consilium-quarantine-'))));
  afterEach(() => rm(dir, { recursive: true }));

  const leave = async (name: string, hours: number): Promise<void> => {
    await writeFile(join(dir, name), 'left');
    const at = new Date(Date.now() - hours * 3_600_000);
    await utimes(join(dir, name), at, at);
  };

  it.each([
    ['done', () => Promise.resolve(1)],
    ['failed', () => Promise.reject(new Error('refused'))],
  ])('keeps nothing of an upload that is %s', async (_how, work) => {
    let during: readonly string[] = [];
    await quarantine(dir)
      .hold(async () => {
        during = await readdir(dir);
        return work();
      })
      .catch(() => null);
    expect([during.length, await readdir(dir)]).toEqual([1, []]);
  });

  it('removes what a killed process left, and leaves what another may still receive', async () => {
    await leave('old', 2.1);
    await leave('young', 1.9);
    await quarantine(dir).hold(() => Promise.resolve());
    expect(await readdir(dir)).toEqual(['young']);
  });

  it('looks for it again later, not only with the first upload', async () => {
    const [always, hourly] = [quarantine(dir, 0), quarantine(dir)];
    for (const place of [always, hourly]) await place.hold(() => Promise.resolve());
    await leave('old', 2.1);
    await hourly.hold(() => Promise.resolve());
    expect(await readdir(dir)).toEqual(['old']);
    await always.hold(() => Promise.resolve());
    expect(await readdir(dir)).toEqual([]);
  });
});
