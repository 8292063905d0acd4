import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { COLUMNS, HEADER, RECORD, VCF, bytes, hostile, joined, randomBytes, randomFrom, repeated, seeds } from './hostile-upload.ts';
import type { HostileUpload } from './hostile-upload.ts';

const MIB = 1024 * 1024;
const BGZF_END = Buffer.from('1f8b08040000000000ff0600424302001b0003000000000000000000', 'hex');

/** One BGZF block; its stated size may lie. */
function block(content: Uint8Array, stated: { readonly size?: number; readonly unpacked?: number } = {}): Buffer {
  const packed = deflateRawSync(content);
  const head = Buffer.from('1f8b08040000000000ff060042430200', 'hex');
  const size = Buffer.alloc(2);
  size.writeUInt16LE((stated.size ?? head.length + 2 + packed.length + 8) - 1);
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(crc32(content), 0);
  tail.writeUInt32LE(stated.unpacked ?? content.length, 4);
  return Buffer.concat([head, size, packed, tail]);
}

const packedOf = new Map<string, Uint8Array>();
/** 16 MiB of one text, packed once. */
function bombPiece(text: string): Uint8Array {
  const known = packedOf.get(text);
  if (known) return known;
  const made = gzipSync(text.repeat(Math.ceil((16 * MIB) / text.length)), { level: 9 });
  packedOf.set(text, made);
  return made;
}
const STUFFING = ['\0', 'A', '\n', '#', '\t', '0/1\t', RECORD, '##contig=<ID=1>\n'];
const PACKED_VCF = gzipSync(VCF.repeat(1) + RECORD.repeat(3000));
const BLOCKS_VCF = Buffer.concat([
  block(bytes(HEADER + COLUMNS)),
  ...Array.from({ length: 20 }, () => block(bytes(RECORD.repeat(400)))),
  BGZF_END,
]);

const gzipBombs = seeds(16, (seed) =>
  hostile(`gzip bomb of ${JSON.stringify(STUFFING[seed % 8])}, ${seed < 8 ? 'after a header' : 'alone'}`, () => {
    const piece = bombPiece(STUFFING[seed % 8] ?? 'A');
    return joined(seed < 8 ? gzipSync(HEADER + COLUMNS) : '', repeated(piece, 256));
  }, { fileName: 'bomb.vcf.gz', ending: 'hold' }),
); // prettier-ignore

const blockBombs = seeds(10, (seed) =>
  hostile(`BGZF bomb ${seed}`, () => {
    const piece = block(bytes((STUFFING[seed % 8] ?? 'A').repeat(60_000).slice(0, 60_000)));
    return joined(block(bytes(HEADER + COLUMNS)), repeated(Buffer.concat(Array.from({ length: 100 }, () => piece)), 400));
  }, { fileName: 'bomb.vcf.gz', ending: 'hold' }),
); // prettier-ignore

const lyingBlocks = seeds(8, (seed) =>
  hostile(`BGZF block that lies about its ${seed % 2 ? 'size' : 'unpacked size'} (${seed})`, () =>
    joined(block(bytes(HEADER + COLUMNS)), block(bytes(RECORD.repeat(50)), seed % 2 ? { size: 10 + seed * 7000 } : { unpacked: 2 ** 31 - seed }), BGZF_END)),
); // prettier-ignore

const cut = seeds(24, (seed) => {
  const whole = seed % 2 ? BLOCKS_VCF : PACKED_VCF;
  const length = 1 + Math.floor(((whole.length - 30) * (seed + 1)) / 25);
  return hostile(`${seed % 2 ? 'BGZF' : 'gzip'} cut off after ${length} bytes`, () => [whole.subarray(0, length)], {
    fileName: 'cut.vcf.gz',
  });
});

const damaged = seeds(20, (seed) =>
  hostile(`gzip with damaged bytes (${seed})`, () => {
    const whole = Buffer.from(seed % 2 ? BLOCKS_VCF : PACKED_VCF);
    const random = randomFrom(seed);
    // In the packed data of the first member, behind its head.
    for (let left = 40; left > 0; left -= 1) whole[20 + random(100)] = random(256);
    return [whole];
  }),
);

const stray = seeds(8, (seed) =>
  hostile(`bytes after the gzip data (${seed})`, () => [PACKED_VCF, randomBytes(seed, 1 + seed * 40).map((byte) => byte | 1)]),
);

const nested = seeds(6, (depth) =>
  hostile(`gzip inside gzip, ${depth + 2} deep`, () => [Array.from({ length: depth + 2 }).reduce<Buffer>((inner) => gzipSync(inner), Buffer.from(VCF))]),
); // prettier-ignore

/** What packs or smuggles bytes. */
export const PACKED_SEEDS: readonly HostileUpload[] = [
  ...gzipBombs,
  ...blockBombs,
  ...lyingBlocks,
  ...cut,
  ...damaged,
  ...stray,
  ...nested,
];
