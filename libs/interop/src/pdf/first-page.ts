import type { ReportModel } from '../report/report-model.ts';
import { dateOf, shortHash } from '../report/wording.ts';
import { ALARM, ALARM_SHADE, INK, QUIET, SHADE, callout, heading, marks, table, text } from './pdf-nodes.ts';
import type { PdfNode } from './pdf-nodes.ts';

/** Who, what was asked, what the board says, who signed: readable without turning the page. */
export function opening(model: ReportModel): readonly PdfNode[] {
  const { header, amendment } = model;
  return [
    {
      columns: [
        text('Molecular tumor board', { style: 'title' }),
        text(`${header.caseRef} · version ${header.version}`, { style: 'title', alignment: 'right' }),
      ],
    },
    text(`${header.pseudonym}  ·  sex ${header.sex}  ·  born ${header.birthYear}  ·  ${header.diagnosis}`, { style: 'subtitle' }),
    { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 515, y2: 0, lineWidth: 1, lineColor: INK }], margin: [0, 4, 0, 6] },
    ...(model.status === 'DRAFT'
      ? [callout([text('DRAFT: not signed by a quorum. Not for clinical use.', { bold: true, color: ALARM })], ALARM, ALARM_SHADE)]
      : []),
    ...(amendment ? [callout([text(amendmentText(amendment), { bold: true })], QUIET, SHADE)] : []),
    { text: [text('Question  ', { bold: true, color: QUIET }), header.question], margin: [0, 0, 0, 4] },
    callout(headlineOf(model), INK, SHADE),
  ];
}

function amendmentText({ kind, reason, replaces }: NonNullable<ReportModel['amendment']>): string {
  const before = replaces
    ? ` Replaces version ${replaces.version} of ${dateOf(replaces.publishedAt)} (${shortHash(replaces.sha256)}).`
    : '';
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}: ${reason}.${before}`;
}

function headlineOf({ status, headline, signatures, dissents, header }: ReportModel): readonly PdfNode[] {
  const signed =
    signatures.length === 0
      ? 'No signatures.'
      : `${status === 'DRAFT' ? 'Signatures so far: ' : 'Signed by '}${signatures.map(({ name, specialty, meaning }) => `${name} (${specialty}, ${meaning})`).join('; ')}.`;
  return [
    text(headline.recommendation, { fontSize: 13, bold: true }),
    ...(headline.boardText ? [text(headline.boardText, { margin: [0, 3, 0, 0] })] : []),
    text(`${headline.origin} Decision of ${dateOf(header.decidedAt)}. ${signed}`, { style: 'quiet', margin: [0, 3, 0, 0] }),
    ...(dissents.length > 0
      ? [
          text(`Dissent: ${dissents.map(({ name, specialty }) => `${name} (${specialty})`).join(', ')}; printed in full below.`, {
            bold: true,
            color: ALARM,
            margin: [0, 3, 0, 0],
          }),
        ]
      : []),
  ];
}

/** Resistance stands above the options. */
export function resistanceBlock({ resistance, furtherResistance }: ReportModel): readonly PdfNode[] {
  if (resistance.length + furtherResistance.length === 0) return [];
  const further =
    furtherResistance.length === 0
      ? []
      : [
          text(`Further resistance, against no option above (${furtherResistance.length}): ${furtherResistance.join('; ')}.`, {
            style: 'quiet',
            margin: [4, 0, 0, 4],
          }),
        ];
  const columns = [
    { title: 'Finding', width: 120 },
    { title: 'Speaks against', width: '*' },
    { title: 'Tier', width: 34 },
    { title: 'Sources', width: 60 },
  ];
  const rows = resistance.map((entry) => [
    text(entry.finding, { bold: true }),
    text(entry.strength === 'resistance' ? entry.therapy : `${entry.therapy} (${entry.strength})`),
    text(entry.tier, { noWrap: true }),
    marks(entry.citations, { style: 'quiet' }),
  ]);
  return [heading('Resistance', ALARM), ...(rows.length === 0 ? [] : [table(columns, rows, ALARM)]), ...further];
}

export function optionsBlock({ options, furtherOptions }: ReportModel): readonly PdfNode[] {
  const hasRationale = options.some(({ rationale }) => rationale !== '');
  const columns = [
    { title: '#', width: 16 },
    { title: 'Therapy', width: '*' },
    { title: 'Tier', width: 34 },
    { title: 'Findings', width: 120 },
    ...(hasRationale ? [{ title: 'Rationale', width: 130 }] : []),
    { title: 'Sources', width: 60 },
  ];
  const rows = options.map((option) => [
    text(String(option.rank)),
    {
      stack: [
        text(option.therapy, { bold: true }),
        ...(option.resistance.length > 0 ? [text(`resistance: ${option.resistance.join(', ')}`, { fontSize: 8, color: ALARM })] : []),
      ],
    },
    text(option.tier, { noWrap: true }),
    text(option.findings),
    ...(hasRationale ? [text(option.rationale)] : []),
    marks(option.citations, { style: 'quiet' }),
  ]);
  const further =
    furtherOptions.length === 0
      ? []
      : [text(`Further options (${furtherOptions.length}): ${furtherOptions.join('; ')}.`, { style: 'quiet', margin: [4, 0, 0, 4] })];
  return [heading('Options'), ...(rows.length === 0 ? [text('None.', { margin: [4, 0, 0, 4] })] : [table(columns, rows)]), ...further];
}
