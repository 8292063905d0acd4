import { z } from 'zod';
import { DRAFT_SECTIONS } from '@consilium/domain';

/** Bounds of one answer. What is over them is refused whole: a model that floods is not trusted in the first sentences. */
export const MAX_SENTENCES = 60;
const MAX_TEXT = 600;
const MAX_QUOTE = 2000;
const MAX_CITATIONS = 8;
const MAX_FIELDS = 24;

const id = z.string().min(1).max(200);
const shared = { section: z.enum(DRAFT_SECTIONS), text: z.string().min(1).max(MAX_TEXT) };
const cited = <T extends z.ZodType>(citation: T) => z.array(citation).min(1).max(MAX_CITATIONS);

const quoted = z.strictObject({
  kind: z.literal('quoted'),
  ...shared,
  citations: cited(z.strictObject({ document: id, quote: z.string().min(1).max(MAX_QUOTE) })),
});
const fact = z.strictObject({
  kind: z.literal('fact'),
  ...shared,
  citations: cited(
    z.strictObject({
      document: id,
      fields: z
        .array(z.strictObject({ name: z.string().min(1).max(60), value: z.string().max(MAX_TEXT) }))
        .min(1)
        .max(MAX_FIELDS),
    }),
  ),
});
const engine = z.strictObject({
  kind: z.literal('engine'),
  ...shared,
  citations: cited(z.strictObject({ document: z.literal('explanation'), path: z.string().startsWith('/').max(200) })),
});

/**
 * All that a model may say in a draft. Every object is strict: a field for a tier, an order, a link, an approval or an addressee has no place, and
 * an answer that carries one is no answer.
 */
export const draftOutput = z.strictObject({ sentences: z.array(z.union([quoted, fact, engine])).max(MAX_SENTENCES) });
export type DraftOutput = z.infer<typeof draftOutput>;
export type ProposedSentence = DraftOutput['sentences'][number];

const MAX_ORDER = 40;
export const MAX_REASON = 300;

/** The second reader's answer. A reason stands on a quoted span and passes the same gate as a sentence of the draft. */
export const orderOutput = z.strictObject({
  order: z
    .array(
      z.strictObject({
        therapies: z.array(z.string().min(1).max(200)).min(1).max(10),
        reason: z.string().max(MAX_TEXT),
        document: z.string().max(200),
        quote: z.string().max(MAX_QUOTE),
      }),
    )
    .max(MAX_ORDER),
});
export type OrderOutput = z.infer<typeof orderOutput>;
