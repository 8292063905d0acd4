import type { Told, ToldEntry, ToldPassage, WireSentence } from './wire.ts';

const MOST = 36;
const SHORTEST_QUOTE = 6;
const LONGEST_QUOTE = 60;
const QUOTES_EACH = 2;

/** What a careful model writes: each option, each resistance and what speaks against, in words of its own over the given paths, quotes and records. */
export function goodSentences(told: Told): readonly WireSentence[] {
  const passages = new Map(told.passages.map((passage) => [passage.id, passage]));
  const cited = (entry: ToldEntry): readonly ToldPassage[] => (entry.passages ?? []).flatMap((id) => passages.get(id) ?? []);
  return [
    ...told.resistance.flatMap((entry) => [resistance(entry), ...backed('resistance', cited(entry).filter(isAgainst))]),
    ...told.options.flatMap((entry) => [option(entry), ...backed('options', cited(entry).filter(isFor))]),
    ...told.against.flatMap((entry) => backed('evidence-against', cited(entry).filter(isAgainst))),
  ].slice(0, MOST);
}

const isFor = ({ stance }: ToldPassage): boolean => stance === 'for';
const isAgainst = ({ stance }: ToldPassage): boolean => stance === 'against';

const tierOf = ({ tier, level }: ToldEntry): string => `Tier ${tier ?? ''}${level ? `-${level}` : ''}`;
const drugsOf = ({ therapies = [] }: ToldEntry): string => therapies.join(' + ');

const option = (entry: ToldEntry): WireSentence => ({
  kind: 'engine',
  section: 'options',
  text: `The rules list ${drugsOf(entry)} for ${(entry.findings ?? []).join(', ')} as ${tierOf(entry)}${entry.lowConfidence ? ', low confidence' : ''}${entry.contested ? ', contested' : ''}.`,
  citations: [{ document: 'explanation', path: entry.path }],
});

const resistance = (entry: ToldEntry): WireSentence => ({
  kind: 'engine',
  section: 'resistance',
  text: `${entry.finding ?? ''}: ${entry.strength === 'reduced' ? 'reduced sensitivity' : 'resistance'} to ${drugsOf(entry)}, ${tierOf(entry)}.`,
  citations: [{ document: 'explanation', path: entry.path }],
});

const backed = (section: string, passages: readonly ToldPassage[]): readonly WireSentence[] =>
  passages.slice(0, QUOTES_EACH).flatMap((passage) => [...record(section, passage), ...quotes(section, passage)]);

const TO_THERAPY = new Set(['sensitivity', 'resistance']);
const FIELDS = ['variant', 'disease', 'therapies', 'significance', 'direction', 'strength', 'level', 'region', 'kind'] as const;

/** A record in the stub's own words, with the fields that they use. */
function record(section: string, { id, facts }: ToldPassage): readonly WireSentence[] {
  if (facts['therapies'] === undefined || !TO_THERAPY.has(facts['significance'] ?? '')) return [];
  const { variant = 'the profile', disease = 'a tumor type not stated', therapies, region, level } = facts;
  const claim = `${facts['strength'] === 'reduced' ? 'reduced sensitivity' : (facts['significance'] ?? '')} to ${therapies}`;
  const text =
    facts['kind'] === 'label' && facts['significance'] === 'sensitivity' && facts['direction'] !== 'does not support'
      ? `${region ?? 'A'} label of ${therapies}: ${disease} with ${variant}.`
      : `${variant} in ${disease}: ${facts['direction'] === 'does not support' ? 'the record does not support ' : ''}${claim}${level ? `, level ${level}` : ''}.`;
  const fields = FIELDS.flatMap((name) => (facts[name] === undefined ? [] : [{ name, value: facts[name] }]));
  return [{ kind: 'fact', section, text, citations: [{ document: id, fields }] }];
}

function quotes(section: string, { id, text, quotable }: ToldPassage): readonly WireSentence[] {
  if (!quotable || text === undefined) return [];
  return sentencesOf(text)
    .slice(0, QUOTES_EACH)
    .map((quote) => ({ kind: 'quoted', section, text: `\u201C${quote}\u201D`, citations: [{ document: id, quote }] }));
}

export const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/(?<=[.!?])\s+(?=[A-Z])/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => {
      const words = sentence.split(/\s+/).length;
      return words > SHORTEST_QUOTE && words <= LONGEST_QUOTE && sentence.length < 560 && !/["\u201C\u201D]/.test(sentence);
    });
