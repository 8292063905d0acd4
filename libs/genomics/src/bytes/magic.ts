const SIGNATURES: readonly (readonly [name: string, offset: number, bytes: readonly number[]])[] = [
  ['a PNG image', 0, [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG image', 0, [0xff, 0xd8, 0xff]],
  ['a GIF image', 0, [0x47, 0x49, 0x46, 0x38]],
  ['a PDF document', 0, [0x25, 0x50, 0x44, 0x46]],
  ['a ZIP archive or an Office document', 0, [0x50, 0x4b, 0x03, 0x04]],
  ['an old Office document', 0, [0xd0, 0xcf, 0x11, 0xe0]],
  ['a BCF file (convert it with bcftools view -Oz)', 0, [0x42, 0x43, 0x46]],
  ['a BAM file', 0, [0x42, 0x41, 0x4d, 0x01]],
  ['a CRAM file', 0, [0x43, 0x52, 0x41, 0x4d]],
  ['a tabix index (upload the VCF itself)', 0, [0x54, 0x42, 0x49, 0x01]],
  ['a CSI index (upload the VCF itself)', 0, [0x43, 0x53, 0x49, 0x01]],
  ['bzip2 data (unpack it or use gzip)', 0, [0x42, 0x5a, 0x68]],
  ['xz data (unpack it or use gzip)', 0, [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['zstd data (unpack it or use gzip)', 0, [0x28, 0xb5, 0x2f, 0xfd]],
  ['a 7-Zip archive', 0, [0x37, 0x7a, 0xbc, 0xaf]],
  ['a tar archive', 257, [0x75, 0x73, 0x74, 0x61, 0x72]],
  ['UTF-16 text (save it as UTF-8)', 0, [0xff, 0xfe]],
  ['UTF-16 text (save it as UTF-8)', 0, [0xfe, 0xff]],
  ['gzip inside gzip (unpack it once)', 0, [0x1f, 0x8b]],
];

const TEXTS: readonly (readonly [name: string, start: RegExp])[] = [
  ['an HTML page', /^\s*(?:<!--[^]*?-->\s*)?<(?:!doctype html|html|head|body|script)\b/i],
  ['an XML document', /^\s*<\?xml/i],
  ['a JSON document', /^\s*[[{]\s*["{[\]}]/],
  ['a MAF table', /^(?:#version[^\n]*\n)?(?:#[^\n]*\n)*Hugo_Symbol\t/i],
  ['a Git LFS pointer (fetch the file itself)', /^version https:\/\/git-lfs/],
  ['FASTA sequence', /^>\S/],
  ['a SAM file', /^@(?:HD|SQ|RG)\t/],
  ['a GFF file', /^##gff-version/i],
];

/** Bytes that suffice for every signature above. */
export const MAGIC_BYTES = 512;

/** Bytes that tell BGZF from gzip and both from the rest. */
export const GZIP_HEAD = 14;

export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

/** BGZF is gzip whose first member has the extra field `BC` (SAM specification §4.1). */
export const isBgzf = (head: Uint8Array): boolean =>
  isGzip(head) && head[2] === 8 && ((head[3] ?? 0) & 4) !== 0 && head[12] === 0x42 && head[13] === 0x43;

/** What a file is that is no text at all, or null. */
export const binaryFormat = (head: Uint8Array): string | null =>
  SIGNATURES.find(([, offset, bytes]) => bytes.every((byte, i) => head[offset + i] === byte))?.[0] ?? null;

/** What the file looks like when it is plainly something else than a VCF, or null. */
export function otherFormat(head: Uint8Array): string | null {
  const binary = binaryFormat(head);
  if (binary !== null) return binary;
  const text = new TextDecoder().decode(head);
  const kind = TEXTS.find(([, start]) => start.test(text));
  if (kind) return kind[0];
  return head.includes(0) ? 'binary data' : null;
}
