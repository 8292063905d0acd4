import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';

/**
 * Keeps what a transform made of a file, under name and text of that file. The folder must be its maker's alone: what lies in it is run.
 * @param {string} folder
 * @param {(filename: string, text: string) => string} transform
 */
export function keptIn(folder, transform) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return (filename, text) => {
    const path = join(folder, createHash('sha256').update(filename).update('\0').update(text).digest('hex'));
    const kept = readOrNull(path);
    if (kept !== null) return kept;
    const made = transform(filename, text);
    const draft = `${path}.${process.pid}.${threadId}`;
    writeFileSync(draft, made);
    renameSync(draft, path);
    return made;
  };
}

function readOrNull(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
