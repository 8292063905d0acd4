import type { ClaimCode } from './claim-codes.ts';
import { foldText } from './fold-text.ts';

const LINK =
  /\b(?:https?|ftp|mailto|javascript|data|file)\s*:\s*\/?\/?\S|\bwww\.\S|\b[\w.+-]+@[\w-]+\.[a-z]{2,}\b|\b(?:[a-z0-9-]+\.)+(?:com|org|net|io|info|biz|ru|cn|xyz|gov|edu|eu|app|dev|example|test|site|online|link|click|top|me|co)(?:\/\S*)?\b|\b\d{1,3}(?:\.\d{1,3}){3}\b|\bhxxps?\b/i;
/** Addresses of public authorities and registries: they are no way out for data when a source itself gives them. */
const PUBLIC_ADDRESS =
  /\b(?:https?:\/\/)?(?:www\.)?(?:[\w-]+\.)*(?:fda\.gov|nih\.gov|clinicaltrials\.gov|europa\.eu|who\.int|civicdb\.org)(?:\/[^\s"<>]*)?/gi;
const MARKUP =
  /<\/?[a-z!][^>]*>|<!--|!?\[[^\]]*\]\([^)]*\)|^\s{0,3}#{1,6}\s|```|\{\{|\}\}|<\||\|>|\[\/?INST\]|&#\w+;|&(?:lt|gt|amp|quot);|\*\*[^*]+\*\*|javascript:/im;
/** Marks laid over a letter (a stroke through `not`): what has a composed form is one character by now. */
const OVERLAID = /[A-Za-z0-9]\p{M}/u;
const INSTRUCTION =
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.]{0,40}\b(?:instruction|previous|above|prior|rule|guideline|prompt|system)\w*|\bsystem prompt\b|\b(?:you are|act as|pretend)\b[^.]{0,30}\b(?:assistant|model|ai|doctor|oncologist|system|administrator|reviewer)\b|\bas an ai\b|\b(?:system|assistant|user|developer)\s*:\s|\b(?:send|forward|e-?mail|upload|post|transmit|export)\b[^.]{0,60}\b(?:to|at)\b[^.]{0,40}(?:@|http|server|address|endpoint|mailbox)|\b(?:click|visit|open|follow)\b[^.]{0,20}\b(?:here|link|url|site|website)\b|\b(?:do not|don't|never) (?:tell|mention|reveal|display|disclose|cite|list)\b|(?:^|[.;:!?]\s+)do not (?:show|report)\b|\b(?:password|api key|credentials?|secret key)\b|\bcall (?:this|the) (?:number|tool|function)\b/i;
const APPROVAL_LINE =
  /\b(?:electronically |digitally )?(?:signed|countersigned|approved|authori[sz]ed|released|signed off|reviewed and approved)\s+(?:off\s+)?by\b(?!\s+(?:the\s+)?(?:FDA|EMA|US|European|Food|PMDA|regulat|health|immuno|IHC|FISH|sequenc|PCR|RT|western|Sanger|NGS|independent|central|histolog|patholog|blinded|biops|imag|CT|MRI|RECIST|investigat|in\s|flow|cyto|mass|functional|xenograft|mut|exp|both|a\s|an\s|two|other|several|further|second|means|use|using|analys|quant|direct|target|whole|exome|deep|digital|droplet|next|genom|gene|stain|immun|karyo|array|micro|[a-z]+ing\b|[a-z]+tion\b|[a-z]+metry\b|[a-z]+scopy\b))|\b(?:quorum|tumor board|molecular board|board|chair(?:man|woman|person)?)\b[^.]{0,30}\b(?:approved|approves|signed|signs|released|has decided|decided)\b|\b(?:this (?:report|case|draft|recommendation|decision)) (?:is|has been|was) (?:hereby )?(?:approved|signed|released|final)/i;
const ORDER =
  /(?:^|[.;:!?]\s+)(?:please\s+)?(?:start|give|administer|prescribe|begin|initiate|take|order|switch|increase the dose|reduce the dose|stop|treat (?:the|this) patient)\b[^.]{0,80}|\b(?:must|should|needs? to|has to)\s+(?:be\s+)?(?:start(?:ed)?|giv(?:e|en)|administer(?:ed)?|prescrib(?:e|ed)|tak(?:e|en)|receive|switch(?:ed)?)\b[^.]{0,60}\b\d+(?:\.\d+)?\s*(?:mg|g|ml|mcg|µg|iu)\b/i;

/**
 * What no sentence may carry, whatever it cites.
 *
 * | text has | code | verbatim in the quote |
 * |---|---|---|
 * | link, e-mail address, host, IP address | UNSAFE_TEXT | refused as well, but for an address of a public authority |
 * | letters with marks laid over them, as the quote does not have them | UNSAFE_TEXT | – |
 * | HTML, Markdown, template or chat markers | UNSAFE_TEXT | refused as well |
 * | an instruction to a reader's machine, to send, to hide | INSTRUCTION | refused as well |
 * | a line of approval or signature | INSTRUCTION | refused as well |
 * | an order to treat, by itself or with a dose | INSTRUCTION | a source's own recommendation may be quoted |
 */
export function unsafeCodes(text: string, quote: string, isVerbatim: boolean): readonly ClaimCode[] {
  const folded = foldText(text);
  const folds = foldText(quote);
  const withoutPublic = folded.replace(PUBLIC_ADDRESS, (address) => (folds.includes(address) ? ' ' : address));
  const isUnsafe = LINK.test(withoutPublic) || MARKUP.test(withoutPublic) || (OVERLAID.test(folded) && !folds.includes(folded));
  const isInstruction = INSTRUCTION.test(folded) || APPROVAL_LINE.test(folded) || (!isVerbatim && ORDER.test(folded));
  return [...(isUnsafe ? (['CLAIM.UNSAFE_TEXT'] as const) : []), ...(isInstruction ? (['CLAIM.INSTRUCTION'] as const) : [])];
}
