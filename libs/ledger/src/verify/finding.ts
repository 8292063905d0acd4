/**
 * What a verifier finds, with the exit it leads to; the table of docs/audit-bundle.md, which both verifiers share. 1 tampered, 2 incomplete,
 * 3 unsupported.
 */
export const CODES = {
  'BUNDLE.NOT_A_BUNDLE': 3,
  'BUNDLE.UNSUPPORTED_SCHEMA': 3,
  'BUNDLE.TRUNCATED': 2,
  'BUNDLE.NOT_JSON': 1,
  'BUNDLE.NOT_CANONICAL': 1,
  'BUNDLE.LINE': 1,
  'BUNDLE.ORDER': 1,
  'BUNDLE.COUNT': 1,
  'BUNDLE.END': 1,
  'BUNDLE.DOCUMENT': 1,
  'BUNDLE.DOCUMENT_UNPROVEN': 2,
  'LOG.KEY': 1,
  'LOG.UNSUPPORTED_KEY': 3,
  'LOG.CHECKPOINT': 1,
  'LOG.SIGNATURE': 1,
  'LOG.NOT_PINNED': 1,
  'LOG.WITNESSES': 2,
  'LOG.CONSISTENCY': 1,
  'LOG.INCLUSION': 1,
  'LOG.RANGE': 1,
  'ENTRY.NOT_CANONICAL': 1,
  'ENTRY.SHAPE': 1,
  'ENTRY.UNSUPPORTED_VERSION': 3,
  'ENTRY.LOG': 1,
  'ENTRY.ORDER': 1,
  'ENTRY.DUPLICATE': 1,
  'ENTRY.COMMITMENT': 1,
  'ENTRY.NOT_OPENED': 2,
  'ENTRY.ERASURE': 2,
  'ENTRY.VERSIONS': 2,
  'RECORD.ENTRY': 2,
  'RECORD.UNPROVEN': 2,
  'RECORD.IMAGE': 1,
  'RECORD.LATER': 1,
  'RECORD.DUPLICATE': 1,
  'RECORD.COLUMN': 1,
  'RECORD.MISSING': 2,
  'SIGN.UNSUPPORTED': 3,
  'SIGN.EVIDENCE': 1,
  'SIGN.BALLOT': 1,
  'SIGN.MEANING': 1,
  'SIGN.DIGEST': 1,
  'SIGN.SIGNER': 1,
  'SIGN.PAYLOAD': 1,
  'SIGN.CLIENT_DATA': 1,
  'SIGN.AUTHENTICATOR': 1,
  'SIGN.BAD_SIGNATURE': 1,
  'SIGN.CREDENTIAL': 1,
  'SIGN.REVOKED': 1,
  'SIGN.COUNTER': 1,
  'QUORUM.DIGEST': 1,
  'QUORUM.VERSION': 1,
  'QUORUM.POLICY': 1,
  'QUORUM.VETO': 1,
  'QUORUM.PRESENCE': 1,
  'QUORUM.APPROVALS': 1,
  'QUORUM.ATTESTED': 2,
} as const;
export type BundleCode = keyof typeof CODES;

export interface BundleFinding {
  readonly code: BundleCode;
  /** One sentence: thing, place, way out. */
  readonly message: string;
  /** Line of the bundle, from 1; null for the bundle as a whole. */
  readonly line: number | null;
  /** Entry concerned, by its place in the log. */
  readonly index: number | null;
  /** Its id. */
  readonly id: string | null;
}

/** Stops the check of one line or one row; it never leaves the verifier. */
export class Refused extends Error {
  constructor(
    readonly code: BundleCode,
    message: string,
  ) {
    super(message);
  }
}

/** Tampered before unsupported before incomplete. */
const WORST = [1, 3, 2] as const;
export const exitOf = (findings: Iterable<BundleFinding>): 0 | 1 | 2 | 3 => {
  const exits = new Set<number>();
  for (const { code } of findings) exits.add(CODES[code]);
  return WORST.find((exit) => exits.has(exit)) ?? 0;
};

const KEPT = 1000;

/** Findings of one reading; of very many only the first of each exit are kept, as one line shows what the next thousand would. */
export class Findings {
  readonly #kept: BundleFinding[] = [];
  readonly #of: Record<1 | 2 | 3, number> = { 1: 0, 2: 0, 3: 0 };

  add(code: BundleCode, message: string, where: Partial<Pick<BundleFinding, 'line' | 'index' | 'id'>> = {}): void {
    const exit = CODES[code];
    this.#of[exit] += 1;
    if (this.#of[exit] <= KEPT) this.#kept.push({ code, message, line: null, index: null, id: null, ...where });
  }

  get all(): readonly BundleFinding[] {
    return this.#kept;
  }
}
