import { isNegated } from './negation.ts';
import type { ClaimWord } from './words/claim-words.ts';
import { perWord } from './words/per-word.ts';

/** What a word says of a treatment, an outcome or a relation, and whether the text says or denies it. */
export interface PolarityEvent {
  readonly axis: 'response' | 'outcome' | 'amount' | 'relation' | 'difference';
  readonly sign: 1 | -1;
  readonly at: number;
}

type Reading = readonly [PolarityEvent['axis'], 1 | -1];

/** Words by their beginnings. Order counts: the first that fits is taken. */
const READINGS: readonly (readonly [RegExp, Reading])[] = [
  [/^(?:resist|refractor|insensitiv|unrespons|nonrespon|ineffective|ineffectual|inactiv(?!at))/, ['response', -1]],
  [
    /^(?:sensiti|suscept|respon|benefi|efficac|effective|antitumor|remission|regress|shrink|shrank|help(?:ed|s)?$|activity$|active$)/,
    ['response', 1],
  ],
  [/^@(?:cr|pr|mcyr|ccyr|chr|mmr|pcr)$/, ['response', 1]],
  [/^(?:improv|better|favou?rabl|superior|prolong|longer$|longest|lengthen|protect)/, ['outcome', 1]],
  [/^(?:worse|poor|inferior|unfavou?rabl|shorter|shorten|adverse|detriment|impair)/, ['outcome', -1]],
  [/^(?:increas|higher|highest|greater|elevat|raised?$|enhanc|upregul|more$)/, ['amount', 1]],
  [/^(?:decreas|lower|lowest|less$|reduc|diminish|declin|fewer|attenuat|downregul)/, ['amount', -1]],
  [/^(?:associat|correlat|linked|predict|related$|confer|support)/, ['relation', 1]],
  [/^(?:differ(?:ed|ence|ences|s)?$)/, ['difference', 1]],
];

/** Outcomes of which less is better: `reduced risk of death` speaks well. */
const UNWANTED =
  /^(?:risk|death|mortal|hazard|progress|recurr|relaps|growth|prolifer|viab|burden|toxic|ic50|metasta|tumou?r$|colony|phosphoryl|@pd|resist|activ)/;

const readingOf = perWord((word): Reading | null => READINGS.find(([begins]) => begins.test(word))?.[1] ?? null);

/** The rules ask the same words again. */
const kept = new WeakMap<readonly ClaimWord[], readonly PolarityEvent[]>();

export function polarityEvents(words: readonly ClaimWord[]): readonly PolarityEvent[] {
  const events = kept.get(words) ?? newEvents(words);
  kept.set(words, events);
  return events;
}

function newEvents(words: readonly ClaimWord[]): readonly PolarityEvent[] {
  return words.flatMap(({ word }, at): readonly PolarityEvent[] => {
    const reading = readingOf(word);
    if (reading === null || isComposite(words, at) || (reading[0] === 'amount' && isBound(words, at))) return [];
    const [axis, sign] = reading;
    const turns = Number(isNegated(words, at)) + Number(axis === 'response' && isLessened(words, at));
    return [{ axis, sign: turns % 2 === 1 ? (sign === 1 ? -1 : 1) : sign, at }];
  });
}

/** `reduced benefit`, `less sensitive`, `loss of response`. */
const isLessened = (words: readonly ClaimWord[], at: number): boolean =>
  words
    .slice(Math.max(0, at - 2), at)
    .some(
      ({ word, clause }) =>
        clause === words[at]?.clause &&
        /^(?:decreas|lower|less$|reduc|diminish|declin|fewer|attenuat|impair|poor|loss$|lose|lost$)/.test(word),
    );

/** `grade 3 or higher`, `more than 21 months`, `at least one line or more` bound a number and tell no change. */
const isBound = (words: readonly ClaimWord[], at: number): boolean =>
  words[at - 1]?.word === 'or' ||
  words.slice(Math.max(0, at - 2), at + 3).some(({ kind, clause }) => kind === 'number' && clause === words[at]?.clause);

/** `castration-resistant`, `platinum-sensitive`, `poor metabolizer`, `adverse event` and `estrogen-receptor positive` name a group or a thing and tell no result. */
const isComposite = (words: readonly ClaimWord[], at: number): boolean =>
  /^(?:castration|platinum|hormone)$/.test(words[at - 1]?.word ?? '') ||
  isInfluenced(words, at) ||
  (words[at]?.word === 'related' && /^(?:drug|treatment|therapy|dose|immune|age|infusion)$/.test(words[at - 1]?.word ?? '')) ||
  (words[at]?.word === 'poor' && /^(?:metaboli|performance|risk|quality|differentiat)/.test(words[at + 1]?.word ?? '')) ||
  (words[at]?.word === 'adverse' && /^(?:event|effect|reaction)/.test(words[at + 1]?.word ?? ''));

/** `influenced response`, `no effect on survival` tell no direction of what is influenced. */
const isInfluenced = (words: readonly ClaimWord[], at: number): boolean => {
  const before = words.slice(Math.max(0, at - 3), at).findLast(({ idea }) => idea !== '');
  return (
    /^respon/.test(words[at]?.word ?? '') && before?.clause === words[at]?.clause && /^(?:influenc|affect|impact)/.test(before?.word ?? '')
  );
};

export const isUnwanted = (word: string): boolean => UNWANTED.test(word);
