import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { findOnPath } from '../temporal/tools.mjs';
import { run } from './run.mjs';
import { WayOut } from './say.mjs';

const idOf = async (flag) => {
  const { code, output } = await run('id', [flag, 'postgres']);
  return code === 0 ? Number.parseInt(output, 10) : null;
};

async function postgresUser() {
  if ((await idOf('-u')) === null) {
    await run('groupadd', ['--system', 'postgres']);
    await run('useradd', ['--system', '--gid', 'postgres', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
  }
  const [uid, gid] = [await idOf('-u'), await idOf('-g')];
  if (uid === null || gid === null)
    throw new WayOut(
      'Postgres refuses to run as root and no user `postgres` could be made: run as another user, or create it with `useradd --system postgres`.',
    );
  return { uid, gid };
}

const canEnter = (dir) => (statSync(dir).mode & 0o001) !== 0 && (dirname(dir) === dir || canEnter(dirname(dir)));

/**
 * Postgres never runs as root, so root lends it the user `postgres`. When that user may not enter the clone (a private folder),
 * it gets the one capability to look past folder modes, if the system has `setpriv`.
 * @returns {Promise<{owner: {uid: number, gid: number} | null, as: (command: string, args: string[]) => {command: string, args: string[], uid?: number, gid?: number}}>}
 */
export async function postgresIdentity(folders) {
  if (process.getuid?.() !== 0) return { owner: null, as: (command, args) => ({ command, args }) };
  const owner = await postgresUser();
  const closed = folders.find((folder) => !canEnter(folder));
  if (!closed) return { owner, as: (command, args) => ({ command, args, ...owner }) };
  const setpriv = findOnPath(['setpriv']);
  if (!setpriv)
    throw new WayOut(
      `Postgres runs as the user \`postgres\`, which may not enter ${closed}: clone into a folder open to all users, or run as a user other than root.`,
    );
  // access(2) forgets capabilities of anyone but root unless `no_setuid_fixup` is set, and initdb asks it for its sibling programs.
  const drop = [
    '--reuid',
    String(owner.uid),
    '--regid',
    String(owner.gid),
    '--clear-groups',
    '--inh-caps',
    '+dac_override',
    '--ambient-caps',
    '+dac_override',
    '--securebits',
    '+no_setuid_fixup',
  ];
  return { owner, as: (command, args) => ({ command: setpriv, args: [...drop, command, ...args] }) };
}
