import { isSame } from './processes.mjs';
import { say } from './say.mjs';

const POLITE_MS = 8000;

/** Ends servers of a former start whose guards were killed together with it; the birth time keeps a reused id safe. */
export async function endLeftovers({ children = [] }) {
  const left = children.filter(isSame);
  if (left.length === 0) return;
  say(`ending ${left.length} server(s) that a killed start left behind: ${left.map(({ name }) => name).join(', ')}`);
  for (const { pid, name } of left) process.kill(pid, name === 'Postgres' ? 'SIGINT' : 'SIGTERM');
  const deadline = Date.now() + POLITE_MS;
  while (left.some(isSame) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 100));
  for (const child of left.filter(isSame)) process.kill(-child.pid, 'SIGKILL');
}
