import { REGULATIONS } from './clauses.mjs';
import { REQUIREMENTS } from './requirements.mjs';

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = (...cells) => `| ${cells.map(cell).join(' | ')} |`;

/** `12 of 12 passed, 1 of 3 files not run`, from Jest's own results by file. */
function resultOf(tests, results) {
  const files = [...new Set(tests.map(({ file }) => file))];
  const unrun = files.filter((file) => results?.[file] === undefined).length;
  if (tests.length === 0) return '**no test**';
  if (unrun === files.length) return 'not run';
  const outcomes = files.flatMap((file) => outcomesOf(file, tests, results));
  const passed = outcomes.filter(({ status }) => status === 'passed').length;
  const said = `${passed} of ${outcomes.length} passed`;
  return `${passed === outcomes.length ? said : `**${said}**`}${unrun === 0 ? '' : `, ${unrun} of ${files.length} files not run`}`;
}

function outcomesOf(file, tests, results) {
  const titles = tests.filter((test) => test.file === file).map(({ title }) => title);
  return (results[file] ?? []).filter(({ name }) => titles.some((title) => matches(name, title)));
}

/** A title with placeholders (`%s`, `$name`, `${…}`) is the pattern of the names it gives. */
function matches(name, title) {
  const pattern = title.split(/%[a-z#]|\$\{[^}]*\}|\$[\w.]+/i).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(pattern.join('.*')).test(name);
}

const clauseRows = ({ clauses }, tests, results) =>
  clauses.map(([clause, asks, requirements, site]) => {
    const links = requirements.map((id) => `[${id}](#${id.toLowerCase()})`).join(', ');
    const all = requirements.flatMap((id) => tests[id] ?? []);
    return row(clause, asks, links || '–', requirements.length > 0 ? resultOf(all, results) : '–', site ?? '–');
  });

const requirementPart = (id, text, tests, results) => [
  `### ${id}`,
  '',
  tests.length === 0 ? `${text}. **No test names it.**` : `${text}.\n\nTests: ${resultOf(tests, results)}.`,
  '',
  ...[...new Set(tests.map(({ file, title }) => `- \`${file}\`: ${cell(title)}`))],
  ...(tests.length > 0 ? [''] : []),
];

/**
 * The page: clause → requirement → test → result.
 * @param tests by requirement
 * @param run null, or `{ results: tests by file, at: date }` of a run
 */
export function compliancePage(tests, run) {
  const untested = Object.keys(REQUIREMENTS).filter((id) => !tests[id]);
  return [
    '# Compliance: clause, requirement, test, result',
    '',
    'Made by `npm run compliance`; not edited by hand. It is evidence for an assessor and no approval, certificate or legal opinion: no authority has seen this software. The last column of each regulation names what only the site can do.',
    '',
    run === null ? 'No results were given when this page was made.' : `Results of the run of ${run.at}.`,
    untested.length > 0 ? `Requirements that no test names: ${untested.join(', ')}.` : 'Every requirement is named by a test.',
    '',
    ...REGULATIONS.flatMap((regulation) => [
      `## ${regulation.name}`,
      '',
      `Text: <${regulation.source}>`,
      '',
      row('clause', 'asks for', 'requirements', 'their tests', 'left to the site'),
      row('---', '---', '---', '---', '---'),
      ...clauseRows(regulation, tests, run?.results ?? null),
      '',
    ]),
    '## Requirements and their tests',
    '',
    ...Object.entries(REQUIREMENTS).flatMap(([id, text]) => requirementPart(id, text, tests[id] ?? [], run?.results ?? null)),
  ].join('\n');
}
