import { runVerifier } from '../verifier-program.ts';
import { showPage } from './page.ts';
import { serveWorker } from './worker.ts';

/**
 * The one file that an auditor takes along: on Node ≥ 20.16 a program, in a browser the script of `consilium-verify.html`, in a worker
 * the auditor's screens' own judge. It imports nothing and asks the network for nothing.
 */
if (typeof document === 'object') showPage(document);
else if (typeof process !== 'object') serveWorker();
else {
  const { createReadStream } = process.getBuiltinModule('node:fs');
  process.exitCode = await runVerifier(process.argv.slice(2), {
    open: (path) => createReadStream(path, { highWaterMark: 1 << 18 }),
    print: (text) => void process.stdout.write(`${text}\n`),
    complain: (text) => void process.stderr.write(`${text}\n`),
  });
}
