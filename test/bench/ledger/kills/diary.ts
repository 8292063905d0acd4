/** What clients were told while processes died around them. Everything in it must stand afterwards, and once. */
export interface Diary {
  /** Acts that the API has acknowledged. */
  readonly acts: { readonly actId: string; readonly caseId: string }[];
  readonly ballots: { readonly ballotId: string; readonly caseId: string }[];
  readonly files: { readonly caseId: string; readonly sha256: string }[];
  /** Requests whose answer showed a patient's data. */
  readonly reads: string[];
  /** Entries appended without the API. */
  appends: readonly string[];
  /** Roots by size of every signed checkpoint that was seen; two of one size are a contradiction by themselves. */
  readonly checkpoints: Map<number, Set<string>>;
  /** Requests for a patient's data, those without an answer among them. */
  readsTried: number;
  /** Requests that had no answer, or one that says neither yes nor no, and were sent again under their key. */
  repeats: number;
  /** What no client should meet: a refusal that nobody expected, a case that came to no end. */
  readonly trouble: string[];
}

export const emptyDiary = (): Diary => ({
  acts: [],
  ballots: [],
  files: [],
  reads: [],
  appends: [],
  checkpoints: new Map(),
  readsTried: 0,
  repeats: 0,
  trouble: [],
});

export function sawCheckpoint({ checkpoints }: Pick<Diary, 'checkpoints'>, size: number, root: Uint8Array): void {
  const roots = checkpoints.get(size) ?? new Set();
  checkpoints.set(size, roots.add(Buffer.from(root).toString('hex')));
}
