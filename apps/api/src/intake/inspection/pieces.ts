/** Pieces of a file that one side pushes and the other iterates over. */
export interface Pieces {
  push(piece: Uint8Array): void;
  end(): void;
  bytes(): AsyncGenerator<Uint8Array>;
}

/** `taken` is called for each piece once its reader asks for the next one: that is when the sender may send more. */
export function pieces(taken: () => void): Pieces {
  const queue: Uint8Array[] = [];
  let isEnded = false;
  let wake = (): void => undefined;
  return {
    push(piece) {
      queue.push(piece);
      wake();
    },
    end() {
      isEnded = true;
      wake();
    },
    async *bytes() {
      for (;;) {
        const piece = queue.shift();
        if (piece) {
          yield piece;
          taken();
        } else if (isEnded) return;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
