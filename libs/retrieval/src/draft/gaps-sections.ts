import { askedTests, liftsByGermline, toldTests } from './asked-tests.ts';
import type { AskedTest } from './asked-tests.ts';
import type { DraftContext } from './draft-context.ts';
import { engine } from './new-sentence.ts';
import type { NewSentence } from './new-sentence.ts';
import { notAssessed } from './run-figures.ts';
import { asSentence, therapyText } from './wording.ts';

/** What could not be checked: warnings of the run in their own words, and the findings that nothing is known about. */
export function notCheckedSection({ prioritization, retrieval }: DraftContext): readonly NewSentence[] {
  const silent = notAssessed(prioritization);
  const total = prioritization.findings.length;
  const sentences = [
    ...prioritization.warnings.map((warning, index) => engine('not-checked', asSentence(warning), `/warnings/${index}`)),
    ...retrieval.warnings
      .filter((warning) => !alreadySaid(warning, prioritization.warnings))
      .map((warning) => engine('not-checked', asSentence(warning), '/knowledge', '/findings')),
    ...(silent > 0
      ? [
          engine(
            'not-checked',
            `${silent} of ${total} findings not assessed: no evidence and no oncogenicity criteria in the loaded knowledge.`,
            '/findings',
          ),
        ]
      : []),
  ];
  return sentences.length > 0 ? sentences : [engine('not-checked', 'The run reports nothing that it could not check.', '/warnings')];
}

/** The engine may have said of the regulatory source what retrieval says again. */
function alreadySaid(warning: string, said: readonly string[]): boolean {
  return said.includes(warning) || (/regulatory/i.test(warning) && said.some((other) => /regulatory/i.test(other)));
}

/** Always present: that the rules ask for nothing is said. */
export function additionalTestsSection({ prioritization }: DraftContext): readonly NewSentence[] {
  const asked = askedTests(prioritization);
  if (asked.length === 0) return [engine('additional-tests', 'No additional test is asked for by the rules.', '/findings')];
  const told = toldTests(prioritization);
  const rest = asked.length - told.length;
  if (told.length === 0) return [engine('additional-tests', onlyListed(rest), '/findings')];
  return [
    ...told.map((asked) => testSentence(asked)),
    ...(rest > 0 ? [engine('additional-tests', `And ${rest} more, listed with the findings.`, '/findings')] : []),
  ];
}

/** A germline sample may bring an option of this tumor up: which one, and how far, is said with it. */
function testSentence(asked: AskedTest): NewSentence {
  const { missing, path, counterfactual, therapies } = asked;
  const reason = `${missing.test}: ${missing.why}`;
  if (!liftsByGermline(asked) || therapies.length === 0) return engine('additional-tests', asSentence(reason), path);
  return engine(
    'additional-tests',
    asSentence(`${reason}; ${therapyText(therapies)} ${counterfactual}`),
    path,
    path.replace(/\/missingTests\/\d+$/, ''),
  );
}

const onlyListed = (count: number): string =>
  `No additional test is asked for by the rules; ${count} ${count === 1 ? 'record asks' : 'records ask'} for other alterations, listed with the findings.`;
