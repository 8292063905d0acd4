import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ABSTENTION_RULES, MODEL_FAILURES } from '@consilium/domain/evidence';
import { CLAIM_CODES } from '@consilium/retrieval';

const words: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../i18n/en/draft.json'), 'utf8'));

const wordsOf = (path: string): unknown =>
  path.split('.').reduce<unknown>((at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined), words);

describe('words of codes', () => {
  it.each([
    ...CLAIM_CODES.map((code) => `code.${code}`),
    ...MODEL_FAILURES.map((code) => `failure.${code}`),
    ...ABSTENTION_RULES.map((rule) => `rule.${rule}`),
  ])('a reader is told %s in words', (path) => {
    expect(typeof wordsOf(path)).toBe('string');
  });
});
