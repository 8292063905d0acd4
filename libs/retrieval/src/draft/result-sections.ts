import type { FindingResult } from '@consilium/domain';
import type { DraftContext } from './draft-context.ts';
import { engine, fact, quoted } from './new-sentence.ts';
import type { NewSentence } from './new-sentence.ts';
import type { PlannedAgainst, PlannedResult } from './narration-plan.ts';
import { bestQuote, denying } from './quote-span.ts';
import { againstNotNarrated } from './run-figures.ts';
import { asSentence, listText, subjectText, therapyText, tierText } from './wording.ts';

const MEANING: Readonly<Partial<Record<FindingResult['direction'], string>>> = {
  positive: 'speaks for the diagnosis',
  negative: 'speaks against the diagnosis',
  better: 'better outcome',
  poor: 'poor outcome',
};

export const diagnosticSection = (context: DraftContext): readonly NewSentence[] =>
  context.plan.diagnostic.flatMap((planned) => resultSentences('diagnostic', planned, context));

export const prognosticSection = (context: DraftContext): readonly NewSentence[] =>
  context.plan.prognostic.flatMap((planned) => resultSentences('prognostic', planned, context));

function resultSentences(section: 'diagnostic' | 'prognostic', planned: PlannedResult, context: DraftContext): readonly NewSentence[] {
  const { outcome, explanation } = planned;
  const disease = outcome.matched.find(({ item }) => item === planned.items[0])?.diseaseName;
  const meaning = `${MEANING[outcome.direction] ?? outcome.direction}${disease ? `, ${disease}` : ''}`;
  const qualifiers = listText([
    tierText(outcome),
    outcome.lowConfidence ? 'low confidence' : '',
    outcome.contested ? 'contested' : '',
    outcome.conditional ? 'if the histology fits' : '',
  ]);
  const text = asSentence(`${subjectText([explanation])}: ${meaning}, ${qualifiers}`);
  const path = `/findings/${planned.finding}`;
  const facts = context
    .passages(planned.items)
    .slice(0, 1)
    .map((passage) => fact(section, passage));
  return [engine(section, text, path, `${path}/results/${planned.result}`), ...facts];
}

/** Always present: an empty list is said, not left out. */
export function evidenceAgainstSection(context: DraftContext): readonly NewSentence[] {
  const { plan, prioritization } = context;
  const told = byResult(plan.against).flatMap((planned) => {
    const path = `/findings/${planned.finding}/results/${planned.result}`;
    const about =
      planned.outcome.therapies.length > 0 ? therapyText(planned.outcome.therapies) : `the ${planned.outcome.significance} result`;
    const text = asSentence(`Against ${about} for ${planned.explanation.label}`);
    const passages = context.passages(planned.items);
    const quote = bestQuote(denying(passages), [...planned.outcome.therapies, planned.explanation.label, prioritization.tumorType.name]);
    return [
      engine('evidence-against', text, `/findings/${planned.finding}`, `${path}/against/${planned.against}`),
      ...passages.map((passage) => fact('evidence-against', passage)),
      ...(quote ? [quoted('evidence-against', quote.document, quote.quote)] : []),
    ];
  });
  const ruledOut = prioritization.resistance.flatMap(({ rulesOut }) => rulesOut);
  const rest = againstNotNarrated(prioritization);
  const isRuledOut = ruledOut.length > 0;
  const none = told.length === 0 && !isRuledOut && rest === 0;
  return [
    ...told,
    ...(none ? [engine('evidence-against', 'No evidence against the options was found in the loaded knowledge.', '/findings')] : []),
    ...(told.length === 0 && isRuledOut
      ? [
          engine(
            'evidence-against',
            asSentence(`Resistance speaks against ${[...new Set(ruledOut)].join(', ')}`),
            ...ruledOutPaths(context),
          ),
        ]
      : []),
    ...(rest > 0
      ? [
          engine(
            'evidence-against',
            told.length === 0 && !isRuledOut
              ? onlyElsewhere(rest)
              : `And ${rest} more ${rest === 1 ? 'record' : 'records'} against, listed with the findings.`,
            '/findings',
          ),
        ]
      : []),
  ];
}

const onlyElsewhere = (count: number): string =>
  `No evidence against in this tumor type; ${count} ${count === 1 ? 'record' : 'records'} against, from other tumor types, listed with the findings.`;

/** Records against one result stand under its heading, wherever the plan has them. */
function byResult(planned: readonly PlannedAgainst[]): readonly PlannedAgainst[] {
  const groups = new Map<string, PlannedAgainst[]>();
  for (const one of planned) {
    const about = `${one.finding}|${one.outcome.significance}|${one.outcome.therapies.join('+')}`;
    groups.set(about, [...(groups.get(about) ?? []), one]);
  }
  return [...groups.values()].flat();
}

const ruledOutPaths = ({ prioritization }: DraftContext): readonly string[] =>
  prioritization.resistance.flatMap(({ rulesOut }, index) => (rulesOut.length > 0 ? [`/resistance/${index}`] : []));

/** Adverse responses have a list of their own. */
export const safetySection = ({ plan, prioritization, positionOf, passages }: DraftContext): readonly NewSentence[] =>
  plan.safety.flatMap(({ entry, index, items }) => {
    const subject = subjectText(prioritization.findings.filter(({ finding }) => finding === entry.finding));
    const text = asSentence(`${subject}: adverse response to ${therapyText(entry.therapies)} reported`);
    return [
      engine('safety', text, `/safety/${index}`, `/findings/${positionOf(entry.finding)}`),
      ...passages(items)
        .slice(0, 1)
        .map((passage) => fact('safety', passage)),
    ];
  });
