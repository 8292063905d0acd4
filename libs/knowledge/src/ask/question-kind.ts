import type { QuestionKind } from '@consilium/domain/evidence';

/** What rules and records do not answer, and how each is told (LLM-11). The more exact first. */
const OUT_OF_SCOPE: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/\b(?:ignore|disregard|forget|override|vergiss|ignoriere?)\b.{0,40}\b(?:previous|prior|above|all|your|rules?|instructions?|guard\w*|vorherige\w*|regeln|anweisungen?|obige\w*)\b|\b(?:system prompt|developer mode|jailbreak|you are now|act as|pretend (?:to|that|you)|role ?play|du bist (?:jetzt|nun)|tu so)\b|\bjust (?:answer|say|confirm|write|output)\b|\banswer only with\b|\b(?:sag|antworte|schreib) (?:einfach|nur|bitte nur)\b/i, 'an order to the machine'],
  [/\b(?:approve|sign(?: off)?|release|freigeben|unterschreibe?n?|genehmige?n?)\b.{0,25}\b(?:the |this |den |das |diese[nrs]? )?(?:report|case|draft|decision|befund|bericht|fall|beschluss)\b|\b(?:send|mail|e-?mail|forward|schicke?|sende)\b.{0,40}\b(?:to|an|report|results?|befund)\b|\b(?:write|schreibe?|verfasse?|compose)\b.{0,20}\b(?:poem|letter|e-?mail|code|story|brief|gedicht|arztbrief)\b/i, 'an order to the machine'],
  [/(?<!(?:low|high|full|single|reduced)[- ])\b(?:dos(?:e|es|age|ing)\b(?![- ](?:reduc|escalat|dense|intens|limit))|dosier\w*|dosis\w*|how (?:many|much) (?:mg|tablets|milligrams?)|wie ?viele? (?:mg|tabletten|milligramm)|mg\/(?:m2|m²|kg)|(?:dosing|which|what) schedules?|schedules? of|(?:taper|titrat)\w*|half[- ]life|halbwertszeit|interactions? (?:with|between)|wechselwirkung\w*|(?:which|what|common|frequent) (?:are the )?side effects?|side effects? of|nebenwirkung\w* (?:von|hat|haben|macht)|welche nebenwirkung\w*|toxicity profile|with food|nüchtern)/i, 'dose, schedule or handling of a drug'],
  [/\b(?:costs?|price[sd]?|pricing|expensive|cheaper|reimburs\w*|insurance|kostet?|kosten(?:übernahme|erstattung)?|preis\w*|teuer\w*|erstatt\w*|krankenkasse\w*|bezahlt)\b|[€$£]/i, 'price or reimbursement'],
  [/\b(?:how long (?:will|does|do|has|have|can|is|until|would|left|to live)|(?:time|months?|years?|weeks?) (?:left|to live)|how many (?:months|years|weeks)\b[^.?!]{0,30}\b(?:left|live|remain\w*)|wie viele (?:monate|jahre|wochen)\b[^.?!]{0,30}\b(?:noch|bleiben|leben)|life expectancy|lebenserwartung|wie lange (?:hat|habe|lebt|leben|noch|wird|kann|überlebt)|noch zu leben|(?:will|would) (?:she|he|they|the patient|my patient|i) (?:survive|die|live)|(?:her|his|my|patient's) (?:survival|chances?|odds)|chance of (?:cure|survival)|(?:her|his) (?:personal |individual )?prognosis in (?:months|years)|überleb(?:t|en)|stirbt (?:sie|er)|be alive|live (?:longer|another|to)|dead in|die (?:of|from|soon))\b/i, 'the survival of one person'],
  [/\b(?:zentrum|zentren|kliniken?|centers?|centres?|hospitals?|sites?)\b[^.?!]{0,60}\b(?:recruit\w*|rekrutier\w*|enrol\w*|trials?|stud(?:y|ies|ien?))|\b(?:im umkreis|within \d+ (?:km|miles))\b|\b(?:trial|study|studies|trials|studien?|studie)\b.{0,50}\b(?:open|recruit\w*|near|nearby|site|sites|center|centre|location|available in|offene?[rsn]?|rekrutier\w*|in der nähe|standort\w*|zentrum)\b|\b(?:open|recruiting|offene?[rsn]?|rekrutierende?[rsn]?|which|welche|any|nearest)\b.{0,20}\b(?:trials?|stud(?:y|ies)|studien?)\b|\bNCT\d|\bclinical trials?\b/i, 'places in trials'],
]; // prettier-ignore

const RESISTANCE =
  /\b(?<!castration.)(?<!platinum.)(?<!hormone.)(?<!endocrine.)(?<!treatment.)(?:resistan(?:t|ce)|resisten[zt]\w*)\b|\bdefeats?\b|\bresists?\b|\b(?:is|are|be|gets?) (?:lost|hit|useless)\b|\bfails?\b(?! to)|\bversag(?:t|en)\b(?! unter)|\b(?:hit|blocked|knocked out|affected|lost|compromised) by (?:it|this|the|that)\b|\b(?:no longer|stops?|stopped|not|won't|cannot|nicht mehr|nicht) (?:work\w*|respond\w*|effective|active|expected to work|wirk\w*|wirksam\w*|ansprech\w*)\b|\b(?:unwirksam|wirkungslos|ineffective|useless|futile)\b|\b(?:rule[sd]? out|avoid(?:ed)?|vermeiden|contraindicated|off the table|be dropped|(?:is|are|falls?|fällt|fallen|sind|ist) (?:out|raus|weg|aus)\b|lose[s]? activity|loss of (?:activity|response)|escape[sd]?|insensitive|insensitivity)\b/i;
const RESISTANCE_HISTORY =
  /\b(?:acquired resistance|resistance to \w+ (?:after|and)|developed resistance|after resistance|resistant to \S+(?:,| and| now)|due to resistance|resistance (?:testing|panel))\b/i;
const DIAGNOSIS =
  /\bdx\b|\bdiagnos(?:is|es|e|tic|tisch\w*|stellung|tizier\w*)\b(?! of metast)(?<!new diagnosis)(?<!newly diagnosed)|\b(?:make[s]? (?:it|this|that)|call(?:ing)? (?:it|this)|calling|entity|entität|defin(?:e|es|ing|iert\w*)|consistent with|compatible with|vereinbar mit|spricht (?:das |dies |es )?(?:für|gegen)|beweist|beweisend|beleg(?:t|en) (?:das|die) (?:diagnose)|classif(?:y|ies|ication)|klassifi\w+|differential|pathognomonic|hallmark|confirm(?:s|ed)? (?:the |a |an )|(?:does|do|can|could|would|kann|wuerde|würde) [^.?!]{0,50}\b(?:confirm|support|suggest|establish|favou?r|indicate|bestätig(?:t|en)|stützt|sichert)\b|bestätigt (?:das |dies |die )|subtype|rule in|support(?:s|ive of)? (?:the )?diagnos\w*|argue[s]? (?:for|against)|prove[s]?|proof (?:of|for)|points? to|typical (?:of|for)|typisch für)\b/i;
const PROGNOSIS =
  /\b(?:prognos(?:is|tic|e|tisch\w*|tically)|favou?rable|unfavou?rable|good or bad|bad sign|good sign|outlook|outcome|risk\?|risk (?:group|category|class|stratification)|risiko(?:gruppe|stratifikation)?|günstig\w*|ungünstig\w*|adverse(?! (?:event|effect|reaction))|high[- ]risk|low[- ]risk|survival (?:impact|effect|benefit|meaning)|worse or better|better or worse|relapse risk|rezidivrisiko|do(?:es)? (?:it|this) (?:worsen|improve)|schlechter\w*|besser\w* (?:verlauf|prognose))\b/i;
const THERAPY =
  /\b(?:therap(?:y|ies|ie|ien|eutic\w*)|treat(?:ment|ments|ed|ing|s)?|options?|optionen|drugs?|agents?|inhibitors?|inhibitoren|targeted|zielgericht\w*|next step|first[- ]?line|second[- ]?line|third[- ]?line|TKIs?|medikament\w*|behand\w*|womit|offer\w*|combination\w*|empfehl\w*|recommend\w*|regimen|immunotherap\w*|immuntherap\w*|systemic|kommt\w* (?:noch )?in (?:frage|betracht)|was (?:tun|nun|geben|können wir geben)|what (?:next|now|else|to give)|ADCs?|antibody[- ]drug|cell therap\w*|zelltherapie\w*|CAR-?T)\b/i;

/** "What does it mean?", without a word on what for. A variant "of unknown significance" asks nothing. */
const MEANING =
  /\bwhat (?:does|do|would|could|might)\b[^.?!]{0,60}\b(?:mean|imply|signify|tell (?:me|us))\b|(?<!\b(?:unknown|uncertain|undetermined|unclear) )\bsignificance\b|\bmeaning\b|\b(?:clinical relevance|implications?|clinically (?:relevant|significant|meaningful))\b|\bhow (?:do|should|would|to)\b[^.?!]{0,12}\binterpret\b|\binterpretation (?:of|\?)|(?<!unbekannter |unklarer )\bbedeut(?:ung|et)\b|\b(?:stellenwert|relevanz|klinisch relevant|was (?:heißt|heisst|sagt) (?:das|dies|es|uns))\b/i;

export interface AskedKind {
  readonly kind: QuestionKind;
  /** What the question asks for that is out of scope; null where nothing. */
  readonly outside: string | null;
  readonly words: string;
}

/**
 * What a question wants to know.
 *
 * | says | kind |
 * |---|---|
 * | dose, price, survival of one person, place in a trial, an order to the machine | out-of-scope |
 * | resistance, "defeat", "hit by", without a drug asked about | resistance |
 * | diagnosis, "does that make it", without a drug or a treatment | diagnosis |
 * | prognosis, favorable, risk, without a drug or a treatment | prognosis |
 * | "what does it mean", significance, without a drug or a treatment | meaning |
 * | a drug that was not given before | drug |
 * | anything else | therapy |
 */
export function kindOf(question: string, asksDrug: boolean, namesEntity: boolean): AskedKind {
  for (const [pattern, outside] of OUT_OF_SCOPE) {
    const match = pattern.exec(question);
    if (match !== null) return { kind: 'out-of-scope', outside, words: match[0] };
  }
  if (asksDrug) return { kind: 'drug', outside: null, words: '' };
  const resistance = RESISTANCE.exec(question);
  if (resistance !== null && !RESISTANCE_HISTORY.test(question)) return { kind: 'resistance', outside: null, words: resistance[0] };
  const prognosis = PROGNOSIS.exec(lastSentences(question));
  const diagnosis = DIAGNOSIS.exec(lastSentences(question));
  const isTherapy = THERAPY.test(lastSentences(question));
  if (prognosis !== null && !isTherapy) return { kind: 'prognosis', outside: null, words: prognosis[0] };
  if ((diagnosis !== null && !isTherapy) || ((namesEntity || isEntityAsked(question)) && !isTherapy))
    return { kind: 'diagnosis', outside: null, words: diagnosis?.[0] ?? '' };
  if (prognosis !== null && /prognos/i.test(prognosis[0])) return { kind: 'prognosis', outside: null, words: prognosis[0] };
  if (diagnosis !== null && /diagnos/i.test(diagnosis[0]) && !/\b(?:options?|inhibitor|drug)\b/i.test(question))
    return { kind: 'diagnosis', outside: null, words: diagnosis[0] };
  const meaning = isTherapy ? null : MEANING.exec(lastSentences(question));
  if (meaning !== null) return { kind: 'meaning', outside: null, words: meaning[0] };
  return { kind: 'therapy', outside: null, words: THERAPY.exec(question)?.[0] ?? '' };
}

/** `…: fibrolamellar?`, `Is this a GIST?`: a name alone with a question mark. */
const isEntityAsked = (question: string): boolean =>
  /[:-]\s*(?:an? )?(?!(?:which|what|how|when|who|why|any|ok|okay|yes|no|options?|welche[rsn]?|was|wie|wann|womit|ideas?|thoughts|next)\b)[\p{L}-]+(?: [\p{L}-]+){0,3}\?\s*$/iu.test(
    question,
  ) && /\b(?:mass|tumou?r|lesion|biopsy|läsion|raumforderung|neoplasm)\b/i.test(question);

/** Where the question itself stands: its last two sentences, or all of a short one. */
function lastSentences(question: string): string {
  const sentences = question.split(/(?<=[.?!])\s+(?=\S)/);
  return sentences.slice(-2).join(' ');
}
