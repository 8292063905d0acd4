import fc from 'fast-check';
import { addMonths } from '../shared/add-months.ts';
import type { FollowUpOutcome, FollowUpTask } from './follow-up-task.ts';
import { planFollowUpTasks } from './plan-follow-up.ts';
import { recordOutcome } from './record-outcome.ts';

describe('addMonths', () => {
  it.each([
    ['2026-01-15T08:00:00.000Z', 3, '2026-04-15T08:00:00.000Z'],
    ['2026-11-30T23:59:59.999Z', 3, '2027-02-28T23:59:59.999Z'],
    ['2027-08-31T00:00:00.000Z', 6, '2028-02-29T00:00:00.000Z'],
    ['2026-12-31T00:00:00.000Z', 12, '2027-12-31T00:00:00.000Z'],
  ])('%s + %i is %s', (from, months, to) => expect(addMonths(from, months)).toBe(to));
  it('refuses a text that is no instant', () => expect(() => addMonths('tomorrow', 3)).toThrow(RangeError));
  it('is always a real later day', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        fc.constantFrom(3, 6, 12),
        (date, months) => {
          const later = addMonths(date.toISOString(), months);
          expect(new Date(later).toISOString()).toBe(later);
          expect(later > date.toISOString()).toBe(true);
        },
      ),
    );
  });
});

it('asks after a recommendation at 3, 6 and 12 months', () =>
  expect(planFollowUpTasks('2026-01-31T00:00:00.000Z')).toEqual([
    { month: 3, dueAt: '2026-04-30T00:00:00.000Z' },
    { month: 6, dueAt: '2026-07-31T00:00:00.000Z' },
    { month: 12, dueAt: '2027-01-31T00:00:00.000Z' },
  ]));

describe('recordOutcome', () => {
  const task: FollowUpTask = { id: 't', month: 3, dueAt: '', status: 'due', outcome: null };
  const outcome = (more: Partial<FollowUpOutcome>): FollowUpOutcome => ({
    implemented: 'implemented',
    notDoneReason: null,
    response: null,
    text: '',
    by: 'u',
    at: '',
    ...more,
  });
  it.each<[string, Partial<FollowUpOutcome>, string | null]>([
    ['done', {}, null],
    ['done, with a reason why not', { notDoneReason: 'patient-died' }, 'FOLLOW_UP.REASON_NOT_ALLOWED'],
    ['not done, coded', { implemented: 'not-implemented', notDoneReason: 'not-reimbursed' }, null],
    ['not done, no reason', { implemented: 'not-implemented' }, 'FOLLOW_UP.REASON_REQUIRED'],
    ['partly done, no reason', { implemented: 'partly' }, 'FOLLOW_UP.REASON_REQUIRED'],
    ['not done, other, no text', { implemented: 'not-implemented', notDoneReason: 'other' }, 'FOLLOW_UP.REASON_REQUIRED'],
    ['not done, other, with text', { implemented: 'not-implemented', notDoneReason: 'other', text: 'moved' }, null],
  ])('%s → %p', (_, more, code) =>
    expect(recordOutcome(task, outcome(more))).toMatchObject(
      code === null ? { ok: true, value: { status: 'done' } } : { refusal: { code } },
    ),
  );
  it('is answered once', () =>
    expect(recordOutcome({ ...task, status: 'done' }, outcome({}))).toMatchObject({ refusal: { code: 'FOLLOW_UP.ALREADY_RECORDED' } }));
});
