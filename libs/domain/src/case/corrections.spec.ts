import { ACT_KINDS } from '../ports/human-acts.ts';
import type { ActKind } from '../ports/human-acts.ts';
import { CASE_STATUSES } from './case-record.ts';
import type { CaseStatus } from './case-record.ts';
import { restartStageOf } from './corrections.ts';
import type { CorrectionFacts } from './corrections.ts';
import type { Stage } from './stages.ts';
import { ACT_STATUSES, checkTransition } from './transitions.ts';

const review = { status: 'in-review', stage: 'sign-off' } as const;
const working = { status: 'running', stage: 'retrieve' } as const;
const held = { status: 'held', stage: 'intake' } as const;

describe('restartStageOf', () => {
  it.each<[ActKind, CorrectionFacts, Stage | null]>([
    ['file-added', review, 'intake'],
    ['file-added', held, 'intake'],
    ['build-stated', working, 'intake'],
    ['diagnosis-corrected', { ...review, tumorTypeKnown: true }, 'prioritize'],
    ['diagnosis-corrected', { ...review, tumorTypeKnown: false }, 'intake'],
    ['diagnosis-corrected', review, 'intake'],
    ['diagnosis-corrected', { ...held, tumorTypeKnown: true }, 'intake'],
    ['diagnosis-corrected', { status: 'running', stage: 'annotate', tumorTypeKnown: true }, 'annotate'],
    ['diagnosis-corrected', { status: 'held', stage: 'annotate', tumorTypeKnown: true }, 'intake'],
    ['consent-recorded', { ...held, consent: 'given' }, 'intake'],
    ['consent-recorded', { ...review, consent: 'given' }, null],
    ['consent-recorded', { ...review, consent: 'withdrawn' }, 'intake'],
    ['consent-recorded', { ...working, consent: 'missing' }, 'intake'],
    ['consent-recorded', { status: 'issued', stage: 'follow-up', consent: 'withdrawn' }, null],
    ['question-set', held, 'intake'],
    ['question-set', review, 'draft'],
    ['question-set', working, null],
    ['note-added', review, null],
    ['note-corrected', review, 'draft'],
    ['note-corrected', working, null],
    ['note-corrected', held, null],
    ['quality-waived', held, 'intake'],
    ['criterion-entered', review, 'prioritize'],
    ['criterion-withdrawn', working, 'prioritize'],
    ['criterion-entered', held, null],
    ['amendment-opened', { status: 'issued', stage: 'follow-up' }, 'sign-off'],
    ['ballot-cast', review, null],
  ])('%s at %p restarts from %p', (act, facts, stage) => expect(restartStageOf(act, facts)).toBe(stage));

  it('never touches an issued case but by an amendment', () => {
    const acts = ACT_KINDS.filter((act) => restartStageOf(act, { status: 'issued', stage: 'follow-up', consent: 'withdrawn' }) !== null);
    expect(acts).toEqual(['amendment-opened']);
  });
});

describe('checkTransition', () => {
  const cells = ACT_KINDS.flatMap((act) => CASE_STATUSES.map((status): [ActKind, CaseStatus] => [act, status]));
  it.each(cells)('%s while %s is as the table says', (act, status) =>
    expect(checkTransition(act, { status, revision: 0 }).ok).toBe(ACT_STATUSES[act].includes(status)),
  );

  it.each(['rejected', 'cancelled'] as const)('nothing happens to a case that was %s', (status) =>
    expect(ACT_KINDS.filter((act) => checkTransition(act, { status, revision: 0 }).ok)).toEqual([]),
  );
  it.each(['case-rejected', 'case-cancelled'] as const)(
    '%s is refused while an amendment is under review: the issued report stands',
    (act) => expect(checkTransition(act, { status: 'in-review', revision: 1 })).toMatchObject({ refusal: { code: 'CASE.ALREADY_ISSUED' } }),
  );
});
