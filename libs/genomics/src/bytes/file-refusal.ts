import type { Result } from '@consilium/domain';

/** Stable, public codes of everything that makes a file unreadable. */
export const FILE_REFUSAL_CODES = [
  'FILE.EMPTY', 'FILE.NOT_VCF', 'FILE.UNKNOWN_FORMAT', 'FILE.UNSUPPORTED_VERSION', 'FILE.NO_HEADER', 'FILE.BAD_HEADER', 'FILE.HEADER_TOO_LONG',
  'FILE.TRUNCATED_GZIP', 'FILE.DAMAGED_GZIP', 'FILE.GZIP_BOMB', 'FILE.LINE_TOO_LONG', 'FILE.TOO_MANY_COLUMNS',
  'FILE.NO_SAMPLE_COLUMN', 'FILE.SAMPLE_NOT_FOUND', 'FILE.TUMOR_SAMPLE_AMBIGUOUS', 'FILE.BAD_RECORD', 'FILE.MIXED_BUILDS',
  'FILE.TOO_LARGE', 'FILE.BAD_DOCUMENT', 'FILE.UNSAFE_XML', 'FILE.REFERENCE_MISMATCH', 'FILE.TOO_COSTLY',
] as const; // prettier-ignore
export type FileRefusalCode = (typeof FILE_REFUSAL_CODES)[number];

/** Where and why; `message` is one sentence that names file, line and reason, ready to show. It never quotes a record or a sample name. */
export type FileRefusalDetail = {
  readonly file: string;
  /** 1-based line of the unpacked file; null where bytes, not lines, prove the fault. */
  readonly line: number | null;
  readonly column?: string;
  readonly reason: string;
  readonly message: string;
  /** For an ambiguous tumor sample: the columns to choose from. */
  readonly candidates?: readonly string[];
  /** For mixed builds: what says which build. */
  readonly evidence?: readonly { readonly source: string; readonly build: string; readonly line: number | null }[];
};

export interface FileRefusal {
  readonly code: FileRefusalCode;
  readonly detail: FileRefusalDetail;
}

export interface FaultPlace {
  readonly line?: number | null;
  readonly column?: string;
  readonly candidates?: FileRefusalDetail['candidates'];
  readonly evidence?: FileRefusalDetail['evidence'];
}

/** Carries a refusal out of the streaming pipeline; never leaves this package (`asResult` turns it into a value). */
export class FileFault extends Error {
  readonly code: FileRefusalCode;
  readonly place: FaultPlace;

  constructor(code: FileRefusalCode, reason: string, place: FaultPlace = {}) {
    super(reason);
    this.code = code;
    this.place = place;
  }
}

export function refusalOf(fault: FileFault, file: string): FileRefusal {
  const { line = null, ...rest } = fault.place;
  const where = [file, line === null ? null : `line ${line}`, rest.column ? `column ${rest.column}` : null].filter((part) => part !== null);
  return { code: fault.code, detail: { file, line, ...rest, reason: fault.message, message: `${where.join(', ')}: ${fault.message}.` } };
}

/** Faults of the file become refusals; anything else is operational or a bug and keeps its stack. */
export async function asResult<T>(file: string, read: () => Promise<T>): Promise<Result<T, FileRefusal>> {
  try {
    return { ok: true, value: await read() };
  } catch (error) {
    if (error instanceof FileFault) return { ok: false, refusal: refusalOf(error, file) };
    throw error;
  }
}
