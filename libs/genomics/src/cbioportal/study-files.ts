import { FileFault, asResult } from '../bytes/file-refusal.ts';
import type { FileRefusal } from '../bytes/file-refusal.ts';
import { readLines } from '../bytes/lines.ts';
import { DEFAULT_LIMITS } from '../bytes/read-limits.ts';
import type { ReadLimits } from '../bytes/read-limits.ts';
import { unpack } from '../bytes/unpack.ts';

/** A file of the folder; `name` is relative to it. `open` may be called several times. */
export interface StudyFile {
  readonly name: string;
  readonly open: () => AsyncIterable<Uint8Array>;
}

/** Carries the refusal of one file of the study to `readStudy`; never leaves this folder. */
export class StudyRefused extends Error {
  constructor(readonly refusal: FileRefusal) {
    super(refusal.code);
  }
}

/** Does something with one file; a fault of it names that file, not the folder. */
export async function within<T>(file: string, work: () => Promise<T>): Promise<T> {
  const done = await asResult(file, work);
  if (!done.ok) throw new StudyRefused(done.refusal);
  return done.value;
}

/** `key: value` lines of a meta file (cBioPortal file formats). */
export interface Meta {
  readonly file: string;
  readonly type: string;
  readonly datatype: string;
  readonly fields: ReadonlyMap<string, string>;
}

const MAX_META_LINES = 1000;

export async function readMeta(file: StudyFile, limits: Partial<ReadLimits> = {}): Promise<Meta> {
  return within(file.name, async () => {
    const fields = new Map<string, string>();
    for await (const line of linesOf(file, limits)) {
      if (fields.size > MAX_META_LINES) throw new FileFault('FILE.HEADER_TOO_LONG', 'the meta file has more than 1000 lines');
      const at = line.indexOf(':');
      if (at > 0) fields.set(line.slice(0, at).trim(), line.slice(at + 1).trim());
    }
    const of = (key: string): string => (fields.get(key) ?? '').toUpperCase();
    return { file: file.name, type: of('genetic_alteration_type'), datatype: of('datatype'), fields };
  });
}

export async function* linesOf(file: StudyFile, limits: Partial<ReadLimits> = {}): AsyncGenerator<string> {
  const bounds = { ...DEFAULT_LIMITS, ...limits };
  const { bytes } = await unpack(file.open(), bounds);
  for await (const { lines } of readLines(bytes, bounds)) yield* lines;
}

/** The data file that a meta file names; a study without it may lack findings, so it is refused. */
export function dataFileOf(meta: Meta, files: readonly StudyFile[]): Promise<StudyFile> {
  return within(meta.file, () => {
    const name = meta.fields.get('data_filename');
    const file = files.find((one) => one.name === name);
    if (name === undefined || name === '')
      throw new FileFault('FILE.BAD_HEADER', 'the meta file names no data file; add its data_filename', { column: 'data_filename' });
    if (file === undefined)
      throw new FileFault('FILE.BAD_HEADER', 'the data file that it names is not in the folder; add the file', { column: 'data_filename' });
    return Promise.resolve(file);
  });
}
