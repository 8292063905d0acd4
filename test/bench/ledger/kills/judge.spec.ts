import { stableId } from '@consilium/ledger';
import { emptyDiary } from './diary.ts';
import type { Diary } from './diary.ts';
import { APPENDED, faultsOf, profileFaults } from './judge.ts';
import type { Standing, StandingEntry } from './judge.ts';
import { VICTIMS, killPlan } from './kill-plan.ts';

const ACT = '00000000-0000-4000-8000-000000000001';
const CASE = '00000000-0000-4000-8000-000000000002';
const SHA = 'a'.repeat(64);
const entry = (part: Partial<StandingEntry>): StandingEntry => ({
  id: 'e',
  action: 'published',
  actorKind: 'service',
  outcome: 'done',
  requestId: null,
  leaves: 1,
  ...part,
});
const ofAct = entry({ id: stableId('act', ACT), action: 'ballot-cast', actorKind: 'person' });
const read = entry({ id: 'r', action: 'read', actorKind: 'person', requestId: 'request' });
const appended = entry({ id: 'p', action: APPENDED });

const diary: Diary = {
  ...emptyDiary(),
  acts: [{ actId: ACT, caseId: CASE }],
  ballots: [{ ballotId: 'ballot', caseId: CASE }],
  files: [{ caseId: CASE, sha256: SHA }],
  reads: ['request'],
  readsTried: 1,
  appends: ['p'],
};
const whole: Standing = {
  acts: [{ actId: ACT, caseId: CASE }],
  ballots: [{ ballotId: 'ballot', caseId: CASE, signatures: 1 }],
  files: [{ caseId: CASE, sha256: SHA }],
  entries: [ofAct, read, appended],
};
const without = (gone: StandingEntry): Standing => ({ ...whole, entries: whole.entries.filter((one) => one !== gone) });
const beside = (more: StandingEntry): Standing => ({ ...whole, entries: [...whole.entries, more] });

describe('the judge of what stands after the kills', () => {
  it('finds nothing where all that was acknowledged stands once', () => {
    expect(faultsOf(diary, whole)).toEqual([]);
  });

  it.each<[string, Standing, 'lost' | 'doubled', RegExp]>([
    ['an acknowledged act is gone', { ...whole, acts: [] }, 'lost', /^act /],
    ['its entry is gone', without(ofAct), 'lost', /^entry of act/],
    ['an act stands twice', { ...whole, acts: [...whole.acts, ...whole.acts] }, 'doubled', /^act /],
    [
      'an act stands that nobody was told of',
      { ...whole, acts: [...whole.acts, { actId: 'other', caseId: CASE }] },
      'doubled',
      /^act other/,
    ],
    ['its entry alone stands', beside(entry({ id: 'x', action: 'note-added', actorKind: 'person' })), 'doubled', /^entry x of note-added/],
    ['an acknowledged ballot is gone', { ...whole, ballots: [] }, 'lost', /^ballot/],
    ['its signature is gone', { ...whole, ballots: [{ ballotId: 'ballot', caseId: CASE, signatures: 0 }] }, 'lost', /^ballot/],
    ['it was signed twice', { ...whole, ballots: [{ ballotId: 'ballot', caseId: CASE, signatures: 2 }] }, 'doubled', /^ballot/],
    [
      'a second ballot was cast',
      { ...whole, ballots: [...whole.ballots, { ballotId: 'b2', caseId: CASE, signatures: 1 }] },
      'doubled',
      /^ballot b2/,
    ],
    ['an acknowledged file is gone', { ...whole, files: [] }, 'lost', /^file/],
    ['a file was added twice', { ...whole, files: [...whole.files, ...whole.files] }, 'doubled', /^file/],
    ['a read left no entry', without(read), 'lost', /^entry of the read request/],
    ['a read left two entries', beside({ ...read, id: 'r2' }), 'doubled', /^1 more reads/],
    ['an acknowledged entry is gone', without(appended), 'lost', /^entry p/],
    ['an entry was appended twice', beside(entry({ id: 'p2', action: APPENDED })), 'doubled', /^entry p2/],
    ['an entry has no place in the log', { ...whole, entries: [ofAct, read, { ...appended, leaves: 0 }] }, 'lost', /^entry p .*no place/],
    [
      'an entry has two places in the log',
      { ...whole, entries: [ofAct, read, { ...appended, leaves: 2 }] },
      'doubled',
      /^entry p .*2 places/,
    ],
  ])('finds that %s', (_what, standing, kind, what) => {
    expect(faultsOf(diary, standing)).toEqual([{ kind, what: expect.stringMatching(what) }]);
  });

  it.each([
    ['a publication too many', { 'rows of publication': 2 }, 'doubled'],
    ['a publication too few', {}, 'lost'],
    ['a step of the machine that came twice', { 'rows of publication': 1, 'entries of draft-done': 1 }, 'doubled'],
  ])('finds %s against the undisturbed case', (_what, counts, kind) => {
    const calm = { status: 'issued', counts: { 'rows of publication': 1 } };
    expect(profileFaults(CASE, calm, calm)).toEqual([]);
    expect(profileFaults(CASE, calm, { status: 'issued', counts })).toEqual([expect.objectContaining({ kind })]);
    expect(profileFaults(CASE, calm, undefined)).toEqual([{ kind: 'lost', what: `case ${CASE}` }]);
  });
});

describe('the plan of the kills', () => {
  it('hits every process within six kills, at moments that a seed gives again', () => {
    const plan = killPlan(60, 7);
    expect(
      plan
        .slice(0, 6)
        .map(({ victim }) => victim)
        .sort(),
    ).toEqual([...VICTIMS].sort());
    expect(killPlan(60, 7)).toEqual(plan);
    expect(killPlan(60, 8)).not.toEqual(plan);
    expect(plan.filter(({ victim, whole: all }) => victim === 'Postgres' && !all).length).toBeGreaterThan(0);
  });
});
