import type { Prioritization } from '@consilium/domain';
import type { ClaimCode } from './claim-codes.ts';
import { foldText, tokensOf } from './fold-text.ts';
import { namesAt } from './support.ts';
import { isDrugWord } from './words/drug-words.ts';

interface Cited {
  readonly path: string;
  readonly value: unknown;
}

/** What a value of the explanation says by itself. */
type Sense = 'for' | 'resistance' | 'reduced' | 'against' | 'better' | 'poor' | 'positive' | 'negative' | 'adverse' | 'finding' | 'none';

const DENIES = /\b(?:not|no|none|never|without|neither|nor|cannot|lacks?|fails?|failed|absent|excluded?|ruled out)\b|n['\u2019]t\b/i;
const RESISTS = /\b(?:resist\w*|insensitiv\w*|refractory|unresponsive)\b/i;
const SENSITIVE = /\b(?:sensitiv\w*|respon(?:d|se|sive)\w*|benefit\w*|effective|active)\b/i;
const REDUCED = /\breduced\b/i;
const AGAINST = /\b(?:against|contradict\w*|disput\w*|dissent\w*|does not support|did not|not support\w*|contested|conflict\w*)\b/i;
const GOOD = /\b(?:better|favou?rable|longer|improved|good)\b/i;
const BAD = /\b(?:worse|poor(?:er)?|unfavou?rable|shorter|adverse|bad)\b/i;

/** Words that a sentence about the run may use beside those at its path. Ranks, praise and persons are none of them. */
const RUN_WORDS: ReadonlySet<string> = new Set(
  `a an one the and or of for in on to by with as at from this that these it its is are was be has have than beside also both each per under
  rule rules engine run explanation list lists listed report reports reported call called give gives given assign assigned note noted show shows shown classify classified
  finding variant mutation mutant mutated fusion amplification amplified deletion deleted loss alteration change gene profile biomarker marker carrying
  tumor tumour type histology option therapy treatment combination drug tier level graded grade evidence record result
  resistance resistant sensitivity sensitive reduced strength full support supports speak speaks against contested conflicting confidence low
  diagnostic prognostic therapeutic diagnosis prognosis outcome better poor favourable unfavourable positive negative adverse response reaction safety conditional fits
  missing test testing tested assay assayed needed required open unclear known unknown not no none without checked could would if were present absent
  among found loaded knowledge entry entries statement case vaf allele fraction percent somatic germline class other types rules-engine still asked ask further additional`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/**
 * A model's sentence about the run says what the run says, the same way round, of one thing at a time. Model sentences only: the template's are
 * written by rule.
 *
 * | cited value | sentence | code |
 * |---|---|---|
 * | an option | denies, or speaks of resistance or against | POLARITY |
 * | an option that resistance rules out | anything: the template tells it together with the resistance | POLARITY |
 * | resistance | denies, does not say so, or calls full reduced or reduced full | POLARITY |
 * | a record against | does not say that it is against | POLARITY |
 * | a better or poor outcome, a diagnosis | the contrary, or denies | POLARITY |
 * | a whole finding alone | names a drug or a direction | POLARITY |
 * | a list with entries | denies | POLARITY |
 * | an empty list | does not deny | POLARITY |
 * | things of two senses or two tiers | anything | POLARITY, TIER_UNSUPPORTED |
 * | an option or resistance | leaves a drug of it out: half of a combination is another therapy | NOT_GROUNDED |
 * | anything | a drug that does not stand there | THERAPY_UNSUPPORTED |
 * | anything | a word that neither stands there nor is of the run | NOT_GROUNDED |
 */
export function engineSenseCodes(text: string, cited: readonly Cited[], prioritization: Prioritization): readonly ClaimCode[] {
  const known = new Set(cited.flatMap((one) => wordsAt(one, prioritization)));
  const own = ownWords(text, known);
  const senses = new Set(cited.map(senseOf).filter((sense) => sense !== 'none' && sense !== 'finding'));
  const isOnFindingAlone = senses.size === 0 && cited.some((one) => senseOf(one) === 'finding');
  const wrong =
    senses.size > 1 ||
    cited.some((one) => isRuledOut(one, prioritization)) ||
    [...senses].some((sense) => contradicts(own.text, text, sense)) ||
    cited.some(({ value }) => Array.isArray(value) && (value.length === 0) !== DENIES.test(text)) ||
    (isOnFindingAlone && (RESISTS.test(own.text) || SENSITIVE.test(own.text) || AGAINST.test(own.text) || own.all.some(isDrugWord)));
  const grades = new Set(cited.flatMap(({ value }) => gradeOf(value)));
  return [
    ...(wrong ? (['CLAIM.POLARITY'] as const) : []),
    ...(grades.size > 1 && /\btier\b/i.test(text) ? (['CLAIM.TIER_UNSUPPORTED'] as const) : []),
    ...(own.words.some(isDrugWord) ? (['CLAIM.THERAPY_UNSUPPORTED'] as const) : []),
    ...(own.words.some((word) => !isRunWord(word)) || cited.some(({ value }) => leavesDrugOut(text, value))
      ? (['CLAIM.NOT_GROUNDED'] as const)
      : []),
  ];
}

/** Alone, an option that a resistance speaks against reads like an offer. */
const isRuledOut = ({ path, value }: Cited, { resistance }: Prioritization): boolean => {
  const therapies: unknown =
    /^\/options\/\d+$/.test(path) && typeof value === 'object' && value !== null ? Reflect.get(value, 'therapies') : null;
  return Array.isArray(therapies) && resistance.some(({ rulesOut }) => rulesOut.includes(therapies.join(' + ')));
};

function leavesDrugOut(text: string, value: unknown): boolean {
  const therapies: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'therapies') : null;
  const said = ` ${lowWords(text).join(' ')} `;
  return Array.isArray(therapies) && therapies.some((drug) => !lowWords(String(drug)).every((word) => said.includes(` ${word} `)));
}

function contradicts(own: string, text: string, sense: Sense): boolean {
  const denies = DENIES.test(own);
  switch (sense) {
    case 'for':
      return denies || RESISTS.test(own) || REDUCED.test(own) || /\bagainst\b/i.test(own);
    case 'resistance':
      return denies || REDUCED.test(own) || SENSITIVE.test(own) || !(RESISTS.test(own) || /\b(?:speaks? )?against\b/i.test(own));
    case 'reduced':
      return denies || !REDUCED.test(text);
    case 'against':
      return !AGAINST.test(text);
    case 'better':
    case 'positive':
      return denies || BAD.test(own) || /\bagainst\b|\bnegative\b/i.test(own);
    case 'poor':
      return denies || GOOD.test(own);
    case 'negative':
      return !(denies || /\bagainst\b|\bnegative\b/i.test(own));
    case 'adverse':
      return denies || GOOD.test(own) || !BAD.test(own);
    default:
      return false;
  }
}

function senseOf({ path, value }: Cited): Sense {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'none';
  if (/\/against\/\d+$/.test(path)) return 'against';
  if (/^\/safety\/\d+$/.test(path)) return 'adverse';
  if ('results' in value) return 'finding';
  const isReduced = Reflect.get(value, 'strength') === 'reduced';
  if ('rulesOut' in value) return isReduced ? 'reduced' : 'resistance';
  const direction: unknown = Reflect.get(value, 'direction');
  if (direction === 'resistance') return isReduced ? 'reduced' : 'resistance';
  if (direction === 'sensitivity') return 'for';
  return direction === 'better' || direction === 'poor' || direction === 'positive' || direction === 'negative' ? direction : 'none';
}

/** Tier and level of an option, a resistance entry or a result; a finding carries the best of its results and is no second thing. */
function gradeOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null || 'results' in value) return [];
  const tier: unknown = Reflect.get(value, 'tier');
  return typeof tier === 'string' ? [`${tier}-${String(Reflect.get(value, 'level'))}`] : [];
}

