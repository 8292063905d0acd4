import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ID = /\b(?:AUD|SIG|ACC|PHI|LLM|AIO)-(?:PUB|\d{2})(?:\/(?:\d{2}))*/g;
/** A title of a test or suite that names an id: a quoted text on one line. */
const TITLES = /(['"`])((?:\\.|(?!\1).)*?\b(?:AUD|SIG|ACC|PHI|LLM|AIO)-(?:PUB|\d{2})(?:\\.|(?!\1).)*)\1/g;

/** `AUD-06/07` stands for both. */
export const idsIn = (text) =>
  [...text.matchAll(ID)].flatMap(([found]) => {
    const [first, ...more] = found.split('/');
    return [first, ...more.map((number) => `${first.slice(0, 4)}${number}`)];
  });

/** @returns {{id: string, title: string}[]} */
export const titlesIn = (source) =>
  source
    .split('\n')
    .filter((line) => /-(?:PUB|\d\d)/.test(line) && !/^\s*(?:\/\/|\*)/.test(line))
    .flatMap((line) => [...line.matchAll(TITLES)])
    .flatMap(([, , title]) => [...new Set(idsIn(title))].map((id) => ({ id, title: title.replaceAll('\\', '') })));

/** Its own titles are samples, and would stand as evidence for what they only quote. */
const OWN_SPEC = 'test/architecture/compliance.spec.ts';

/** Tests of this repository by requirement: `{ 'AUD-01': [{ file, title }] }`. */
export function testsByRequirement(root) {
  const files = execFileSync('git', ['ls-files', '*.spec.ts', '*.spec.tsx'], { cwd: root, encoding: 'utf8' }).trim().split('\n').sort();
  const tests = {};
  for (const file of files.filter((one) => one !== OWN_SPEC))
    for (const { id, title } of titlesIn(readFileSync(join(root, file), 'utf8'))) (tests[id] ??= []).push({ file, title });
  return tests;
}
