import { crc32, deflateRawSync } from 'node:zlib';

const END = Buffer.from('1f8b08040000000000ff0600424302001b0003000000000000000000', 'hex');

/** Packs text as BGZF blocks with the end-of-file block. */
export function aBgzf(text: string, blockSize = 20_000): Buffer {
  const bytes = Buffer.from(text);
  const blocks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += blockSize) blocks.push(block(bytes.subarray(at, at + blockSize)));
  return Buffer.concat([...blocks, END]);
}

function block(content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const head = Buffer.from('1f8b08040000000000ff060042430200', 'hex');
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(crc32(content), 0);
  tail.writeUInt32LE(content.length, 4);
  const size = Buffer.alloc(2);
  size.writeUInt16LE(head.length + 2 + packed.length + tail.length - 1);
  return Buffer.concat([head, size, packed, tail]);
}
