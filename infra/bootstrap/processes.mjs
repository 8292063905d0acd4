import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const hasProc = existsSync('/proc/self/stat');

const ps = (field, pid) => {
  try {
    return execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
};

/** Fields of /proc/PID/stat after the command, which may itself hold spaces and brackets. */
const statOf = (pid) => {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return { comm: line.slice(line.indexOf('(') + 1, line.lastIndexOf(')')), fields: line.slice(line.lastIndexOf(')') + 2).split(' ') };
  } catch {
    return null;
  }
};

export function isAlive(pid) {
  if (hasProc && statOf(pid)?.fields[0] === 'Z') return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** When a process began: with its id this names it for good, while the id alone is reused. Empty when there is none. */
export const birthOf = (pid) => (hasProc ? (statOf(pid)?.fields[19] ?? '') : ps('lstart', pid));

export const parentOf = (pid) => Number(hasProc ? (statOf(pid)?.fields[1] ?? 0) : ps('ppid', pid));
export const nameOf = (pid) => (hasProc ? (statOf(pid)?.comm ?? '') : (ps('comm', pid).split('/').at(-1) ?? ''));

export const isSame = ({ pid, birth }) => isAlive(pid) && birthOf(pid) === birth;
export const identify = (pid) => ({ pid, birth: birthOf(pid) });
