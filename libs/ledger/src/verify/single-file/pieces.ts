const PIECE = 1 << 20;

/** Bytes of a file, piece by piece: a bundle may be larger than the memory of a tab. */
export async function* piecesOf(file: Blob): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += PIECE) yield new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
}
