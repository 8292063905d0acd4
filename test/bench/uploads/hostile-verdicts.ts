import type { HostileUpload } from './hostile-upload.ts';
import { sendHostile } from './send-hostile.ts';
import type { Answer, Target } from './send-hostile.ts';

export interface HostileRun {
  readonly count: number;
  /** What went otherwise than it must: seed and answer. */
  readonly wrong: readonly string[];
  readonly slowestMs: number;
}

/** A refusal at the proof has to come within this. */
export const REFUSAL_MS = 2000;

/**
 * Sends the seeds, some at a time, and judges each answer: refused by the fault of the sender (4xx) with a code, or no answer where the request itself
 * was cut or no HTTP; never a success, never a failure inside (5xx).
 */
export async function runHostile(
  target: Target,
  uploads: readonly HostileUpload[],
  { atOnce = 1, refusalMs = REFUSAL_MS }: { readonly atOnce?: number; readonly refusalMs?: number } = {},
): Promise<HostileRun> {
  // Bombs are packed before the first is sent: a sender that packs reads no answers, and would count its own time as the server's.
  for (const { file } of uploads) file();
  const left = [...uploads];
  const wrong: string[] = [];
  let slowestMs = 0;
  const lane = async (): Promise<void> => {
    for (let upload = left.shift(); upload; upload = left.shift()) {
      const answer = await sendHostile(target, upload);
      const fault = faultOf(upload, answer, refusalMs);
      if (fault !== null) wrong.push(`${upload.name}: ${fault} (${answer.status} ${answer.code ?? ''})`);
      slowestMs = Math.max(slowestMs, waits(upload) ? 0 : answer.msAfterProof);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return { count: uploads.length, wrong, slowestMs };
}

/** The server has every reason to wait for more: the request says that more will come. */
const waits = ({ claims, body, ending }: HostileUpload): boolean =>
  claims !== undefined || body !== undefined || ending === 'abort' || ending === 'drip';

function faultOf(upload: HostileUpload, { status, code, msAfterProof }: Answer, refusalMs: number): string | null {
  if (status >= 200 && status < 300) return 'accepted';
  if (status >= 500) return 'failed inside';
  if (status === 0 && !waits(upload)) return 'no answer';
  if (status >= 400 && code === null && !waits(upload)) return 'no code';
  if (msAfterProof > refusalMs && !waits(upload)) return `answered only after ${Math.round(msAfterProof)} ms`;
  return null;
}
