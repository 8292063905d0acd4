import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { fileFields } from '@consilium/contracts';
import type { FileFields } from '@consilium/contracts';
import { ProblemError, problem } from '../platform/problem-error.ts';
import { unstorableText } from '../platform/unstorable-text.ts';

export interface Upload {
  readonly fileName: string;
  readonly fields: FileFields;
  readonly bytes: Readable;
}

/** The fields, which come first, and the file part with its bytes still to be read. */
export async function readUpload(request: FastifyRequest, maxBytes: number): Promise<Upload> {
  if (!request.isMultipart()) throw problem('REQUEST.MEDIA_TYPE');
  if (Number(request.headers['content-length'] ?? 0) > maxBytes + FORM_OVERHEAD)
    throw problem('UPLOAD.TOO_LARGE', { params: { maxBytes } });
  const sent: Record<string, unknown> = {};
  const limits = { fields: 10, fieldSize: 1000, files: 1, parts: 12, fileSize: Number.MAX_SAFE_INTEGER };
  for await (const part of named(request.parts({ limits }))) {
    if (part.type === 'file') return { fileName: nameOf(part.filename), fields: fieldsOf(sent, part.file), bytes: part.file };
    if (part.value !== '') sent[part.fieldname] = part.value;
  }
  throw problem('UPLOAD.NO_FILE');
}

/** The form reader's own refusals carry a status; what it throws without one is a form that breaks off or never was one. */
async function* named<P>(parts: AsyncIterable<P>): AsyncGenerator<P> {
  try {
    yield* parts;
  } catch (error) {
    if (typeof error === 'object' && error !== null && ('statusCode' in error || error instanceof ProblemError)) throw error;
    throw problem('UPLOAD.INTERRUPTED');
  }
}

const FORM_OVERHEAD = 64 * 1024;

function fieldsOf(sent: Record<string, unknown>, file: Readable): FileFields {
  const unstorable = unstorableText(sent);
  if (unstorable !== null) {
    file.destroy();
    throw problem('REQUEST.INVALID', { errors: [{ path: unstorable, message: 'must be text' }] });
  }
  const parsed = fileFields.safeParse(sent);
  if (parsed.success) return parsed.data;
  file.destroy();
  throw problem('REQUEST.INVALID', { errors: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) });
}

/** Name for people: no folders, no control characters, at most 200 characters. */
const nameOf = (sent: string): string => basename(sent.replaceAll('\\', '/')).replace(/\p{C}/gu, '').slice(0, 200) || 'file';
