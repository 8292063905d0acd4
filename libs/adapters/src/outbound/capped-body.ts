/** The same bytes, counted while they are read: past the cap the stream fails and the source is let go. */
export function cappedBody(
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
  tooLarge: () => Error,
  timedOut: () => Error | null,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let bytes = 0;
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const read = await reader.read().catch((error: unknown) => {
        throw timedOut() ?? error;
      });
      if (read.done) return controller.close();
      bytes += read.value.byteLength;
      if (bytes > maxBytes) {
        await reader.cancel();
        throw tooLarge();
      }
      controller.enqueue(read.value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
