import { readFile } from 'node:fs/promises';
import type { OperatorConfig } from '@consilium/config';
import { quorumPolicies } from '@consilium/persistence';
import { EXIT, refusedBecause, usage } from '../failure.ts';
import type { Exit } from '../failure.ts';
import { writeLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { OPERATOR } from './operator.ts';
import { withOwnerDatabase } from './owner-database.ts';

const SCHEMA = { schema: 'consilium/quorum-policy/1' } as const;

export const showPolicy = (config: OperatorConfig, terminal: Terminal): Promise<Exit> =>
  withOwnerDatabase(config, async (database) => {
    await writeLine(terminal, { ...SCHEMA, ...(await quorumPolicies(database).current()) });
    return EXIT.done;
  });

export async function setPolicy(file: string, reason: string, config: OperatorConfig, terminal: Terminal): Promise<Exit> {
  if (reason.trim().length < MIN_REASON)
    throw usage(`--reason must say in ${MIN_REASON} characters or more who decided this, and where it is written.`);
  const written = jsonIn(file, await readFile(file, 'utf8').catch(() => null));
  return withOwnerDatabase(config, async (database) => {
    const set = await quorumPolicies(database).set(written, reason.trim(), OPERATOR);
    if (!set.ok) {
      const { code, detail } = set.refusal;
      throw refusedBecause(
        code === 'POLICY.UNSAFE'
          ? 'The policy stays as it is: under the new one a single person, or nobody, could publish. (POLICY.UNSAFE)'
          : `The policy stays as it is: ${file} has a wrong field "${String(detail?.['field'])}". (${code})`,
      );
    }
    await writeLine(terminal, { ...SCHEMA, ...set.value });
    return EXIT.done;
  });
}

const MIN_REASON = 10;

function jsonIn(file: string, text: string | null): unknown {
  if (text === null) throw usage(`The file ${file} can't be read: give the JSON file of the new policy.`);
  try {
    return JSON.parse(text);
  } catch {
    throw usage(`The file ${file} is no JSON: write the policy as \`policy show\` prints it, without schema, id and version.`);
  }
}