/** Words of the therapies, labels and texts at a path; of a whole finding its own, not those of its results. */
function wordsAt({ path, value }: Cited, prioritization: Prioritization): readonly string[] {
  const place = /^\/findings\/(\d+)/.exec(path)?.[1];
  const label = place === undefined ? [] : [prioritization.findings[Number(place)]?.label ?? ''];
  const own = typeof value === 'object' && value !== null && 'results' in value ? { ...value, results: [], rejected: [] } : value;
  return [...leavesOf(own), ...label, ...namesAt({ path, value }, prioritization), prioritization.tumorType.name].flatMap(lowWords);
}

const lowWords = (text: string): readonly string[] =>
  tokensOf(foldText(text)).flatMap((token) => [token.toLowerCase(), ...token.toLowerCase().split(/[-_/]/)]);

interface OwnWords {
  readonly words: readonly string[];
  readonly all: readonly string[];
  readonly text: string;
}

/** The sentence without what stands at its path: `castration-resistant` in a label says nothing about a direction. */
function ownWords(text: string, known: ReadonlySet<string>): OwnWords {
  const all = tokensOf(foldText(text)).map((token) => token.toLowerCase());
  const words = all.filter((word) => !known.has(word) && !/^[\d.,]+$/.test(word));
  const kept = all.filter((word) => !known.has(word) || DENIES.test(word));
  return { words, all, text: kept.join(' ') };
}

const isRunWord = (word: string): boolean =>
  RUN_WORDS.has(word) ||
  RUN_WORDS.has(word.replace(/(?:es|s)$/, '')) ||
  RUN_WORDS.has(word.replace(/s$/, '')) ||
  /^(?:i{1,3}|iv)(?:-[a-d])?$/.test(word) ||
  /^[a-e]$/.test(word) ||
  word.split('-').every((part) => RUN_WORDS.has(part));

function leavesOf(value: unknown): readonly string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(leavesOf);
}
