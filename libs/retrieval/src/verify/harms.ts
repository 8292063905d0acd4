import type { ClaimCode } from './claim-codes.ts';
import type { ClaimSource, ReadText } from './claim-source.ts';

type Group = readonly [claims: RegExp, holds: RegExp];

/** Events that happen to people; each in its own row, for one is never another. Our own list. */
const EVENTS: readonly Group[] = [
  [/^(?:deaths?|died|die|dies|dead|fatal|mortality|lethal)$/, /^(?:deaths?|died|die|dies|dead|fatal\w*|mortality|lethal\w*|deceased|surviv\w*|alive|kill\w*|lived|@os|@css)$/],
  [/^(?:discontinu\w*|withdraw\w*)$/, /^(?:discontinu\w*|withdr[ae]w\w*|stop\w*|ceas\w*|halt\w*|interrupt\w*|off)$/],
  [/^(?:progressed|progressing|@pd)$/, /^(?:progress\w*|recur\w*|relaps\w*|resum\w*|return\w*|grew|grow\w*|worsen\w*|escap\w*|resist\w*|refract\w*|fail\w*|lost|loss|@pd|@ttp)$/],
  [/^(?:nausea|vomiting|emesis)$/, /^(?:nausea|vomit\w*|emesis)$/],
  [/^diarrh(?:o)?ea$/, /^diarrh(?:o)?ea$/],
  [/^(?:rash|dermatitis|acneiform)$/, /^(?:rash|dermatitis|acneiform|skin|dermat\w*)$/],
  [/^(?:pneumonitis|ild)$/, /^(?:pneumonitis|ild|interstitial)$/],
  [/^(?:fatigue|asthenia)$/, /^(?:fatigue|asthenia|tired\w*|exhaust\w*)$/],
  [/^(?:neutropenia|myelosuppression|thrombocytopenia|anemia|anaemia|leukopenia|cytopenias?)$/, /^(?:neutropeni\w*|myelosuppress\w*|thrombocytopeni\w*|ana?emi\w*|leuk\w*peni\w*|cytopeni\w*|h(?:a)?ematolog\w*|marrow|neutrophil\w*|platelet\w*)$/],
  [/^(?:cardiotoxicity|cardiomyopathy|myocarditis|arrhythmia)$/, /^(?:cardi\w*|myocard\w*|arrhythmi\w*|heart|qt\w*)$/],
  [/^(?:neuropathy|neurotoxicity|seizures?)$/, /^(?:neuro\w*|seizures?|nerve)$/],
  [/^(?:hepatitis|hepatotoxicity)$/, /^(?:hepat\w*|liver|transaminas\w*|alt|ast)$/],
  [/^(?:hypertension)$/, /^(?:hypertensi\w*|pressure)$/],
  [/^(?:fever|pyrexia)$/, /^(?:fever|pyrexia|febrile)$/],
  [/^(?:bleeding|hemorrhage|haemorrhage|thrombosis)$/, /^(?:bleed\w*|ha?emorrhag\w*|thrombo\w*|clot\w*)$/],
]; // prettier-ignore

/** A first look, for speed. */
const ANY_EVENT =
  /death|\bdie|dead|fatal|mortal|lethal|discontinu|withdr|progress|\bPD\b|nausea|vomit|emesis|diarrh|rash|dermatitis|acneif|pneumonit|\bILD\b|fatigue|astheni|penia|myelosup|an(?:a)?emia|cardi|arrhythm|neuro|seizure|hepat|hypertens|fever|pyrexia|bleed|h(?:a)?emorrh|thrombos/i;

/**
 * An event of the claim is an event of its source.
 *
 * | claim | source | code |
 * |---|---|---|
 * | fatal events | adverse events | OUTCOME_UNSUPPORTED |
 * | led to discontinuation | adverse events | OUTCOME_UNSUPPORTED |
 * | nausea | diarrhea | OUTCOME_UNSUPPORTED |
 * | progressed | progression-free survival | OUTCOME_UNSUPPORTED |
 * | died | overall survival | none |
 */
export function harmCodes(claim: ReadText, { quote, recordWords }: ClaimSource): readonly ClaimCode[] {
  if (!ANY_EVENT.test(claim.text)) return [];
  const said = EVENTS.filter(([claims]) => claim.words.some(({ word }) => claims.test(word)));
  if (said.length === 0) return [];
  const held = [...quote.words, ...recordWords];
  return said.every(([, holds]) => held.some(({ word }) => holds.test(word))) ? [] : ['CLAIM.OUTCOME_UNSUPPORTED'];
}
