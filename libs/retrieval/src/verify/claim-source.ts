import { genericDrugName } from '@consilium/domain';
import { identifiersIn } from './identifiers.ts';
import { quantitiesIn } from './quantities.ts';
import type { Quantity } from './quantities.ts';
import { claimWords, ideaOf } from './words/claim-words.ts';
import type { ClaimWord } from './words/claim-words.ts';
import { widerTumors } from './words/disease-words.ts';
import { initialsIn } from './words/initials.ts';

/** The structured record beside a quote. Numbers of it support a claim only under their own name (`level`, `rating`, `pmid`, `year`). */
export interface ClaimRecord {
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface ReadText {
  readonly text: string;
  readonly words: readonly ClaimWord[];
  readonly quantities: readonly Quantity[];
}

/** What one sentence may rest on: the quoted spans and the record. */
export interface ClaimSource {
  readonly quote: ReadText;
  readonly record: ClaimRecord | null;
  /** Of the record's fields that are text. */
  readonly recordWords: readonly ClaimWord[];
  readonly recordQuantities: readonly Quantity[];
  /** What the quote says and what follows from it by the meaning of the word alone. */
  readonly quoteIdeas: ReadonlySet<string>;
  /** The same with the record. */
  readonly ideas: ReadonlySet<string>;
  readonly initials: ReadonlySet<string>;
  readonly identifiers: ReadonlySet<string>;
}

export const readText = (text: string): ReadText => {
  const words = claimWords(text);
  return { text, words, quantities: quantitiesIn(words) };
};

const TEXT_FIELDS = [
  'gene',
  'variant',
  'disease',
  'therapies',
  'evidenceType',
  'significance',
  'direction',
  'strength',
  'nature',
  'line',
  'region',
  'interaction',
  'sourceId',
  'publication',
  'wording',
] as const;

export function claimSource(quotes: readonly string[], record: ClaimRecord | null): ClaimSource {
  const quote = readText(quotes.join('\n. '));
  const recordText = record === null ? '' : TEXT_FIELDS.map((name) => record.fields[name] ?? '').join(' . ');
  const { words: recordWords, quantities: recordQuantities } = readText(recordText);
  const generic = (record?.fields['therapies'] ?? '').split(/ \+ | or |,/).map((name) => genericDrugName(name));
  const quoteIdeas = new Set(quote.words.flatMap(impliedBy));
  return {
    quote,
    record,
    recordWords,
    recordQuantities,
    quoteIdeas,
    ideas: new Set([...quoteIdeas, ...recordWords.flatMap(impliedBy), ...generic.flatMap((name) => claimWords(name).flatMap(impliedBy))]),
    initials: initialsIn([...quote.words, ...recordWords]),
    identifiers: new Set([...identifiersIn(quotes.join(' ')), ...(record === null ? [] : identifiersOfRecord(record))]),
  };
}

const identifiersOfRecord = ({ id, fields }: ClaimRecord): readonly string[] => [
  ...identifiersIn(id),
  ...(id.includes(':') ? identifiersIn(id.slice(id.indexOf(':') + 1)) : []),
  ...(fields['pmid'] ?? '').split(/\D+/).filter((digits) => digits !== ''),
  ...identifiersIn(`${fields['sourceId'] ?? ''} ${fields['publication'] ?? ''} ${fields['variant'] ?? ''}`),
];

/** Measures of outcome imply what they measure: who says progression-free survival speaks of survival. */
const IMPLIED: Readonly<Record<string, string>> = {
  '@pfs': 'survival progression free', '@os': 'survival overall', '@dfs': 'survival disease free', '@rfs': 'survival relapse free', '@efs': 'survival event free', '@mfs': 'survival metastasis free',
  '@css': 'survival', '@ttp': 'progression time', '@dor': 'response duration lasting', '@orr': 'response rate objective', '@dcr': 'disease control', '@cr': 'response remission complete', '@pr': 'response remission partial',
  '@pcr': 'response complete', '@sd': 'stable disease', '@pd': 'progression disease progressive', '@mcyr': 'response cytogenetic major', '@ccyr': 'response cytogenetic complete', '@chr': 'response hematologic complete',
  '@mmr': 'response molecular major', '@hr': 'hazard ratio', '@ci': 'confidence interval', '@qol': 'quality life',
}; // prettier-ignore

export function impliedBy({ idea, word, kind }: ClaimWord): readonly string[] {
  if (idea === '') return [];
  if (kind === 'outcome') return [idea, ...(IMPLIED[idea] ?? '').split(' ').map(ideaOf)];
  if (kind === 'disease') return [idea, ...widerTumors(word).map(ideaOf), ...widerTumors(idea).map(ideaOf), 'tumor'];
  return [idea];
}
