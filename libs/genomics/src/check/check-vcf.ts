import { FileFault } from '../bytes/file-refusal.ts';
import { refuseWide } from '../bytes/lines.ts';
import { DEFAULT_LIMITS } from '../bytes/read-limits.ts';
import type { ReadLimits } from '../bytes/read-limits.ts';
import { openLines } from '../vcf/scan-vcf.ts';
import { LineChecker } from './line-checker.ts';
import { ProblemList } from './problem.ts';
import type { VcfProblem } from './problem.ts';

/** Outcome of `consilium vcf check` for one file: not ok when it has an error. */
export interface VcfCheck {
  readonly file: string;
  readonly ok: boolean;
  readonly version: string | null;
  readonly records: number;
  readonly problems: readonly VcfProblem[];
}

/** Checks a file against the VCF specification 4.1 to 4.5 in one pass. Never throws for what the bytes hold. */
export async function checkVcf(
  source: AsyncIterable<Uint8Array>,
  { fileName, limits = {} }: { readonly fileName: string; readonly limits?: Partial<ReadLimits> },
): Promise<VcfCheck> {
  const problems = new ProblemList();
  const checker = new LineChecker(problems);
  try {
    const bounds = { ...DEFAULT_LIMITS, ...limits };
    const { batches } = await openLines(source, bounds);
    for await (const { first, lines, unterminated } of batches) {
      for (const [i, text] of lines.entries()) {
        if (checker.isInHeader && !text.startsWith('##')) refuseWide(text.split('\t').length, first + i, bounds);
        checker.check(text, first + i);
      }
      if (unterminated) checker.endsWithoutLineEnd(first + lines.length - 1);
    }
    checker.finish();
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    problems.add({
      line: error.place.line ?? null,
      code: 'VCF.UNREADABLE',
      severity: 'error',
      message: `${error.code}: ${error.message}.`,
    });
  }
  return { file: fileName, ok: problems.ok, version: checker.version, records: checker.records, problems: problems.all() };
}
