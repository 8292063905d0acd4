/** What a question says of line and stage, each with its words. */
export interface Setting {
  readonly line: number | null;
  readonly lineWords: string | null;
  readonly stage: string | null;
  readonly stageWords: string | null;
  /** The disease has progressed on, come back after, or withstood a treatment. */
  readonly isPretreated: boolean;
}

const ORDINAL: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  erst: 1,
  zweit: 2,
  dritt: 3,
  viert: 4,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  ein: 1,
  eine: 1,
  einer: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  erste: 1,
  zweite: 2,
  dritte: 3,
  vierte: 4,
  erster: 1,
  zweiter: 2,
  dritter: 3,
  vierter: 4,
  ersten: 1,
  zweiten: 2,
  dritten: 3,
  vierten: 4,
};

/** Lines in words; a count of treatments given is the line after it. */
const LINES: readonly (readonly [pattern: RegExp, more: number])[] = [
  [/\bafter (?:at least )?(\w+) (?:prior |previous |earlier )?(?:systemic |treatment )?lines?\b/i, 1],
  [/\b(\w+) (?:prior|previous|earlier) (?:systemic |treatment )?(?:lines?|therapies|regimens|treatments)\b/i, 1],
  [/\bnach (\w+) (?:vor)?(?:therapie)?linien?\b/i, 1],
  [/\b(\w+) vortherapien\b/i, 1],
  [/\b(first|second|third|fourth|fifth)(?:-| )?lines?\b/i, 0],
  [/\b(\d)(?:st|nd|rd|th)(?:-| )?lines?\b/i, 0],
  [/\b(\d)L\b/, 0],
  [/\bline (\d)\b/i, 0],
  [/\b(erst|zweit|dritt|viert)linie\w*/i, 0],
  [/\b(\d)\. ?linie\b/i, 0],
  [/\b(erste[rn]?|zweite[rn]?|dritte[rn]?|vierte[rn]?) linie\b/i, 0],
  [/\b(second|third|fourth|zweite[sn]?|dritte[sn]?|1st|2nd|3rd) (?:relapse|recurrence|rezidiv)/i, 1],
];
const FIRST =
  /\b(?:frontline|upfront|untreated|(?:treatment|therapy)(?:-| )na[iï]ve|therapienaiv\w*|(?:bisher )?unbehandelt\w*|newly diagnosed|new diagnosis|neudiagnose|neu diagnostiziert\w*|erstdiagnose|de novo stage iv|nicht vorbehandelt\w*|no prior (?:therapy|treatment)|never treated)\b/i;
const LATER =
  /\b(?<!rai-)(?<!castration-)(?<!hormone-)(?<!iodine-)(?<!iodine )(?:relapsed|relapse|refractory|r\/r|progress(?:ed|ing|ion|es)(?! (?:lung|bone|liver|brain|nodal))|progredient\w*|progress\b|pretreated|previously treated|vorbehandelt\w*|rezidiv\w*|refraktär\w*|salvage|progredienz|failed|failure|failing)/i;
const RECURRENT = /\brecurren(?:t|ce)\b/i;
const STAGE = /\b(?:stage|stadium|st\.)\s*(IV[ABC]?|III[ABC]?|II[ABC]?|I[ABC]?|[0-4][ABC]?|L1|L2|MS?)\b/i;
const SPREAD = /\b(?:metasta(?:tic|sized|sised|siert\w*)|mets|metastases|metastasen)\b|\bm(?=CRC|CRPC|NSCLC|BC|RCC|PDAC|TNBC)/i;

export function settingOf(question: string, courses: number, hasPriorClass: boolean): Setting {
  const stage = STAGE.exec(question);
  const spread = SPREAD.exec(question);
  const stated = LINES.flatMap(([pattern, more]) => {
    const match = pattern.exec(question);
    const count = match === null ? undefined : numberOf(match[1] ?? '');
    return match === null || count === undefined || isOfAPriorDrug(question, match) ? [] : [{ line: count + more, words: match[0] }];
  })[0];
  const first = FIRST.exec(question);
  const later = LATER.exec(question);
  const isPretreated = later !== null || courses > 0 || hasPriorClass || (stated?.line ?? 0) > 1;
  const counted = courses > 0 ? courses + 1 : isPretreated ? 2 : null;
  const line = stated?.line ?? (first !== null && courses === 0 && later === null ? 1 : counted);
  return {
    line,
    lineWords: stated?.words ?? (line === null ? null : line === 1 ? (first?.[0] ?? null) : (later?.[0] ?? null)),
    stage: stage?.[1]?.toUpperCase() ?? (spread === null ? null : 'metastatic'),
    stageWords: stage?.[0] ?? spread?.[0] ?? null,
    isPretreated: isPretreated || (RECURRENT.test(question) && courses > 0),
  };
}

const CONDITIONS: readonly (readonly [pattern: RegExp, condition: string])[] = [
  [/\b(?:un-?fit|not fit|frail|nicht fit|unfit for|gebrechlich|ineligible for intensive)\b/i, 'unfit'],
  [/(?<!un|un-|not |nicht )\b(?:fit)\b(?! for (?:trial|study))/i, 'fit'],
  [/\bcastration[- ](?:resistant|refractory)\b|\bm?CRPC\b|\bkastrationsresistent\w*/i, 'castration-resistant'],
  [/\b(?:castration|hormone)[- ]sensitive\b|\bmHSPC\b|\bhormonsensitiv\w*/i, 'castration-sensitive'],
  [/\bmaintenance\b|\berhaltung\w*/i, 'maintenance'],
  [/(?<!neo)\badjuvant\b/i, 'adjuvant'],
  [/\bplatinum[- ]resistant\b|\bplatinresistent\w*/i, 'platinum-resistant'],
  [/\bplatinum[- ]sensitive\b|\bplatinsensi\w*/i, 'platinum-sensitive'],
];

/** Facts of the patient or the course that records name as their condition. */
export const conditionsOf = (question: string): readonly string[] =>
  CONDITIONS.flatMap(([pattern, condition]) => (pattern.test(question) ? [condition] : [])).filter(
    (condition, _at, all) => condition !== 'fit' || !all.includes('unfit'),
  );

/** `progressing on osimertinib 2nd line`: the line of what was given, not of what is sought. */
const isOfAPriorDrug = (question: string, match: RegExpExecArray): boolean =>
  /progress\w* (?:on|under|during|after) [\w/+-]+ (?:in )?$/i.test(question.slice(0, match.index));

const numberOf = (word: string): number | undefined =>
  /^\d$/.test(word[0] ?? '') ? Number(word[0]) : Object.hasOwn(ORDINAL, word.toLowerCase()) ? ORDINAL[word.toLowerCase()] : undefined;
