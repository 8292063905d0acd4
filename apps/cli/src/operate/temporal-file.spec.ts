import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { copyTemporal } from './temporal-file.ts';

describe('copyTemporal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'consilium-temporal-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('copies what is committed while the server holds the file open and writes', async () => {
    const server = new DatabaseSync(join(folder, 'temporal.db'));
    server.exec(
      'PRAGMA journal_mode = WAL; CREATE TABLE history (id INTEGER); INSERT INTO history VALUES (1), (2); BEGIN; INSERT INTO history VALUES (3)',
    );
    expect(await copyTemporal(join(folder, 'temporal.db'), join(folder, 'copy.db'))).toBe(true);
    server.exec('COMMIT');
    server.close();
    const copy = new DatabaseSync(join(folder, 'copy.db'), { readOnly: true });
    expect(copy.prepare('SELECT count(*) AS n FROM history').get()).toEqual({ n: 2 });
    copy.close();
  });

  it('says that there is none where Temporal runs elsewhere', async () => {
    expect(await copyTemporal(join(folder, 'none.db'), join(folder, 'copy2.db'))).toBe(false);
  });
});
