/** A condition that the person at the keyboard can mend; its message is one sentence that ends with the way out. */
export class WayOut extends Error {
  constructor(message) {
    super(message);
    this.name = 'WayOut';
  }
}

const started = Date.now();
export const secondsSinceStart = () => ((Date.now() - started) / 1000).toFixed(1);

/** One progress line, stamped with the seconds since the command began. */
export const say = (text) => process.stderr.write(`[${secondsSinceStart().padStart(5)} s] ${text}\n`);

const [FIRST_MS, LONGEST_MS] = [5_000, 60_000];

/** Says that a long step still runs, so that nobody takes silence for a hang: after five seconds, then after twice as long each time, at most a minute. */
export async function during(text, work) {
  say(text);
  const begun = Date.now();
  let timer;
  const sayIn = (ms) => {
    timer = setTimeout(() => {
      say(`  … still: ${text} (${Math.round((Date.now() - begun) / 1000)} s)`);
      sayIn(Math.min(2 * ms, LONGEST_MS));
    }, ms);
  };
  sayIn(FIRST_MS);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}

/** Runs an entry script: a way out is one sentence, anything else is a bug and keeps its stack. */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? process.exitCode ?? 0;
  } catch (error) {
    const sentence = sentenceOf(error);
    process.stderr.write(sentence ? `consilium: ${sentence}\n` : `${error?.stack ?? error}\n`);
    process.exit(1);
  }
}

function sentenceOf(error) {
  if (error instanceof WayOut) return error.message;
  if (error?.code === 'ENOSPC') return `The disk is full (at ${error.path ?? 'the state folder'}): make room and start again.`;
  const isForbidden = ['EACCES', 'EPERM', 'EROFS'].includes(error?.code) && error.path;
  return isForbidden
    ? `${error.path} may not be written by this user: give it the rights, or set CONSILIUM_HOME and CONSILIUM_TOOLS_DIR to folders it may write.`
    : null;
}
