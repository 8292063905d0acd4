import type { AnnotatedSample } from '@consilium/domain';
import { asResult } from '../bytes/file-refusal.ts';
import type { FileRefusal } from '../bytes/file-refusal.ts';
import type { ReadOptions } from '../vcf/read-options.ts';
import type { FileReading, FormatReader } from './format-reader.ts';

/** The content in pieces, so that no test passes only because a line or an element came whole. */
export async function* bytesOf(content: string | Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

export async function readingWith(
  reader: FormatReader,
  content: string | Uint8Array,
  options: Partial<ReadOptions> = {},
): Promise<FileReading> {
  const result = await asResult('a-file', () => reader.read(bytesOf(content), { fileName: 'a-file', ...options }));
  if (!result.ok) throw new Error(`${result.refusal.code} ${result.refusal.detail.message}`);
  return result.value;
}

export const readWith = async (
  reader: FormatReader,
  content: string | Uint8Array,
  options: Partial<ReadOptions> = {},
): Promise<AnnotatedSample> => (await readingWith(reader, content, options)).sample;

export async function refusalWith(
  reader: FormatReader,
  content: string | Uint8Array,
  options: Partial<ReadOptions> = {},
): Promise<FileRefusal> {
  const result = await asResult('a-file', () => reader.read(bytesOf(content), { fileName: 'a-file', ...options }));
  if (result.ok) throw new Error('expected a refusal');
  return result.refusal;
}
