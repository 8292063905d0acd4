import type { ClaimCode } from './claim-codes.ts';
import type { ClaimSource, ReadText } from './claim-source.ts';

const TIER = /\btier\s*(IV|III|II|I|[1-4])(?:[-\s]?([A-D]))?(?![\p{L}\p{N}])/giu;
const LEVEL = /\b(?:level(?:\s+of\s+evidence)?[\s:]*|evidence\s+level[\s:]*|grade\s+)([A-E])\b(?!-)|\b([A-E])-level\b/gi;
const RATING = /\b(?:rating(?:\s+of)?[\s:]*|rated\s+)([1-5])\b|\b([1-5])[\s-]*stars?\b/gi;

type Group = readonly [claims: RegExp, holds: RegExp, code: ClaimCode];

/** Words that give a treatment a rank; the source must have a word of the same group. */
const GROUPS: readonly Group[] = [
  [/\b(?:approv\w*|licen[sc]ed?|authori[sz]\w*|marketed|reimburse\w*|cleared by|registered for)\b/, /\b(?:approv\w*|licen[sc]\w*|authori[sz]\w*|label\w*|indicat\w*)\b/, 'CLAIM.APPROVAL_UNSUPPORTED'],
  [/\b(?:fda|ema|pmda|mhra|nice)\b/i, /\b(?:fda|ema|pmda|mhra|nice|food and drug)\b/i, 'CLAIM.APPROVAL_UNSUPPORTED'],
  [/\b(?:standard[\s-]of[\s-]care|gold standard|standard (?:treatment|therapy|option)|treatment of choice|drug of choice|therapy of choice|standardtherapie)\b/, /\b(?:standard|of choice|preferred)\b/, 'CLAIM.APPROVAL_UNSUPPORTED'],
  [/\b(?:guidelines?|leitlinien?|nccn|esmo|asco|consensus|endorsed)\b/i, /\b(?:guidelines?|nccn|esmo|asco|consensus|endorsed|panel|recommend\w*)\b/i, 'CLAIM.APPROVAL_UNSUPPORTED'],
  [/\b(?:recommend\w*|advised|should|ought to|indicated|empfohlen|preferred|is to be|are to be|contraindicated)\b/, /\b(?:recommend\w*|advis\w*|should|must|indicated|indication|(?:is|are|be) suggested|prefer\w*|offered|required?|needed|guideline|considered|first (?:step|choice)|not be|can be|allow\w*|be concluded)\b/, 'CLAIM.APPROVAL_UNSUPPORTED'],
  [/\b(?:first[\s-]line|1st[\s-]line|front[\s-]?line|erstlinie\w*|1l)\b/, /\b(?:first[\s-]line|1st[\s-]line|front[\s-]?line|initial (?:therapy|treatment)|untreated|na[iï]ve|1l|first[\s-]?)\b/, 'CLAIM.LINE_UNSUPPORTED'],
  [/\b(?:second[\s-]line|2nd[\s-]line|2l|zweitlinie\w*)\b/, /\b(?:second[\s-]line|2nd[\s-]line|2l|one prior|second[\s-])/, 'CLAIM.LINE_UNSUPPORTED'],
  [/\b(?:third[\s-]line|3rd[\s-]line|3l)\b/, /\b(?:third[\s-]line|3rd[\s-]line|3l|third[\s-])/, 'CLAIM.LINE_UNSUPPORTED'],
  [/\b(?:neoadjuvant)\b/, /\b(?:neoadjuvant|neo-adjuvant|preoperative|before surgery)\b/, 'CLAIM.LINE_UNSUPPORTED'],
  [/(?<!neo-?)\badjuvant\b/, /(?<!neo-?)\b(?:adjuvant|postoperative|after (?:surgery|resection))\b/, 'CLAIM.LINE_UNSUPPORTED'],
  [/\bmaintenance\b/, /\bmaint(?:enance|ain\w*)\b/, 'CLAIM.LINE_UNSUPPORTED'],
  [/\b(?:treatment[\s-]na[iï]ve|previously untreated|untreated)\b/, /\b(?:na[iï]ve|untreated|first[\s-]line|initial|no prior|not received|without prior|before treatment|front[\s-]?line|newly)\b/, 'CLAIM.LINE_UNSUPPORTED'],
  [/\b(?:phase (?:iii|3)|meta-?analys\w*|systematic review|randomi[sz]ed|prospective)\b/, /\b(?:phase (?:i+v?|[1-4])\b|meta-?analys\w*|systematic review|randomi[sz]\w*|randomly|prospective|trial|arm)/, 'CLAIM.LEVEL_UNSUPPORTED'],
]; // prettier-ignore

/**
 * Tier, level, line and standing of a treatment only repeat what the source says.
 *
 * | claim says | must stand in |
 * |---|---|
 * | tier | quote |
 * | level, rating | the record, or quote |
 * | approved, FDA, standard of care, guideline, recommended | quote, or region and kind of the record |
 * | first-line, adjuvant, maintenance | quote, or line of the record |
 * | phase 3, randomized, meta-analysis | quote |
 */
export function gradingCodes(claim: ReadText, source: ClaimSource): readonly ClaimCode[] {
  const said = claim.text;
  const { fields = {} } = source.record ?? {};
  const quote = source.quote.text;
  const low = said.toLowerCase();
  const held =
    `${quote} ${fields['line'] ?? ''} ${fields['therapies'] ?? ''} ${fields['kind'] ?? ''} ${fields['region'] ?? ''} ${fields['sourceId'] ?? ''}`.toLowerCase();
  const groups = GROUPS.filter(([claims, holds]) => claims.test(low) && !holds.test(held)).map(([, , code]) => code);
  const tiers = gradesIn(TIER, said).some((grade) => !gradesIn(TIER, quote).includes(grade));
  const levels = gradesIn(LEVEL, said).some(
    (grade) => grade !== (fields['level'] ?? '').toLowerCase() && !gradesIn(LEVEL, quote).includes(grade),
  );
  const ratings = gradesIn(RATING, said).some((grade) => grade !== fields['rating'] && !gradesIn(RATING, quote).includes(grade));
  return [
    ...groups,
    ...(tiers ? (['CLAIM.TIER_UNSUPPORTED'] as const) : []),
    ...(levels || ratings ? (['CLAIM.LEVEL_UNSUPPORTED'] as const) : []),
  ];
}

const gradesIn = (pattern: RegExp, text: string): readonly string[] =>
  [...text.matchAll(pattern)].map((match) =>
    match
      .slice(1)
      .filter((part) => part !== undefined)
      .join('-')
      .toLowerCase(),
  );

/** Text without its grades: their numbers and letters are judged here and nowhere else. */
export const withoutGrades = (text: string): string => text.replace(TIER, ' ').replace(LEVEL, ' ').replace(RATING, ' ');
