import { BALLOT_CHOICES, OVERRIDE_REASONS } from '../index.ts';
import { AT, BOARD, DIGEST, member, policy, review, signature } from './builders.spec-support.ts';
import { meaningOf } from './ballot-meaning.ts';
import { castBallot } from './cast-ballot.ts';
import type { BallotInput } from './cast-ballot.ts';
import { recuse } from './recuse.ts';
import type { Review } from './review.ts';
import { withdrawSignature } from './withdraw-signature.ts';

const input = (more: Partial<BallotInput['ballot']> = {}, digest = DIGEST): BallotInput => ({
  ballot: { id: 'b1', voter: 'onco', version: 1, choice: 'agree', reason: null, alternative: null, text: null, ...more },
  signatureId: 's1',
  digest,
  timeZone: 'Europe/Berlin',
  method: 'password',
  at: AT,
});

describe('meaningOf (SIG-13)', () => {
  it.each([
    ['agree', false, 'approved'],
    ['agree', true, 'authored'],
    ['dissent', false, 'dissent'],
    ['dissent', true, 'dissent'],
    ['abstain', false, 'abstained'],
    ['abstain', true, 'abstained'],
    ['cannot-judge', false, 'cannot-judge'],
    ['cannot-judge', true, 'cannot-judge'],
  ] as const)('%s by the author: %p means %s', (choice, isAuthor, meaning) => expect(meaningOf(choice, isAuthor)).toBe(meaning));
  it('never lets an author approve', () => expect(BALLOT_CHOICES.map((choice) => meaningOf(choice, true))).not.toContain('approved'));
});

describe('castBallot', () => {
  it('signs exactly what was shown, with name, seat and zone (SIG-01)', () => {
    expect(castBallot(review([]), input())).toMatchObject({
      ok: true,
      value: {
        ballot: { at: AT },
        signature: {
          signer: 'onco',
          printedName: 'Dr onco',
          specialty: 'oncology',
          meaning: 'approved',
          digest: DIGEST,
          signedAt: AT,
          timeZone: 'Europe/Berlin',
        },
      },
    });
  });

  it.each([
    ['password', 'attested'],
    ['webauthn', 'cryptographic'],
  ] as const)('by %s rests on what is %s (SIG-07/08)', (method, assurance) => {
    expect(castBallot(review([]), { ...input(), method })).toMatchObject({ ok: true, value: { signature: { method, assurance } } });
  });

  it.each<[string, Partial<Review>, BallotInput, string]>([
    ['a version that was superseded', {}, input({ version: 2 }), 'SIGN_OFF.VERSION_SUPERSEDED'],
    ['a content other than the stored one', {}, input({}, 'e'.repeat(64)), 'SIGN_OFF.DIGEST_MISMATCH'],
    ['a recused member', { recusals: [{ member: 'onco', reason: 'r', at: AT }] }, input(), 'SIGN_OFF.RECUSED'],
    ['who has no seat', {}, input({ voter: 'stranger' }), 'SIGN_OFF.NOT_ENTITLED'],
    ['a closed account', { members: [member('onco', 'oncology', { active: false })] }, input(), 'SIGN_OFF.NOT_ENTITLED'],
    ['a service (SIG-15)', { members: [member('onco', 'oncology', { kind: 'service' })] }, input(), 'SIGN_OFF.NOT_ENTITLED'],
    ['a second signature by the same person', { signatures: [signature('onco')] }, input(), 'SIGN_OFF.ALREADY_SIGNED'],
    [
      'a password where the policy takes keys only (SIG-07/08)',
      { policy: policy({ allowAttested: false }) },
      input(),
      'SIGN_OFF.PASSWORD_NOT_ALLOWED',
    ],
    ['a dissent without coded reason', {}, input({ choice: 'dissent' }), 'SIGN_OFF.REASON_REQUIRED'],
    ['a dissent for "other" without text', {}, input({ choice: 'dissent', reason: 'other', text: ' ' }), 'SIGN_OFF.REASON_REQUIRED'],
  ])('refuses %s', (_, more, ballot, code) => expect(castBallot(review([], more), ballot)).toMatchObject({ ok: false, refusal: { code } }));

  it.each(OVERRIDE_REASONS)('takes a dissent for %s with its words', (reason) =>
    expect(castBallot(review([]), input({ choice: 'dissent', reason, text: 'why' }))).toMatchObject({
      value: { signature: { meaning: 'dissent' } },
    }),
  );
  it('lets a person sign again after withdrawing', () =>
    expect(castBallot(review([signature('onco', 'approved', { voidedAt: AT })]), input()).ok).toBe(true));
  it('signs the author of a version as author', () =>
    expect(castBallot(review([], { author: { kind: 'person', ref: 'onco' } }), input())).toMatchObject({
      value: { signature: { meaning: 'authored' } },
    }));
  it('knows every member of the test board as entitled', () =>
    expect(BOARD.map(({ id }) => castBallot(review([]), input({ voter: id })).ok)).toEqual(BOARD.map(() => true)));
});

describe('withdrawSignature', () => {
  const mine = signature('onco');
  it.each([
    ['an unknown signature', 'nope', 'onco', 'why', { refusal: { code: 'SIGN_OFF.SIGNATURE_NOT_FOUND' } }],
    ['the signature of another person', mine.id, 'patho', 'why', { refusal: { code: 'SIGN_OFF.SIGNATURE_NOT_YOURS' } }],
    ['a withdrawal without reason', mine.id, 'onco', ' ', { refusal: { code: 'SIGN_OFF.REASON_REQUIRED' } }],
  ])('refuses %s', (_, id, by, reason, expected) => expect(withdrawSignature([mine], id, by, reason)).toMatchObject(expected));
  it('takes back an own valid signature', () =>
    expect(withdrawSignature([mine], mine.id, 'onco', 'why')).toMatchObject({ value: { kind: 'withdrawn' } }));
  it('is a repeat on a void one', () =>
    expect(withdrawSignature([{ ...mine, voidedAt: AT }], mine.id, 'onco', 'why')).toMatchObject({ value: { kind: 'repeated' } }));
});

describe('recuse', () => {
  it('voids every valid signature of the member and of nobody else', () => {
    const state = {
      recusals: [],
      signatures: [signature('onco'), signature('patho'), signature('onco', 'approved', { id: 'old', voidedAt: AT })],
    };
    expect(recuse(state, 'onco', 'family')).toMatchObject({ value: { kind: 'recused', voids: [{ id: 's-onco' }] } });
  });
  it('asks for a reason', () =>
    expect(recuse({ recusals: [], signatures: [] }, 'onco', '')).toMatchObject({ refusal: { code: 'SIGN_OFF.REASON_REQUIRED' } }));
  it('is a repeat the second time', () =>
    expect(recuse({ recusals: [{ member: 'onco', reason: 'r', at: AT }], signatures: [] }, 'onco', 'r')).toMatchObject({
      value: { kind: 'repeated' },
    }));
});
