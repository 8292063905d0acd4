import { jest } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DeterminismViolationError } from '@temporalio/workflow';
import { sharedBundle } from '../workflows/case-room.ts';
import { HISTORIES, replay } from './replay.ts';

jest.setTimeout(120_000);

const recorded = readdirSync(fileURLToPath(HISTORIES)).map((file) => ({
  file,
  history: JSON.parse(readFileSync(new URL(file, HISTORIES), 'utf8')) as unknown,
}));
const scene = (name: string) => recorded.find(({ file }) => file === `${name}.json`)!.history;

/** Changes that would strand running cases; each is planted into the bundle and must be caught by the replay. */
const MUTANTS: Readonly<Record<string, (code: string) => string>> = {
  'a renamed activity': (code) => code.replaceAll('annotateFindings', 'annotateVariants'),
  'a stage left out': (code) =>
    code.replace(`'prioritize',\\n    'retrieve'`, `'retrieve'`).replace(/'prioritize',\s*(\\n)?\s*'retrieve',/, `'retrieve',`),
  'two stages swapped': (code) => code.replace(/'retrieve',(\s|\\n)*'draft',/, `'draft','retrieve',`),
  'a draft that asks for no wording': (code) => code.replaceAll('narrate-before-draft', 'narrate-before-draft-2'),
  'a report without the review before it': (code) => code.replace('.openReview(', '.readReview('),
  'another child than the follow-up': (code) => code.replaceAll('follow-up:', 'follow-up-2:'),
};

describe('recorded histories', () => {
  it.each(recorded)('still replay with this version: $file', async ({ history }) => {
    await expect(replay(history)).resolves.toBeUndefined();
  });

  it.each(Object.keys(MUTANTS))('would strand a running case and are caught: %s', async (name) => {
    const { code } = await sharedBundle();
    const mutant = MUTANTS[name]!(code);
    expect(mutant).not.toBe(code);
    await expect(replay(scene(name.includes('wording') ? 'worded-to-issue' : 'straight-to-issue'), mutant)).rejects.toThrow(
      DeterminismViolationError,
    );
  });
});
