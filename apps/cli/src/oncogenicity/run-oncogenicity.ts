import { oncogenicityLine } from '@consilium/contracts';
import type { OncogenicityAnswer, OncogenicityLine } from '@consilium/contracts';
import {
  ONCOGENICITY_CRITERIA,
  ONCOGENICITY_SCHEME,
  ONCOGENICITY_SCHEMES,
  isOncogenicityCode,
  isOncogenicityScheme,
  ok,
  refused,
  scoreOncogenicity,
} from '@consilium/domain';
import type { OncogenicityScheme, Result } from '@consilium/domain';
import { runLines } from '../batch/run-lines.ts';
import { usage } from '../failure.ts';
import type { Exit } from '../failure.ts';
import type { Terminal } from '../terminal.ts';

const SCHEMA = 'consilium/oncogenicity/1';

interface OncogenicityRequest {
  readonly criteria: readonly string[];
  readonly batch: string | undefined;
  readonly scheme: string | undefined;
}

export async function runOncogenicity(
  { criteria, batch, scheme = ONCOGENICITY_SCHEME }: OncogenicityRequest,
  terminal: Terminal,
): Promise<Exit> {
  if (!isOncogenicityScheme(scheme))
    throw usage(`There is no scheme ${scheme}; use one of ${Object.keys(ONCOGENICITY_SCHEMES).join(', ')}.`);
  return runLines(
    { schema: SCHEMA, line: oncogenicityLine, answer: (line) => scored(line, scheme) },
    { batch, single: criteria.length > 0 ? { id: 1, criteria } : undefined },
    terminal,
  );
}

function scored({ id, criteria }: OncogenicityLine, scheme: OncogenicityScheme): Result<Omit<OncogenicityAnswer, 'schema'>> {
  const codes = criteria.map((code) => code.trim().toUpperCase());
  const unknown = codes.flatMap((code, index) => (isOncogenicityCode(code) ? [] : [index + 1]));
  if (unknown.length > 0)
    return refused('ONCOGENICITY.UNKNOWN_CRITERION', {
      message: `Criterion ${unknown.join(', ')} of the line is not one of ${ONCOGENICITY_CRITERIA.map(([code]) => code).join(', ')}.`,
    });
  const {
    points,
    class: verdict,
    suppressed,
  } = scoreOncogenicity(
    codes.filter(isOncogenicityCode).map((code) => ({ code, source: 'stated' })),
    scheme,
  );
  return ok({ id, points, class: verdict, suppressed });
}
