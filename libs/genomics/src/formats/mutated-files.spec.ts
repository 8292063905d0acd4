import { gzipSync } from 'node:zlib';
import type { AnnotatedSample } from '@consilium/domain';
import { FILE_REFUSAL_CODES } from '../bytes/file-refusal.ts';
import { checkVcf } from '../check/check-vcf.ts';
import { aMaf } from '../maf/maf-file.builder.ts';
import { VEP_META, aRecord, aVcf, csq } from '../vcf-file.builder.ts';
import { bytesOf } from './read-with.builder.ts';
import { inspectFile, readFile } from './read-file.ts';
import { SMALL_FILES } from './small-files.builder.ts';

/** Mulberry32: the same files in every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const CELLS = [
  '', '.', '-', '-1', 'NaN', '1e999', '0x10', '99999999999999999999', '1,5', '12 %', '\0', '"', '""', '\t', '\n', '\r', '\uFEFF', '%zz', '<DEL>', 'N[', '*',
  '<NON_REF>', '9/9', './.', '||||', '((((', '[[[[', '{}', 'null', '&e;', '<!DOCTYPE x [<!ENTITY e "e">]>', '<![CDATA[', 'A'.repeat(3000), '\u{1F600}',
  '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__',
]; // prettier-ignore
const SEPARATORS = ['\t', ';', ',', ':', '|', '=', '"', ' '];

function mutated(content: string, random: (below: number) => number): Uint8Array {
  let text = content;
  for (let left = 1 + random(3); left > 0; left -= 1) {
    const at = random(text.length + 1);
    const cell = CELLS[random(CELLS.length)] ?? '';
    const separator = SEPARATORS[random(SEPARATORS.length)] ?? '\t';
    const cells = text.split(separator);
    const cut = [
      () => text.slice(0, at),
      () => text.slice(0, at) + text.slice(at + random(40)),
      () => text.slice(0, at) + cell + text.slice(at),
      () => text.slice(0, at) + text.slice(Math.max(0, at - random(80))),
    ];
    const edit = cut[random(12)];
    text = edit ? edit() : cells.with(random(cells.length), cell).join(separator);
  }
  const packed = [
    () => gzipSync(text),
    () => gzipSync(text).subarray(0, random(200)),
    () => Buffer.concat([gzipSync(text), Buffer.from('rest')]),
    () => Buffer.from(`\uFEFF${text}`, 'utf16le'),
    () => Buffer.from(text.replaceAll('\n', '\r')),
    () => Buffer.from(text, 'latin1'),
  ];
  return (packed[random(20)] ?? (() => Buffer.from(text)))();
}

const numbersOf = (value: unknown): readonly number[] =>
  typeof value === 'number' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : [];

const functionsOf = (value: unknown): readonly unknown[] =>
  typeof value === 'function' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(functionsOf) : [];

function expectSound({ findings }: AnnotatedSample): void {
  expect(numbersOf(findings).filter((number) => !Number.isFinite(number))).toEqual([]);
  expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
}

describe('files that something has damaged', () => {
  it.each(SMALL_FILES)('reads the sound %s as itself', async (format, content) => {
    expect(await inspectFile(bytesOf(content), { fileName: 'a' })).toMatchObject({ ok: true, value: { format } });
    const read = await readFile(bytesOf(content), { fileName: 'a', statedBuild: format === 'foundation-one' ? 'GRCh37' : 'GRCh38' });
    expect(read).toMatchObject({ ok: true });
  });

  it.each(SMALL_FILES)('never fails on a damaged %s: it is read, or refused by name', async (format, content) => {
    const random = randomFrom(content.length);
    const outcomes = { read: 0, refused: 0 };
    for (let round = 0; round < 300; round += 1) {
      const bytes = mutated(content, random);
      const read = await readFile(bytesOf(bytes), { fileName: 'a', statedBuild: 'GRCh38' });
      const inspected = await inspectFile(bytesOf(bytes), { fileName: 'a', statedBuild: 'GRCh38' });
      for (const result of [read, inspected])
        if (!result.ok) {
          expect(FILE_REFUSAL_CODES).toContain(result.refusal.code);
          expect(result.refusal.detail.message).toMatch(/^a[:,].*\.$/s);
        }
      if (read.ok) expectSound(read.value);
      if (format === 'vcf') expect((await checkVcf(bytesOf(bytes), { fileName: 'a' })).ok).toEqual(expect.any(Boolean));
      outcomes[read.ok ? 'read' : 'refused'] += 1;
    }
    expect(Math.min(outcomes.read, outcomes.refused)).toBeGreaterThan(0);
  });
});

describe('words that every object of the language has', () => {
  const record = (parts: Parameters<typeof aRecord>[0]): string => aVcf({ meta: [VEP_META], records: [aRecord(parts)] });
  const report = (gene: string): string =>
    `<r><variant-report><copy-number-alteration gene="${gene}" copy-number="9" type="amplification"/></variant-report></r>`;

  it.each(['constructor', '__proto__', 'toString', '__defineGetter__'])('are values like any other: %s', async (word) => {
    const files: readonly (readonly [string, number])[] = [
      [aMaf({ Variant_Classification: word, Mutation_Status: word, Hugo_Symbol: word, Chromosome: word }), 1],
      [record({ info: `CSQ=${csq({ gene: word })};SS=${word};SVTYPE=${word}` }), 1],
      [aVcf({ meta: [`##contig=<ID=${word},length=5>`, `##${word}=<ID=x>`], records: [aRecord({ chrom: word })] }), 0],
      [report(word), 1],
    ];
    for (const [file, findings] of files) {
      const read = await readFile(bytesOf(file), { fileName: 'a', statedBuild: 'GRCh38' });
      if (!read.ok) throw new Error(read.refusal.detail.message);
      expect(read.value.findings.length).toBe(findings);
      expect(functionsOf(read.value.findings)).toEqual([]);
      expect((await checkVcf(bytesOf(file), { fileName: 'a' })).problems.filter(({ code }) => code === 'VCF.META_SYNTAX')).toEqual([]);
    }
  });
});
