import { escaped } from './markdown-text.ts';
import type { ReportDrafting, ReportModel, ReportReference } from './report-model.ts';
import { fieldsText, sourceText } from './source-words.ts';
import { OUR_WORDING } from './wording.ts';

/** Each source with what was quoted of it, or with the fields that a fact was worded from; then the paths of the engine's statements. */
export function sources({ references, sections }: ReportModel): string {
  const statements = sections
    .flatMap(({ paragraphs, worded }) => [...paragraphs.flat(), ...worded])
    .flatMap(({ statement, paths }) => (statement === null ? [] : [{ statement, paths }]))
    .sort((a, b) => a.statement - b.statement);
  const listed = references.map(source).join('\n');
  const engine = statements.map(
    ({ statement, paths }) => `- E${statement}: ${paths.map((path) => `\`${path.replaceAll('`', '')}\``).join(', ')}`,
  );
  return [
    ...(listed === '' ? [] : ['## Sources', '', listed, '']),
    ...(engine.length === 0 ? [] : ['## Statements of the rule engine about this run', '', ...engine]),
  ]
    .join('\n')
    .trimEnd();
}

function source(entry: ReportReference): string {
  const uses = entry.uses.map((use) => (use === 'fact' ? `fact: ${OUR_WORDING}` : 'quoted')).join('; ');
  const about = [sourceText(entry), ...entry.quotes.map((quote) => `Quoted: \u201C${quote}\u201D`), fieldsText(entry)];
  return [
    `${entry.number}. ${escaped(entry.label)} (${uses})`,
    ...about.filter((line) => line !== '').map((line) => `   - ${escaped(line)}`),
  ].join('\n');
}

/** Silence as a full answer: the rule, what of this case made it, and what would resolve it. */
export function abstention({ drafting }: ReportModel): string {
  if (drafting === null || drafting.abstentions.length === 0) return '';
  return [
    '## The draft makes no recommendation',
    '',
    ...drafting.abstentions.flatMap(({ title, rule, because, wouldResolve }, index) => [
      `- ${index === 0 ? 'Because' : 'Also'}: **${title}** (\`${rule}\`). ${escaped(because)}`,
      `  Would be resolved by: ${escaped(wouldResolve)}`,
    ]),
  ].join('\n');
}

/** How the draft was made: the model and what it cost, what was dropped, where its own order differs. */
export function drafting({ drafting: account }: ReportModel): string {
  if (account === null) return '';
  return [
    '## How the draft was made',
    '',
    ...account.provenance.map(({ name, value }) => `- ${name}: ${escaped(value)}`),
    ...dropped(account),
    ...disagreements(account),
  ].join('\n');
}

const dropped = ({ dropped: gone }: ReportDrafting): readonly string[] => [
  `- Sentences dropped by the check: ${gone.length}`,
  ...gone.map(({ section, author, codes }) => `  - ${author}, ${section}: ${codes.map(escaped).join(', ')}`),
];

const disagreements = ({ disagreements: told }: ReportDrafting): readonly string[] =>
  told === null
    ? []
    : [
        `- Second reading by the model, shown and never applied: ${told.length === 0 ? 'it orders the options as the rules do' : `${told.length} ${told.length === 1 ? 'difference' : 'differences'}`}`,
        ...told.map((text) => `  - ${escaped(text)}`),
      ];
