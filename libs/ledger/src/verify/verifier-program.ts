import { describeVerdict } from './describe-verdict.ts';
import { verifyBundle } from './verify-bundle.ts';
import type { VerifyOptions } from './verify-bundle.ts';

/** What the program needs of its surroundings: the same on the project's command line and in the single file. */
export interface VerifierShell {
  /** Bytes of the file. @throws when it can't be read */
  open(path: string): AsyncIterable<Uint8Array>;
  print(text: string): void;
  complain(text: string): void;
}

const USAGE = `usage: consilium-verify BUNDLE [--key VKEY]... [--witnesses N] [--allow-attested] [--json]
  --key VKEY        public key of the log or of a witness, got from the operator by another way; without it the bundle's own are believed
  --witnesses N     so many of the witnesses given by --key must have cosigned
  --allow-attested  take the server's word for signatures given with a password
  --json            the whole verdict, for programs
exit: 0 valid, 1 tampered, 2 incomplete, 3 unsupported, 4 wrong use`;

const USAGE_EXIT = 4 as const;

/** Opened when the first byte is asked for, so that a mistake in the call leaves no open file behind. */
async function* opened(shell: VerifierShell, path: string): AsyncGenerator<Uint8Array> {
  yield* shell.open(path);
}

interface Asked {
  readonly path: string;
  readonly json: boolean;
  readonly options: VerifyOptions;
}

/**
 * Exit codes: 0 valid, 1 tampered, 2 incomplete, 3 unsupported, 4 usage, a file that can't be read, or a key that is none.
 */
export async function runVerifier(words: readonly string[], shell: VerifierShell): Promise<0 | 1 | 2 | 3 | 4> {
  const asked = parse(words);
  if (!asked) {
    shell.complain(USAGE);
    return USAGE_EXIT;
  }
  try {
    const verdict = await verifyBundle(opened(shell, asked.path), asked.options);
    shell.print(asked.json ? JSON.stringify(verdict) : describeVerdict(verdict));
    return verdict.exit;
  } catch (error) {
    if (error instanceof RangeError) shell.complain(error.message);
    else if (isFileError(error)) shell.complain(`${asked.path} can not be read (${error.code}): give the path of an exported bundle`);
    else throw error;
    return USAGE_EXIT;
  }
}

/** Errors of the file system carry a code of capital letters. */
const isFileError = (error: unknown): error is { readonly code: string } =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code);

/** Null for anything that the usage does not name. */
function parse(words: readonly string[]): Asked | null {
  const rest = [...words];
  const keys: string[] = [];
  const paths: string[] = [];
  let [witnesses, allowAttested, json] = [0, false, false];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--json') json = true;
    else if (word === '--allow-attested') allowAttested = true;
    else if (word === '--key' || word === '--witnesses') {
      const value = rest.shift();
      if (value === undefined || (word === '--witnesses' && !/^\d{1,3}$/.test(value))) return null;
      if (word === '--key') keys.push(value);
      else witnesses = Number(value);
    } else if (word.startsWith('-') && word !== '-') return null;
    else paths.push(word);
  }
  const [path] = paths;
  return path !== undefined && paths.length === 1 ? { path, json, options: { keys, witnesses, allowAttested } } : null;
}
