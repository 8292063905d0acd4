import { escaped } from './markdown-text.ts';
import { abstention, drafting, sources } from './render-markdown-sources.ts';
import type { ReportModel, ReportSection, ReportSentence } from './report-model.ts';
import { dateOf, shortHash } from './wording.ts';

/** Plain text with the weight of the printed report; every block of a draft begins with DRAFT. */
export function renderMarkdown(model: ReportModel): Uint8Array {
  const blocks = [
    head(model),
    recommendation(model),
    abstention(model),
    resistance(model),
    options(model),
    ...model.sections.map((one) => section(one, model)),
    board(model),
    signatures(model),
    limits(model),
    sources(model),
    drafting(model),
    versions(model),
  ];
  const body = blocks.filter((block) => block !== '').join('\n\n');
  const marked = model.status === 'DRAFT' ? body.replaceAll(/^(#{1,2} )/gm, '$1DRAFT · ') : body;
  return new TextEncoder().encode(`${marked}\n`);
}

function head({ header, status, amendment, signatures: signed }: ReportModel): string {
  const notice = status === 'DRAFT' ? ['', '**DRAFT: not signed by a quorum. Not for clinical use.**'] : [];
  const replaces = amendment?.replaces
    ? `; replaces version ${amendment.replaces.version} of ${dateOf(amendment.replaces.publishedAt)} (${shortHash(amendment.replaces.sha256)})`
    : '';
  return [
    `# Molecular tumor board · ${escaped(header.caseRef)} · version ${header.version}`,
    ...notice,
    ...(amendment ? ['', `**${amendment.kind}: ${escaped(amendment.reason)}${replaces}**`] : []),
    '',
    `- Question: ${escaped(header.question)}`,
    `- Patient: ${escaped(header.pseudonym)}; sex ${header.sex}; born ${header.birthYear}`,
    `- Diagnosis: ${escaped(header.diagnosis)}`,
    `- Decision of ${dateOf(header.decidedAt)}; signatures: ${signed.length === 0 ? 'none' : signed.map(({ name, meaning }) => `${escaped(name)} (${meaning})`).join(', ')}`,
  ].join('\n');
}

const recommendation = ({ headline }: ReportModel): string =>
  [
    '## Recommendation',
    '',
    `**${escaped(headline.recommendation)}**`,
    '',
    escaped(headline.origin),
    ...(headline.boardText ? ['', ...headline.boardText.split('\n').map((line) => `> ${escaped(line)}`)] : []),
  ].join('\n');

function resistance({ resistance: entries, furtherResistance }: ReportModel): string {
  const further =
    furtherResistance.length === 0
      ? ''
      : `Further resistance, against no option above (${furtherResistance.length}): ${furtherResistance.map(escaped).join('; ')}.`;
  if (entries.length === 0) return further === '' ? '' : `## Resistance\n\n${further}`;
  const tabled = table(
    '## Resistance',
    ['Finding', 'Says', 'Therapy', 'Tier', 'Sources'],
    entries.map((entry) => [entry.finding, entry.strength, entry.therapy, entry.tier, marks(entry.citations)]),
  );
  return further === '' ? tabled : `${tabled}\n\n${further}`;
}

function options({ options: entries, furtherOptions }: ReportModel): string {
  const rows = entries.map((entry) => [
    String(entry.rank),
    entry.resistance.length > 0 ? `${entry.therapy} (resistance: ${entry.resistance.join(', ')})` : entry.therapy,
    entry.tier,
    entry.findings,
    entry.rationale,
    marks(entry.citations),
  ]);
  const tabled =
    entries.length === 0 ? '## Options\n\nNone.' : table('## Options', ['#', 'Therapy', 'Tier', 'Findings', 'Rationale', 'Sources'], rows);
  return furtherOptions.length === 0
    ? tabled
    : `${tabled}\n\nFurther options (${furtherOptions.length}): ${furtherOptions.map(escaped).join('; ')}.`;
}

function section({ title, paragraphs, worded }: ReportSection, { drafting: account }: ReportModel): string {
  const told = paragraphs.map((sentences) => `- ${sentences.map(sentence).join(' ')}`);
  const label = escaped(account?.label ?? 'Worded by a model; checked against its sources');
  const boxed = worded.length === 0 ? [] : ['', `> **${label}**`, '>', ...worded.map((one) => `> - ${sentence(one)}`)];
  return [`## ${title}`, '', ...told, ...boxed].join('\n');
}

const sentence = ({ kind, text, citations, statement }: ReportSentence): string =>
  kind === 'engine' ? `${escaped(text)} [E${statement ?? ''}]` : `${escaped(text)} ${marks(citations)}`;

function board({ overrides, dissents }: ReportModel): string {
  const changes = overrides.map(({ field, reason, text }) => `- ${escaped(field)}: ${reason}${text ? `; ${escaped(text)}` : ''}`);
  const against = dissents.map(
    (dissent) =>
      `- **${escaped(dissent.name)}** (${dissent.specialty}): ${dissent.reason}. Alternative: ${escaped(dissent.alternative)}. ${escaped(dissent.text)}`,
  );
  const blocks = [
    changes.length > 0 ? ['## Changes to the draft', '', ...changes].join('\n') : '',
    against.length > 0 ? ['## Dissent', '', ...against].join('\n') : '',
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

function signatures({ signatures: signed, recused }: ReportModel): string {
  const rows = signed.map((entry) => [
    entry.name,
    entry.specialty,
    entry.meaning,
    `${entry.signedAt}; ${entry.assurance}`,
    shortHash(entry.digest),
  ]);
  const tabled =
    rows.length === 0 ? '## Signatures\n\nNone.' : table('## Signatures', ['Name', 'Specialty', 'Meaning', 'Time', 'Over'], rows);
  return recused === 0 ? tabled : `${tabled}\n\nRecused: ${recused}.`;
}

function limits({ limits: unsaid, notAssessed, waivers }: ReportModel): string {
  const lines = [
    ...unsaid.map((text) => `- ${escaped(text)}`),
    ...waivers.map(({ what, reason, by }) => `- Waived: ${escaped(what)}; ${escaped(reason)} (${escaped(by)})`),
  ];
  return [
    '## Limits',
    '',
    `- Not assessed: ${notAssessed.length === 0 ? 'nothing named' : notAssessed.map(escaped).join(', ')}.`,
    ...lines,
  ].join('\n');
}

const versions = ({ versions: { decisionSha256, draftSha256, ruleSet, knowledge } }: ReportModel): string =>
  [
    '## Versions',
    '',
    `- Decision SHA-256: \`${decisionSha256}\``,
    ...(draftSha256 ? [`- Draft SHA-256: \`${draftSha256}\``] : []),
    `- Rules: ${escaped(ruleSet)}`,
    ...knowledge.map(({ id, sha256 }) => `- Knowledge: ${escaped(id)} (${shortHash(sha256)})`),
  ].join('\n');

const marks = (citations: readonly number[]): string => citations.map((number) => `[${number}]`).join('');

const table = (title: string, columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  [
    title,
    '',
    `| ${columns.join(' | ')} |`,
    `|${columns.map(() => '---').join('|')}|`,
    ...rows.map((row) => `| ${row.map((text) => (/^(\[\d+\])*$/.test(text) ? text : escaped(text))).join(' | ')} |`),
  ].join('\n');
