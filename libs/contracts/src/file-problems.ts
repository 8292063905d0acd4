import type { ProblemType } from './problem-type.ts';

/** What makes an uploaded file unreadable; `detail` is the reader's sentence with file, line and reason. */
export const FILE_PROBLEMS = {
  'FILE.EMPTY': { status: 422, title: 'The file is empty' },
  'FILE.NOT_VCF': { status: 422, title: 'The file is not a VCF' },
  'FILE.UNKNOWN_FORMAT': { status: 422, title: 'The file is in no format that is read' },
  'FILE.UNSUPPORTED_VERSION': { status: 422, title: 'The VCF version is not supported' },
  'FILE.NO_HEADER': { status: 422, title: 'The file has no header line' },
  'FILE.BAD_HEADER': { status: 422, title: 'The header of the file is broken' },
  'FILE.HEADER_TOO_LONG': { status: 422, title: 'The header of the file is too long' },
  'FILE.TRUNCATED_GZIP': { status: 422, title: 'The compressed file ends too early' },
  'FILE.DAMAGED_GZIP': { status: 422, title: 'The compressed file is damaged' },
  'FILE.GZIP_BOMB': { status: 422, title: 'The file unpacks to more than is accepted' },
  'FILE.LINE_TOO_LONG': { status: 422, title: 'A line of the file is too long' },
  'FILE.TOO_MANY_COLUMNS': { status: 422, title: 'The file has too many columns' },
  'FILE.NO_SAMPLE_COLUMN': { status: 422, title: 'The VCF has no sample column' },
  'FILE.SAMPLE_NOT_FOUND': { status: 422, title: 'The file has no such sample' },
  'FILE.TUMOR_SAMPLE_AMBIGUOUS': { status: 422, title: 'The file does not say which sample is the tumor' },
  'FILE.BAD_RECORD': { status: 422, title: 'A record of the file is broken' },
  'FILE.MIXED_BUILDS': { status: 422, title: 'The file names two genome builds' },
  'FILE.TOO_LARGE': { status: 422, title: 'The file is larger than is accepted' },
  'FILE.BAD_DOCUMENT': { status: 422, title: 'The XML or JSON document is broken' },
  'FILE.UNSAFE_XML': { status: 422, title: 'The XML document defines a document type' },
  'FILE.TOO_COSTLY': { status: 422, title: 'The file needs more time or memory to read than is granted' },
  'FILE.REFERENCE_MISMATCH': { status: 422, title: 'A record contradicts the reference sequence' },
} as const satisfies Record<`FILE.${string}`, ProblemType>;
export type FileCode = keyof typeof FILE_PROBLEMS;
