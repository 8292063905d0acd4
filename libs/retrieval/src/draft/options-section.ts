import { genesOfKey } from '@consilium/domain';
import type { FindingExplanation, RetrievedPassage, TherapyOption } from '@consilium/domain';
import type { DraftContext } from './draft-context.ts';
import { engine, fact, quoted } from './new-sentence.ts';
import type { NewSentence } from './new-sentence.ts';
import type { PlannedOption, PlannedResistance } from './narration-plan.ts';
import { optionQuote } from './option-quote.ts';
import { bestQuote, resisting } from './quote-span.ts';
import { optionsNotNarrated } from './run-figures.ts';
import { asSentence, listText, subjectText, therapyText, tierText } from './wording.ts';

const FACTS_OF_TOP_TIER = 2;
const FACTS_BELOW = 1;
const QUOTED_OPTIONS = 5;
const QUOTED_RESISTANCE = 4;

/** One statement an option, with the record that carries its tier and, for the first few, the source's own sentence. */
export function optionsSection(context: DraftContext): readonly NewSentence[] {
  const { plan, prioritization } = context;
  const rest = optionsNotNarrated(prioritization);
  return [
    ...plan.options.flatMap((planned, position) => optionSentences(planned, position, context)),
    ...(plan.options.length === 0
      ? [engine('options', 'No therapy option has evidence strong enough for a recommendation.', '/options')]
      : []),
    ...(rest > 0
      ? [
          engine(
            'options',
            `${plan.options.length > 0 ? 'And ' : ''}${rest} more ${rest === 1 ? 'option' : 'options'} in the table.`,
            '/options',
          ),
        ]
      : []),
  ];
}

function optionSentences({ option, index, items }: PlannedOption, position: number, context: DraftContext): readonly NewSentence[] {
  const findings = explanationsOf(option.findings, context);
  const qualifiers = listText([tierText(option), option.lowConfidence ? 'low confidence' : '', option.contested ? 'contested' : '']);
  const notes = notesText(option.notes);
  const text = asSentence(`${subjectText(findings)}: ${therapyText(option.therapies)}, ${qualifiers}${notes}`);
  const paths = [
    `/options/${index}`,
    ...option.findings.map((id) => `/findings/${context.positionOf(id)}`),
    ...notedResistance(option, context).map((at) => `/resistance/${at}`),
  ];
  const passages = [...context.passages(items)].sort((a, b) => settingRank(a) - settingRank(b));
  const facts = passages.slice(0, option.tier === 'I' ? FACTS_OF_TOP_TIER : FACTS_BELOW).map((passage) => fact('options', passage));
  const quote = position < QUOTED_OPTIONS ? optionQuote(option, passages, context) : null;
  return [engine('options', text, ...paths), ...facts, ...(quote ? [quoted('options', quote.document, quote.quote)] : [])];
}

const OTHER_SETTING = /\b(?:neo)?adjuvant\b|\bafter resection\b|\bstage III\b/i;
/** A record on treatment around surgery, or of locally advanced disease, is shown behind one that is not: boards ask about advanced disease first. */
const settingRank = ({ document }: RetrievedPassage): number => (OTHER_SETTING.test(document.facts['line'] ?? '') ? 1 : 0);

/** Entries of other findings that the notes tell with their tier: a reader opens them from the sentence, and the gate finds the tier there. */
const notedResistance = ({ findings, notes }: TherapyOption, { prioritization }: DraftContext): readonly number[] =>
  prioritization.resistance.flatMap((entry, at) => {
    const label = prioritization.findings.find(({ finding }) => finding === entry.finding)?.label;
    const isTold = notes.some((note) => note.endsWith(`also reported (${tierText(entry)}): ${label ?? ''}`));
    return isTold && !findings.includes(entry.finding) ? [at] : [];
  });

/** Notes name the record they are about; here the record stands beside the statement, so its id is left out and a repeated note is said once. */
function notesText(notes: readonly string[]): string {
  const said = notes.map((note) =>
    note
      .trim()
      .replace(RECORD_IDS, recordsAre)
      .replace(LEFT_OUT, 'the label for solid tumors leaves this tumor type out')
      .replace(/\.$/, ''),
  );
  return [...new Set(said)].map((note) => `; ${note}`).join('');
}
const recordsAre = (ids: string): string => {
  const kinds = new Set(ids.split(', ').map((id) => (/^(?:label|guideline):/.exec(id)?.[0] ?? 'record:').slice(0, -1)));
  return `the ${[...kinds].join(' and ')} ${kinds.size === 1 ? 'is' : 'are'} `;
};
const RECORD_IDS = /^(?:[a-z]+:\S+, )*[a-z]+:\S+ (?:is|are) (?=for: )/;
const LEFT_OUT = /^(?:[a-z]+:\S+, )*[a-z]+:\S+ leaves this tumor type out: .*$/;

const explanationsOf = (ids: readonly string[], context: DraftContext): readonly FindingExplanation[] =>
  context.prioritization.findings.filter(({ finding }) => ids.includes(finding));

/** Resistance stands above everything else. */
export function resistanceSection(context: DraftContext): readonly NewSentence[] {
  const { plan, prioritization } = context;
  const rest = prioritization.resistance.length - plan.resistance.length;
  const told = plan.resistance.flatMap((planned, position) => resistanceSentences(planned, position, context));
  if (prioritization.resistance.length === 0) return [engine('resistance', 'No resistance marker among the findings.', '/resistance')];
  if (told.length === 0) return [engine('resistance', elsewhereOnly(rest), '/resistance')];
  const untold = prioritization.resistance.filter((entry) => !plan.resistance.some((planned) => planned.entry === entry));
  const where = untold.every(({ inClass }) => inClass === false) ? ', from other tumor types,' : '';
  const more = `And ${rest} more resistance ${rest === 1 ? 'entry' : 'entries'}${where} in the table.`;
  return rest > 0 ? [...told, engine('resistance', more, '/resistance')] : told;
}

/** Entries are there, none of this tumor type: said so, for "no resistance marker" would be false. */
const elsewhereOnly = (count: number): string =>
  `No resistance evidence in this tumor type; ${count} ${count === 1 ? 'entry' : 'entries'} from other tumor types in the table.`;

function resistanceSentences({ entry, index, items }: PlannedResistance, position: number, context: DraftContext): readonly NewSentence[] {
  const strength = entry.strength === 'reduced' ? 'reduced sensitivity' : 'resistance';
  const against = entry.rulesOut.length > 0 ? `; speaks against ${entry.rulesOut.join(', ')}` : '';
  const findings = explanationsOf([entry.finding], context);
  const subject = subjectText(findings);
  const text = asSentence(`${subject}: ${strength} to ${therapyText(entry.therapies)}, ${tierText(entry)}${against}`);
  const passages = context.passages(items);
  const facts = passages.slice(0, FACTS_BELOW).map((passage) => fact('resistance', passage));
  const facets = [...entry.therapies, ...findings.map(({ label }) => label), context.prioritization.tumorType.name];
  const genes = findings.flatMap(({ keys }) => keys.flatMap(genesOfKey));
  const named = genes.length > 0 ? genes : findings.map(({ label }) => label);
  const quote = position < QUOTED_RESISTANCE ? bestQuote(resisting(passages, named), facets) : null;
  return [
    engine('resistance', text, `/resistance/${index}`, `/findings/${context.positionOf(entry.finding)}`),
    ...facts,
    ...(quote ? [quoted('resistance', quote.document, quote.quote)] : []),
  ];
}
