export const PROBLEM_CODES = [
  'VCF.UNREADABLE', 'VCF.META_SYNTAX', 'VCF.META_FIELD', 'VCF.META_RESERVED', 'VCF.HEADER', 'VCF.COLUMNS', 'VCF.CHROM', 'VCF.POS', 'VCF.ID',
  'VCF.REF', 'VCF.ALT', 'VCF.QUAL', 'VCF.FILTER', 'VCF.INFO', 'VCF.FORMAT', 'VCF.GENOTYPE', 'VCF.SAMPLE', 'VCF.ORDER', 'VCF.DUPLICATE', 'VCF.LINE_END',
] as const; // prettier-ignore
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** A fault of a file against the VCF specification, 4.1 to 4.5. Errors may lose or change a variant; warnings are pedantry. */
export interface VcfProblem {
  readonly line: number | null;
  readonly column?: string;
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  /** One sentence; never quotes a value of the file. */
  readonly message: string;
}

/** Reports a fault of the line at hand. */
export type Report = (code: ProblemCode, message: string, column?: string, severity?: VcfProblem['severity']) => void;

const MAX_LISTED = 200;

/** Keeps the first problems; the count goes on, so that a file of a million faults is neither silent nor endless. */
export class ProblemList {
  readonly listed: VcfProblem[] = [];
  private unlisted = 0;
  private errors = 0;

  add(problem: VcfProblem): void {
    if (problem.severity === 'error') this.errors += 1;
    if (this.listed.length < MAX_LISTED) this.listed.push(problem);
    else this.unlisted += 1;
  }

  reporter(line: number): Report {
    return (code, message, column, severity = 'error') =>
      this.add({ line, ...(column === undefined ? {} : { column }), code, severity, message });
  }

  get ok(): boolean {
    return this.errors === 0;
  }

  all(): readonly VcfProblem[] {
    if (this.unlisted === 0) return this.listed;
    const rest: VcfProblem = {
      line: null,
      code: 'VCF.UNREADABLE',
      severity: 'warning',
      message: `${this.unlisted} more problems are not listed.`,
    };
    return [...this.listed, rest];
  }
}
