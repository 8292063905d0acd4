import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';

/** Parts of an entry whose data stay out of its body. */
export const BLINDED_PARTS = ['before', 'after', 'detail'] as const;
export type BlindedPart = (typeof BLINDED_PARTS)[number];

/** Data of a part with the 32 random bytes (base64) that blind its commitment. */
export interface OpenPart {
  readonly r: string;
  readonly data: unknown;
}
export type OpenDetail = { readonly [K in BlindedPart]: OpenPart | null };

export const BLINDING_BYTES = 32;

export const blind = (data: unknown, random: Uint8Array = randomBytes(BLINDING_BYTES)): OpenPart | null =>
  data === undefined || data === null ? null : { r: Buffer.from(random).toString('base64'), data };

/**
 * Commitment that stands in the body: SHA-256("consilium/<part>/v1" ‖ 0x00 ‖ 32 random bytes ‖ canonical JSON), in lower-case hexadecimal. Without the
 * random bytes a guessed content can't be confirmed.
 * @throws RangeError when the random bytes are not 32
 */
export const commitmentOf = (part: BlindedPart, { r, data }: OpenPart): string => commitmentTo(part, r, canonicalJson(data));

function commitmentTo(part: BlindedPart, r: string, text: string): string {
  const random = Buffer.from(r, 'base64');
  if (random.length !== BLINDING_BYTES || random.toString('base64') !== r)
    throw new RangeError(`the blinding of ${part} is no ${BLINDING_BYTES} bytes`);
  return createHash('sha256').update(`consilium/${part}/v1\0`).update(random).update(text).digest('hex');
}

export type Commitments = { readonly [K in BlindedPart]: string | null };

/** Commitments of all parts, and the canonical JSON of the whole: the data of each are written once for both. */
export function writeOpen(open: OpenDetail): { readonly commitments: Commitments; readonly text: string } {
  const write = (part: BlindedPart): { readonly commitment: string | null; readonly text: string } => {
    const opened = open[part];
    if (opened === null) return { commitment: null, text: 'null' };
    const data = canonicalJson(opened.data);
    return { commitment: commitmentTo(part, opened.r, data), text: `{"data":${data},"r":"${opened.r}"}` };
  };
  const [after, before, detail] = [write('after'), write('before'), write('detail')];
  return {
    commitments: { before: before.commitment, after: after.commitment, detail: detail.commitment },
    text: `{"after":${after.text},"before":${before.text},"detail":${detail.text}}`,
  };
}

export const commitmentsOf = (open: OpenDetail): Commitments => ({
  before: open.before && commitmentOf('before', open.before),
  after: open.after && commitmentOf('after', open.after),
  detail: open.detail && commitmentOf('detail', open.detail),
});

/** Part whose data are not those the body commits to, or null when all are. */
export function unopenedPart(body: Commitments, open: OpenDetail): BlindedPart | null {
  return BLINDED_PARTS.find((part) => (open[part] === null ? null : safely(part, open[part])) !== body[part]) ?? null;
}

function safely(part: BlindedPart, open: OpenPart): string {
  try {
    return commitmentOf(part, open);
  } catch {
    return '';
  }
}
