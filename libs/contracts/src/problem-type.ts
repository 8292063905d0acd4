/** What a code looks like from outside (RFC 9457). */
export interface ProblemType {
  /** HTTP status. */
  readonly status: number;
  readonly title: string;
  /** What the user can do; stands in `detail` where the refusal brings no sentence of its own. */
  readonly wayOut?: string;
}
