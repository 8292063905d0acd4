import { z } from 'zod';

/** Identifies a line of a batch; echoed in its answer. */
export const lineId = z.union([z.string(), z.number()]);

/** Stands in the place of a line that was refused; the rest of the batch goes on. */
export const lineError = z.object({
  schema: z.string(),
  id: lineId.nullable(),
  error: z.object({ code: z.string(), message: z.string() }),
});
export type LineError = z.infer<typeof lineError>;
