import { DataSource } from 'typeorm';
import { ENGINE } from '../ledger/append-entry.ts';
import { hashPassword, matchesHash } from './password-hash.ts';
import { users } from './users.ts';

const LITTLE = { N: 16, r: 8, p: 1 };

describe('the hash of a password', () => {
  it('takes the full work unless told otherwise', async () => {
    expect(await hashPassword('correct horse battery')).toMatch(/^scrypt\$16384\$8\$5\$/);
  });

  it('says its own work, by which the password is checked', async () => {
    const hash = await hashPassword('correct horse battery', LITTLE);
    expect(hash).toMatch(/^scrypt\$16\$8\$1\$/);
    expect([await matchesHash('correct horse battery', hash), await matchesHash('correct horse batteru', hash)]).toEqual([true, false]);
  });

  it('gets no less work where demo accounts are refused: a production site', async () => {
    const nowhere = new DataSource({ type: 'postgres' });
    const ada = { login: 'ada', name: 'Ada Test', roles: ['administrator'], specialty: null, password: 'correct horse battery' } as const;
    await expect(users(nowhere, { demoAllowed: false, passwordWork: LITTLE }).create(ada, ENGINE)).rejects.toThrow(/full work/);
  });
});
