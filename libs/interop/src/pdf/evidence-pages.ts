import type { ReportDissent, ReportModel, ReportReference, ReportSection, ReportSentence } from '../report/report-model.ts';
import { OUR_WORDING, dateOf, shortHash } from '../report/wording.ts';
import { ALARM, ALARM_SHADE, QUIET, callout, heading, marks, table, text, together } from './pdf-nodes.ts';
import type { PdfNode, PdfText } from './pdf-nodes.ts';

/** Sentences of the decision, each with its mark; a group is one paragraph. */
export const sectionBlock = ({ title, section, paragraphs }: ReportSection): readonly PdfNode[] => [
  heading(title, section === 'resistance' || section === 'evidence-against' || section === 'safety' ? ALARM : undefined),
  { ul: paragraphs.map((sentences) => paragraph(sentences)), style: 'evidence', markerColor: QUIET },
];

const paragraph = (sentences: readonly ReportSentence[]): PdfText => ({
  text: sentences.flatMap((sentence, index) => runs(sentence, index > 0)),
  margin: [0, 0, 0, 2],
});

/** The engine's own statement is upright and bold, what it rests on is quiet; only quotations have quotation marks, and they are in italics. */
function runs(sentence: ReportSentence, follows: boolean): readonly PdfText[] {
  const mark = sentence.kind === 'engine' ? 'E' : marks(sentence.citations);
  const look = sentence.kind === 'engine' ? {} : { color: QUIET, italics: sentence.kind === 'quoted' };
  return [text(`${follows ? '  ' : ''}${sentence.text}\u00A0`, look), text(mark, { fontSize: 6.5, color: QUIET })];
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
    text(entry.signedAt, { fontSize: 8.5 }),
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

/** Two columns, one number a document. */
export function referencesBlock({ references }: ReportModel): readonly PdfNode[] {
  if (references.length === 0) return [];
  const half = Math.ceil(references.length / 2);
  const column = (entries: readonly ReportReference[]): PdfNode => ({ stack: entries.map(reference) });
  const legend = `Fact: ${OUR_WORDING}. E: statement of the rule engine about this run; its paths in the explanation are in the JSON report.`;
  return [
    heading('References'),
    { columns: [column(references.slice(0, half)), column(references.slice(half))], columnGap: 12, style: 'small' },
    text(legend, { style: 'small', margin: [0, 2, 0, 0] }),
  ];
}

const reference = (entry: ReportReference): PdfNode => text(`[${entry.number}]  ${entry.label}  (${entry.uses.join(', ')})`);

export function versionsBlock({ versions, header }: ReportModel): readonly PdfNode[] {
  const { decisionSha256, draftSha256, ruleSet, knowledge } = versions;
  const lines = [
    `Decision of ${dateOf(header.decidedAt)}, SHA-256 ${decisionSha256}`,
    ...(draftSha256 ? [`Draft, SHA-256 ${draftSha256}`] : []),
    `Rules ${ruleSet}  ·  knowledge ${knowledge.length === 0 ? 'none' : knowledge.map(({ id, sha256 }) => `${id} (${shortHash(sha256)})`).join(', ')}`,
  ];
  return [heading('Versions'), { stack: lines.map((line) => text(line)), style: 'small' }];
}
