import { oncogenicityLine } from '@consilium/contracts';
import type { OncogenicityAnswer, OncogenicityLine } from '@consilium/contracts';
import { ONCOGENICITY_CRITERIA, isOncogenicityCode, ok, refused, scoreOncogenicity } from '@consilium/domain';
import type { Result } from '@consilium/domain';
import { runLines } from '../batch/run-lines.ts';
import type { Exit } from '../failure.ts';
import type { Terminal } from '../terminal.ts';

const SCHEMA = 'consilium/oncogenicity/1';

export const runOncogenicity = (
  { criteria, batch }: { readonly criteria: readonly string[]; readonly batch: string | undefined },
  terminal: Terminal,
): Promise<Exit> =>
  runLines(
    { schema: SCHEMA, line: oncogenicityLine, answer: scored },
    { batch, single: criteria.length > 0 ? { id: 1, criteria } : undefined },
    terminal,
  );

function scored({ id, criteria }: OncogenicityLine): Result<Omit<OncogenicityAnswer, 'schema'>> {
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
  } = scoreOncogenicity(codes.filter(isOncogenicityCode).map((code) => ({ code, source: 'stated' })));
  return ok({ id, points, class: verdict, suppressed });
}
