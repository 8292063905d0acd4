import type { CaseRecord } from '../case/case-record.ts';
import { decision } from './builders.spec-support.ts';
import { missingItems } from './readiness.ts';
import { currentDecision } from './review-of.ts';

const ready = {
  consent: { status: 'given' },
  question: 'Which?',
  files: [{ replacedBy: null }],
  holds: [],
  knowledge: [{ id: 'starter', sha256: '' }],
  decisions: [decision()],
  run: 1,
} as unknown as CaseRecord;

describe('the readiness gate', () => {
  it.each<[string, object, readonly string[]]>([
    ['lets a ready case be signed', {}, []],
    ['keeps a case without consent from signing', { consent: { status: 'withdrawn' } }, ['consent']],
    ['keeps a case without question from signing', { question: null }, ['question']],
    ['keeps a case whose file was replaced from signing', { files: [{ replacedBy: 'x' }] }, ['file']],
    ['keeps a held case from signing', { holds: [{}] }, ['holds']],
    ['keeps a case without knowledge from signing', { knowledge: [] }, ['knowledge']],
    ['keeps a decision of an overtaken run from signing', { run: 2 }, ['decision']],
  ])('%s', (_, more, items) => expect(missingItems({ ...ready, ...more }).map(({ item }) => item)).toEqual(items));
});

describe('currentDecision', () => {
  it.each([
    ['none at all', [], null],
    ['the newest', [decision(), decision({ version: 2 })], 2],
    ['none when the newest is void', [decision(), decision({ version: 2, voidedAt: 'x' })], null],
  ])('is %s', (_, decisions, version) => expect(currentDecision({ decisions })?.version ?? null).toBe(version));
});
