import type { ClaimCode } from './claim-codes.ts';
import { recordOfFacts } from './facts-record.ts';
import type { StatedFacts } from './facts-record.ts';
import { hiddenClaimCodes } from './hidden-text.ts';
import { judgeClaim, judgeFact } from './judge-claim.ts';
import { judgeSpan } from './quoted-span.ts';
import type { SpanVerdict } from './quoted-span.ts';

/** One claim with what it cites. */
export interface CitedClaim {
  readonly claim: string;
  /** Empty when the claim rests on the facts alone. */
  readonly quote: string;
  readonly document: {
    readonly id: string;
    readonly text: string;
    readonly facts?: StatedFacts | null | undefined;
    readonly retracted?: boolean | null | undefined;
  };
}

export interface CheckedClaim {
  readonly accepted: boolean;
  readonly codes: readonly ClaimCode[];
}

const SPAN_CODES: Readonly<Record<SpanVerdict, readonly ClaimCode[]>> = {
  verbatim: [],
  'too-short': ['CLAIM.QUOTE_TOO_SHORT'],
  'not-verbatim': ['CLAIM.QUOTE_NOT_VERBATIM'],
  'cuts-negation': ['CLAIM.QUOTE_CUTS_NEGATION'],
};
const RETRACTED =
  /^\s*(?:\[?retracted\b|retraction(?:\s+(?:of|note|notice|to)\b|:)|\[?withdrawn\b|this article has been (?:retracted|withdrawn))|\bthis (?:article|paper|study|publication) (?:has been|was|is) (?:retracted|withdrawn)\b/i;

/** The gate for one claim and one document, as for a sentence of a draft. */
export function checkClaim({ claim, quote, document }: CitedClaim): CheckedClaim {
  const retracted: readonly ClaimCode[] = document.retracted === true || RETRACTED.test(document.text) ? ['CLAIM.DOCUMENT_RETRACTED'] : [];
  const codes = [
    ...new Set([
      ...retracted,
      ...hiddenClaimCodes(claim, quote),
      ...(quote.trim() === '' ? codesOfFact(claim, document) : codesOfQuote(claim, quote, document)),
    ]),
  ];
  return { accepted: codes.length === 0, codes };
}

function codesOfFact(claim: string, { id, facts }: CitedClaim['document']): readonly ClaimCode[] {
  const record = facts === null || facts === undefined ? null : recordOfFacts(id, facts);
  return record === null || Object.keys(record.fields).length === 0 ? ['CLAIM.NO_CITATION'] : judgeFact(claim, record);
}

function codesOfQuote(claim: string, quote: string, { id, text, facts }: CitedClaim['document']): readonly ClaimCode[] {
  const record = recordOfFacts(id, facts ?? {});
  return [
    ...SPAN_CODES[judgeSpan(quote, text)],
    ...(claim.trim() === '' ? (['CLAIM.NOT_GROUNDED'] as const) : judgeClaim(claim, [quote], record)),
  ];
}
