import { COLUMNS, HEADER, RECORD, VCF, bytes, hostile, joined, latin, mebibytes, randomBytes, repeated, seeds } from './hostile-upload.ts';
import type { HostileUpload } from './hostile-upload.ts';

const STARTS = [
  '',
  HEADER,
  HEADER + COLUMNS,
  HEADER + COLUMNS + RECORD,
  '##INFO=<ID=',
  'Hugo_Symbol\t',
  'gene,change\n',
  'Chromosome\tStart\tEnd\tnMajor\tnMinor\n',
  'FusionGene\tLeftBreakpoint\n',
  '>seq\n',
];
const endless = seeds(20, (seed) =>
  hostile(`a line without end ${seed}`, () => joined(STARTS[seed % 10] ?? '', mebibytes(seed < 10 ? 'A' : 'x\t', 200)), { ending: 'hold' }),
); // prettier-ignore

const META = [
  '##contig=<ID=1,length=1>\n',
  '##INFO=<ID=X,Number=1,Type=String,Description="x">\n',
  '##x=y\n',
  '##FILTER=<ID=q,Description="q">\n',
  '##SAMPLE=<ID=a>\n',
];
const headers = seeds(10, (seed) =>
  hostile(`a header without end ${seed}`, () => joined('##fileformat=VCFv4.2\n', mebibytes(META[seed % 5] ?? '##x=y\n', seed < 5 ? 48 : 64)), { ending: 'hold' }),
); // prettier-ignore

const samples = seeds(8, (seed) =>
  hostile(`${10 ** (5 + (seed % 2))} samples ${seed}`, () =>
    joined(HEADER, COLUMNS.trimEnd(), repeated(bytes(`\t${['S', 'TUMOR', '', '\u{1F600}'][seed % 4]}`.repeat(1000)), seed < 4 ? 100 : 1000), '\n', RECORD), { ending: 'hold' }),
); // prettier-ignore

const nuls = seeds(20, (seed) => {
  const at = Math.floor((VCF.length * seed) / 20);
  return hostile(`a NUL at byte ${at}`, () => [bytes(`${VCF.slice(0, at)}${'\0'.repeat(1 + seed)}${VCF.slice(at)}`)]);
});

const ENCODINGS: readonly (() => Uint8Array)[] = [
  () => Buffer.from(`\uFEFF${VCF}`, 'utf16le'),
  () => Buffer.from(VCF, 'utf16le'),
  () => Buffer.from(`\uFEFF${VCF}`, 'utf16le').swap16(),
  () => Buffer.concat([Buffer.from([0, 0, 0xfe, 0xff]), Buffer.from(VCF)]),
  () => latin(`${HEADER.replace('Genotype', 'Gen\xe9type \xff\xfe')}#\xc0\xaf\n`),
  () => latin('\xef\xbb\xbf\xef\xbb\xbf##file'),
  () => latin(`\xc0\x80${VCF}`),
  () => latin(`\xed\xa0\x80\xed\xb0\x80${VCF}`),
  () => latin(`\xf8\x88\x80\x80\x80${VCF}`),
  () => latin(`Hugo_Symbol\tChrom\xff\n`),
];
const encodings = seeds(20, (seed) => hostile(`an encoding that is none ${seed}`, () => joined(ENCODINGS[seed % 10]?.() ?? '', seed < 10 ? '' : randomBytes(seed, 500)), { fileName: 'text.maf' })); // prettier-ignore

const MAGIC = ['\x89PNG\r\n\x1a\n', '\xff\xd8\xff\xe0', 'GIF89a', '%PDF-1.7\n', 'PK\x03\x04', '\xd0\xcf\x11\xe0', 'BCF\x02\x02', 'BAM\x01', 'CRAM\x03', 'BZh9', '\xfd7zXZ\0', '\x28\xb5\x2f\xfd', '7z\xbc\xaf', '\x7fELF', 'MZ\x90\0', '#!/bin/sh\n', '<?php ', '<html>', 'version https://git-lfs', 'SQLite format 3\0']; // prettier-ignore
const magic = seeds(20, (seed) => hostile(`another kind of file: ${JSON.stringify(MAGIC[seed])}`, () => joined(latin(MAGIC[seed] ?? ''), randomBytes(seed, 4000)), { ending: 'hold', fileName: 'tumor.vcf' })); // prettier-ignore

/** Two kinds at once: what one reader takes for a VCF and another for something else. */
const polyglots = seeds(12, (seed) =>
  hostile(`two kinds in one ${seed}`, () => joined(seed < 6 ? latin(MAGIC[seed] ?? '') : '', seed < 6 ? VCF : '', seed < 6 ? '' : latin(`##fileformat=VCFv4.2\n${MAGIC[seed]}\0\x01\x02\n`), 'PK\x05\x06')),
); // prettier-ignore

const CELLS = ['7\t-1\t.\tA\tT\t.\tPASS\t.\tGT\t0/1', '7\t1e999\t.\tA\tT\t.\tPASS\t.\tGT\t0/1', '7\tNaN\t.\tA\tT\t.\tPASS\t.\tGT\t0/1', '7', '', '7\t1\t.\t\tT\t.\tPASS\t.\tGT\t0/1', '7\t1\t.\t<X>\tT\t.\tPASS\t.\tGT\t0/1', '7\t99999999999999999999\t.\tA\tT\t.\tPASS\t.\tGT\t0/1', '7\t1\t.\tA\tT\t.\tPASS\t.\tGT', '\t\t\t\t\t\t\t\t\t']; // prettier-ignore
const records = seeds(10, (seed) =>
  hostile(`a record that is none ${seed}`, () => [bytes(`${HEADER}${COLUMNS}${CELLS[seed]}\nnot a record at all\n`)]),
);

const empties = ['', '\n', '\uFEFF', '\r\n\r\n', '#', '##', '\t\t\t\n', ',,,,\n'].map((text) =>
  hostile(`nearly nothing: ${JSON.stringify(text)}`, () => [bytes(text)]),
);

/** Texts, tables and what is named like one. */
export const TEXT_SEEDS: readonly HostileUpload[] = [
  ...endless,
  ...headers,
  ...samples,
  ...nuls,
  ...encodings,
  ...magic,
  ...polyglots,
  ...records,
  ...empties,
];
