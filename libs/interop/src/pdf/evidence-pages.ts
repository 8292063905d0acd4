import type { ReportDissent, ReportModel, ReportSection, ReportSentence } from '../report/report-model.ts';
import { shortHash } from '../report/wording.ts';
import { ALARM, ALARM_SHADE, ENGINE_PLACE, QUIET, callout, framed, heading, marks, table, text, together } from './pdf-nodes.ts';
import type { PdfNode, PdfText } from './pdf-nodes.ts';

/** Sentences of the decision, each with its mark; a group is one paragraph. What a model worded stands below, boxed and labelled. */
export const sectionBlock = ({ title, section, paragraphs, worded }: ReportSection, label: string): readonly PdfNode[] => [
  heading(title, section === 'resistance' || section === 'evidence-against' || section === 'safety' ? ALARM : undefined),
  ...(paragraphs.length === 0 ? [] : [{ ul: paragraphs.map((sentences) => paragraph(sentences)), style: 'evidence', markerColor: QUIET }]),
  ...(worded.length === 0 ? [] : [modelBox(worded, label)]),
];

const modelBox = (worded: readonly ReportSentence[], label: string): PdfNode =>
  framed([
    text(label, { bold: true, fontSize: 7.5, color: QUIET, margin: [0, 0, 0, 2] }),
    { ul: worded.map((sentence) => paragraph([sentence])), style: 'evidence', markerColor: QUIET },
  ]);

const paragraph = (sentences: readonly ReportSentence[]): PdfText => ({
  text: sentences.flatMap((sentence, index) => runs(sentence, index > 0)),
  margin: [0, 0, 0, 2],
});

/** The engine's own statement is upright and bold, what it rests on is quiet; only quotations have quotation marks, and they are in italics. */
function runs(sentence: ReportSentence, follows: boolean): readonly PdfText[] {
  const small = { fontSize: 6.5, color: QUIET };
  const mark =
    sentence.kind === 'engine'
      ? text(`E${sentence.statement ?? ''}`, { ...small, linkToDestination: ENGINE_PLACE })
      : marks(sentence.citations, small);
  const look = sentence.kind === 'engine' ? {} : { color: QUIET, italics: sentence.kind === 'quoted' };
  return [text(`${follows ? '  ' : ''}${sentence.text}\u00A0`, look), mark];
}

export function boardBlock({ overrides, dissents }: ReportModel): readonly PdfNode[] {
  const changes = overrides.map(({ field, reason, text: words }) =>
    text(`${field}: ${reason}${words ? `; ${words}` : ''}`, { margin: [4, 0, 0, 2] }),
  );
  const against = dissents.map((dissent, index) =>
    together(index === 0 ? heading('Dissent', ALARM) : text(''), dissentBox(dissent), dissent.text),
  );
  return [...(changes.length > 0 ? [heading('Changes to the draft'), ...changes] : []), ...against];
}

const dissentBox = (dissent: ReportDissent): PdfNode =>
  callout(
    [
      text(`${dissent.name}, ${dissent.specialty}`, { bold: true }),
      text(`Reason: ${dissent.reason}. Alternative: ${dissent.alternative}.`, { margin: [0, 2, 0, 0] }),
      text(dissent.text, { margin: [0, 2, 0, 0] }),
    ],
    ALARM,
    ALARM_SHADE,
  );

export function signatureBlock({ signatures, recused }: ReportModel): readonly PdfNode[] {
  const columns = [
    { title: 'Name', width: '*' },
    { title: 'Specialty', width: 75 },
    { title: 'Meaning', width: 58 },
    { title: 'Time', width: 172 },
    { title: 'Over (SHA-256)', width: 70 },
  ];
  const rows = signatures.map((entry) => [
    text(entry.name, { bold: true }),
    text(entry.specialty),
    text(entry.meaning),
    text(`${entry.signedAt}; ${entry.assurance}`, { fontSize: 8.5 }),
    text(shortHash(entry.digest), { fontSize: 8.5 }),
  ]);
  const note = recused === 0 ? [] : [text(`Recused: ${recused}.`, { style: 'quiet', margin: [4, 0, 0, 4] })];
  const block = [
    heading('Signatures'),
    ...(rows.length === 0 ? [text('None.', { margin: [4, 0, 0, 4] })] : [table(columns, rows)]),
    ...note,
  ];
  return [{ stack: block, unbreakable: true }];
}

export function limitsBlock({ limits, notAssessed, waivers }: ReportModel): readonly PdfNode[] {
  const lines = [
    `Not assessed: ${notAssessed.length === 0 ? 'nothing named' : notAssessed.join(', ')}.`,
    ...limits,
    ...waivers.map(({ what, reason, by }) => `Waived: ${what}; ${reason} (${by}).`),
  ];
  return [heading('Limits'), { ul: lines.map((line) => text(line)), style: 'evidence', markerColor: QUIET }];
}
