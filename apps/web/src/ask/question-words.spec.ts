import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DRUG_VERDICTS, QUESTION_KINDS } from '@consilium/domain/evidence';

const words: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../i18n/en/ask.json'), 'utf8'));
const wordsOf = (...path: readonly string[]): unknown =>
  path.reduce<unknown>((at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined), words);

describe('words of questions and verdicts', () => {
  it.each([...QUESTION_KINDS.map((kind) => ['kind', kind]), ...DRUG_VERDICTS.map((verdict) => ['verdict', verdict])])(
    'a reader is told %s %s in words',
    (group, name) => {
      expect(typeof wordsOf(group ?? '', name ?? '')).toBe('string');
    },
  );
});
