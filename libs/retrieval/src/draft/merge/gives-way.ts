import type { DraftSection, DraftSentence, EngineSentence, FactSentence, Prioritization } from '@consilium/domain';

/** Sections in which a model may word what the template says; everywhere else its sentences only come beside the template's. */
const WORDED: ReadonlySet<DraftSection> = new Set(['options', 'diagnostic', 'prognostic']);

/**
 * Does a sentence of the template give way to the accepted sentences of a model? Only where one of them says the same of the same thing.
 *
 * | template's sentence | gives way to a model's sentence that |
 * |---|---|
 * | resistance, evidence against, not checked, additional tests, safety | nothing |
 * | engine, on an option with notes, or on a list | nothing |
 * | engine, on an option or a result | is of the engine, cites the same path and repeats therapies, tier, contested, low confidence |
 * | fact | is a fact, cites the same record with the same therapies and direction |
 * | quoted | quotes the same document |
 */
export function givesWay(sentence: DraftSentence, worded: readonly DraftSentence[], prioritization: Prioritization): boolean {
  if (!WORDED.has(sentence.section)) return false;
  const beside = worded.filter(({ section }) => section === sentence.section);
  switch (sentence.kind) {
    case 'engine':
      return beside.some((other) => other.kind === 'engine' && saysTheSame(other, sentence, prioritization));
    case 'fact':
      return beside.some((other) => other.kind === 'fact' && isOnTheSameRecord(other, sentence));
    case 'quoted':
      return beside.some((other) => other.kind === 'quoted' && sentence.citations.every(({ document }) => cites(other, document)));
  }
}

const cites = (sentence: DraftSentence, document: string): boolean => sentence.citations.some((citation) => citation.document === document);

const ONE_THING = /^\/(?:options\/\d+|findings\/\d+\/results\/\d+)$/;

function saysTheSame(other: EngineSentence, sentence: EngineSentence, { options }: Prioritization): boolean {
  const paths = sentence.citations.map(({ path }) => path).filter((path) => ONE_THING.test(path));
  const [path] = paths;
  if (paths.length !== 1 || path === undefined || !other.citations.some((citation) => citation.path === path)) return false;
  const option = path.startsWith('/options/') ? options[Number(path.slice('/options/'.length))] : undefined;
  if (option !== undefined && option.notes.length > 0) return false;
  return [...(option?.therapies ?? []), ...qualifiersOf(sentence.text)].every((word) => includesFolded(other.text, word));
}

/** What a reader must not lose when the words change. */
const qualifiersOf = (text: string): readonly string[] =>
  text.match(
    /\bTier (?:IV|III|II|I)(?:-[A-D])?|\bno tier\b|\blow confidence\b|\bcontested\b|\bif the histology fits\b|\bspeaks against\b/g,
  ) ?? [];

const includesFolded = (text: string, word: string): boolean => text.toLowerCase().includes(word.toLowerCase());

const SAME_FIELDS = ['therapies', 'significance', 'direction', 'strength'] as const;

const isOnTheSameRecord = (other: FactSentence, sentence: FactSentence): boolean =>
  sentence.citations.every(({ document, fields }) =>
    other.citations.some(
      (citation) => citation.document === document && SAME_FIELDS.every((name) => citation.fields[name] === fields[name]),
    ),
  );
