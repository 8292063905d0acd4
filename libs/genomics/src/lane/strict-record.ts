import { FileFault } from '../bytes/file-refusal.ts';
import { refuseWideSamples } from '../vcf/open-file.ts';
import { genotypeAlleles, parseRecord } from '../vcf/record.ts';
import type { VcfRecord } from '../vcf/record.ts';

const QUALITY = /^(?:\.|\+?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|\+?inf(?:inity)?|nan)$/i;
/** VCF 4.3 §1.6.1; `1000G` is reserved. */
const KEY = /^(?:[A-Za-z_][\w.]*|1000G)$/;
/** Other control characters than tab and line end have no place in a record. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f]/;

/**
 * Reads a record that its bytes did not prove sound, or refuses it by line and column. Beside what `parseRecord` asks for: an identifier, a
 * quality that is a number, INFO keys of the specification, none twice, and sound genotypes in every sample.
 */
export function strictRecord(text: string, line: number, columns: number): VcfRecord {
  const record = parseRecord(text, line, columns);
  const refuse = (column: string, reason: string): never => {
    throw new FileFault('FILE.BAD_RECORD', reason, { line, column });
  };
  const [, , id = '', , , quality = ''] = text.split('\t', 6);
  if (id === '' || /\s/.test(id)) refuse('ID', 'the identifier is empty or holds white space');
  if (!QUALITY.test(quality)) refuse('QUAL', 'the quality is neither a number of at least 0 nor missing');
  if (CONTROL.test(text)) refuse('INFO', 'the record holds a control character');
  refuseKeys(record.info, refuse);
  refuseWideSamples(record);
  const genotype = record.format.indexOf('GT');
  if (genotype > 0) refuse('FORMAT', 'GT is not the first key of FORMAT');
  if (genotype === 0) for (const sample of record.samples) genotypeAlleles(sample.split(':', 1)[0] ?? '', record);
  return record;
}

function refuseKeys(info: string, refuse: (column: string, reason: string) => never): void {
  if (info === '.') return;
  const keys = info.split(';').map((entry) => entry.split('=', 1)[0] ?? '');
  if (!keys.every((key) => KEY.test(key))) refuse('INFO', 'an INFO key is empty or has a character that is not allowed');
  if (new Set(keys).size < keys.length) refuse('INFO', 'an INFO key is repeated');
}
