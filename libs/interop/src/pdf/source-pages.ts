import type { ReportDrafting, ReportModel, ReportReference } from '../report/report-model.ts';
import { fieldsText, isWarnedOf, sourceText } from '../report/source-words.ts';
import { OUR_WORDING, dateOf, shortHash } from '../report/wording.ts';
import { ALARM, ENGINE_PLACE, INK, QUIET, SHADE, callout, heading, placeOf, text } from './pdf-nodes.ts';
import type { PdfNode } from './pdf-nodes.ts';

/** Silence as a full answer, before anything else that the draft says. */
export function abstentionBlock({ drafting }: ReportModel): readonly PdfNode[] {
  if (drafting === null || drafting.abstentions.length === 0) return [];
  const [first, ...more] = drafting.abstentions;
  if (first === undefined) return [];
  return [
    callout(
      [
        text(`The draft makes no recommendation: ${first.title}.`, { bold: true }),
        text(first.because, { margin: [0, 2, 0, 0] }),
        text(`Would be resolved by: ${first.wouldResolve}`, { margin: [0, 2, 0, 0] }),
        text(`Rule ${first.rule}`, { style: 'quiet', margin: [0, 2, 0, 0] }),
        ...more.map(({ title, because, wouldResolve, rule }) =>
          text(`Also: ${title}. ${because} Would be resolved by: ${wouldResolve} (rule ${rule})`, { style: 'quiet', margin: [0, 2, 0, 0] }),
        ),
      ],
      QUIET,
      SHADE,
    ),
  ];
}

/** Where every citation mark leads: the passage that was quoted, or the fields that a fact was worded from. Two in a row, one number a document. */
export function sourcesBlock(model: ReportModel): readonly PdfNode[] {
  const { references } = model;
  if (references.length === 0) return engineStatements(model);
  const pairs = Array.from({ length: Math.ceil(references.length / 2) }, (_, row) => references.slice(2 * row, 2 * row + 2));
  return [
    heading('Sources'),
    {
      table: {
        widths: ['*', '*'],
        dontBreakRows: true,
        body: pairs.map(([left, right]) => [left ? source(left) : '', right ? source(right) : '']),
      },
      layout: BARE,
      style: 'small',
    },
    text(`Text in quotation marks is the source's own. A fact is ${OUR_WORDING}.`, { style: 'small' }),
    ...engineStatements(model),
  ];
}

const BARE = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: (column: number) => (column === 0 ? 0 : 7),
  paddingRight: (column: number) => (column === 0 ? 7 : 0),
  paddingTop: () => 0,
  paddingBottom: () => 4,
};

function source(entry: ReportReference): PdfNode {
  const about = sourceText(entry);
  return {
    stack: [
      text(`[${entry.number}]  ${entry.label}  (${entry.uses.join(', ')})`, { bold: true, color: INK, id: placeOf(entry.number) }),
      ...(about === '' ? [] : [text(about, isWarnedOf(entry) ? { color: ALARM, bold: true } : {})]),
      ...entry.quotes.map((quote) => text(`\u201C${quote}\u201D`, { italics: true, color: INK })),
      ...(entry.fields === null ? [] : [text(fieldsText(entry))]),
    ],
  };
}

function engineStatements({ sections }: ReportModel): readonly PdfNode[] {
  const statements = sections
    .flatMap(({ paragraphs, worded }) => [...paragraphs.flat(), ...worded])
    .flatMap(({ statement, paths }) => (statement === null ? [] : [{ statement, paths }]))
    .sort((a, b) => a.statement - b.statement);
  if (statements.length === 0) return [];
  const listed = statements.map(({ statement, paths }) => `E${statement}\u00A0${paths.join('\u00A0')}`).join('   ');
  return [
    text('E: statement of the rule engine about this run; its paths in the explanation:', {
      style: 'small',
      id: ENGINE_PLACE,
      margin: [0, 4, 0, 1],
    }),
    text(listed, { style: 'small' }),
  ];
}

/** How the draft was made: always with the number of sentences that the check dropped. */
export function draftingBlock({ drafting }: ReportModel): readonly PdfNode[] {
  if (drafting === null) return [];
  const lines = drafting.provenance.map(({ name, value }) => text(`${name}: ${value}`));
  return [heading('How the draft was made'), { stack: [...lines, ...dropped(drafting), ...secondReading(drafting)], style: 'small' }];
}

const inset = (line: string): PdfNode => text(line, { margin: [10, 0, 0, 0] });

const dropped = ({ dropped: gone }: ReportDrafting): readonly PdfNode[] => [
  text(`Sentences dropped by the check: ${gone.length}${gone.length === 0 ? '' : '; their words are kept with the draft, not here:'}`),
  ...gone.map(({ section, author, codes }) => inset(`${author}, ${section}: ${codes.join(', ')}`)),
];

function secondReading({ disagreements }: ReportDrafting): readonly PdfNode[] {
  if (disagreements === null) return [];
  const head = 'Second reading by the model, shown and never applied';
  return disagreements.length === 0
    ? [text(`${head}: it orders the options as the rules do.`)]
    : [text(`${head}:`), ...disagreements.map(inset)];
}

export function versionsBlock({ versions, header }: ReportModel): readonly PdfNode[] {
  const { decisionSha256, draftSha256, ruleSet, knowledge } = versions;
  const lines = [
    `Decision of ${dateOf(header.decidedAt)}, SHA-256 ${decisionSha256}`,
    ...(draftSha256 ? [`Draft, SHA-256 ${draftSha256}`] : []),
    `Rules ${ruleSet}  ·  knowledge ${knowledge.length === 0 ? 'none' : knowledge.map(({ id, sha256 }) => `${id} (${shortHash(sha256)})`).join(', ')}`,
  ];
  return [heading('Versions'), { stack: lines.map((line) => text(line)), style: 'small' }];
}
