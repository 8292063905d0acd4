import { problemOf } from '../api/problem-error.ts';

export interface BundleChecked {
  readonly verdict: 'valid' | 'tampered' | 'incomplete' | 'unsupported';
  /** What the verifier says, line by line, in English. */
  readonly text: string;
}

const VERDICTS = ['valid', 'tampered', 'incomplete', 'unsupported'] as const;

/** The single-file verifier as the server hands it out; its own policy lets it send nothing anywhere. */
const VERIFIER = '/verify/consilium-verify.mjs';

/** Fetches a bundle and has the offline verifier judge it in a worker. @throws ProblemError as the server said it */
export async function checkBundle(href: string, options: { readonly allowAttested: boolean }): Promise<BundleChecked> {
  const answer = await fetch(href);
  if (!answer.ok) throw problemOf(answer.status, await answer.text(), answer.headers.get('x-correlation-id') ?? '');
  const bundle = await answer.blob();
  const worker = new Worker(VERIFIER, { type: 'module' });
  try {
    return await new Promise((resolve, reject) => {
      worker.addEventListener('error', () => reject(new Error('the verifier did not start')));
      worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        const found = foundOf(data);
        if (found) resolve(found);
        else reject(new Error('the verifier could not read the bundle'));
      });
      worker.postMessage({ bundle, options });
    });
  } finally {
    worker.terminate();
  }
}

function foundOf(data: unknown): BundleChecked | null {
  if (typeof data !== 'object' || data === null || !('verdict' in data) || !('text' in data)) return null;
  const verdict = VERDICTS.find((one) => one === data.verdict);
  return verdict && typeof data.text === 'string' ? { verdict, text: data.text } : null;
}
