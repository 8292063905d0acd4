import type { ClaimCode } from './claim-codes.ts';
import { hasHiddenCharacters } from './fold-text.ts';

/** Tags and bidi controls: with them a text reads otherwise than it is. */
const DECEIVING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/u;

/**
 * What a reader can't see (LLM-07/08).
 *
 * | claim has | and the quote | code |
 * |---|---|---|
 * | tags, bidi controls | any | HIDDEN_CHARACTERS |
 * | zero-width characters, soft hyphens | has the claim with them | none: the source was printed so |
 * | the same | else | HIDDEN_CHARACTERS |
 */
export const hiddenClaimCodes = (claim: string, quote: string): readonly ClaimCode[] =>
  hasHiddenCharacters(claim) && (DECEIVING.test(claim) || !quote.includes(claim.trim())) ? ['CLAIM.HIDDEN_CHARACTERS'] : [];
