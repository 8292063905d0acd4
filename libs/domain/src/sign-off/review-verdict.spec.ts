import fc from 'fast-check';
import type { Review, Signature } from './review.ts';
import { BOARD, DIGEST, member, policy, review, signature } from './builders.spec-support.ts';
import { reviewVerdict } from './review-verdict.ts';
import { signDecision, SignedDecision } from './sign-decision.ts';
import { decision } from './builders.spec-support.ts';

const VOID = { voidedAt: '2026-03-01T09:00:00.000Z', voidReason: 'withdrawn' };
const both = [signature('onco'), signature('patho')];

describe('reviewVerdict', () => {
  it.each<[string, readonly Signature[], Partial<Review>, string]>([
    ['publishes with oncology and pathology approving', both, {}, 'met'],
    ['waits while nobody has signed', [], {}, 'waiting'],
    ['waits for an empty seat', [signature('onco'), signature('gene')], {}, 'waiting'],
    ['waits for a second approval when a seat dissents', [signature('onco'), signature('patho', 'dissent')], {}, 'waiting'],
    ['publishes over a dissent once two others approve', [signature('onco'), signature('gene'), signature('patho', 'dissent')], {}, 'met'],
    ['waits for a second specialty', [signature('onco'), signature('onco2'), signature('patho', 'abstained')], {}, 'waiting'],
    [
      'does not count a signature twice',
      [signature('onco'), signature('onco', 'approved', { id: 's2' }), signature('patho', 'abstained')],
      {},
      'waiting',
    ],
    [
      'does not count the word of the server where the policy takes keys only (SIG-07/08)',
      both,
      { policy: policy({ allowAttested: false }) },
      'waiting',
    ],
    [
      'publishes by keys where the policy takes keys only (SIG-07/08)',
      both.map((one) => ({ ...one, method: 'webauthn' as const, assurance: 'cryptographic' as const })),
      { policy: policy({ allowAttested: false }) },
      'met',
    ],
    ['does not count a void signature', [signature('onco', 'approved', VOID), signature('patho'), signature('gene')], {}, 'waiting'],
    [
      'does not count a signature over another content',
      [signature('onco', 'approved', { digest: 'e'.repeat(64) }), signature('patho')],
      {},
      'waiting',
    ],
    ['does not count a signature of another version', [signature('onco', 'approved', { version: 2 }), signature('patho')], {}, 'waiting'],
    ['does not count a recused member', both, { recusals: [{ member: 'onco', reason: 'r', at: '' }] }, 'waiting'],
    [
      'does not count an account that was closed',
      both,
      { members: BOARD.map((one) => ({ ...one, active: one.id !== 'onco' })) },
      'waiting',
    ],
    [
      'does not count a service (SIG-15)',
      both,
      { members: BOARD.map((one) => (one.id === 'onco' ? member('onco', 'oncology', { kind: 'service' }) : one)) },
      'waiting',
    ],
    ['does not count who is no member', [signature('onco'), signature('stranger')], {}, 'waiting'],
    ['does not count "reviewed" for a seat', [signature('onco', 'reviewed'), signature('patho'), signature('gene')], {}, 'waiting'],
    ['never counts the author as approving own work', both, { author: { kind: 'person', ref: 'onco' } }, 'waiting'],
    [
      'lets the author fill the seat',
      [signature('onco', 'authored'), signature('patho'), signature('gene')],
      { author: { kind: 'person', ref: 'onco' } },
      'met',
    ],
    [
      'is blocked by a dissent with a veto',
      [signature('onco'), signature('gene'), signature('patho', 'dissent')],
      { policy: policy({ vetoSeats: ['pathology'] }) },
      'blocked',
    ],
    [
      'asks for two people where a seat is named twice',
      [signature('onco'), signature('patho')],
      { policy: policy({ presence: ['oncology', 'oncology', 'pathology'] }) },
      'waiting',
    ],
    [
      'fills a seat named twice by two people',
      [...both, signature('onco2')],
      { policy: policy({ presence: ['oncology', 'oncology', 'pathology'] }) },
      'met',
    ],
    ['never publishes under a policy that asks for one approval', both, { policy: policy({ minApprovals: 1 }) }, 'waiting'],
    ['never publishes under a policy without seats', both, { policy: policy({ presence: [] }) }, 'waiting'],
  ])('%s', (_, signatures, more, kind) => expect(reviewVerdict(review(signatures, more)).kind).toBe(kind));

  it('names what is missing in sentences for the screen', () => {
    expect(reviewVerdict(review([signature('onco')]))).toEqual({
      kind: 'waiting',
      missingSeats: ['pathology'],
      missingApprovals: 1,
      reasons: ['Pathology has not signed.', '1 more approval is needed.'],
    });
  });

  it('is never met without two distinct approving people of two specialties who are not the author, whatever was signed (SIG-14)', () => {
    const anySignature = fc.record({
      signer: fc.constantFrom('onco', 'onco2', 'patho', 'gene'),
      meaning: fc.constantFrom('authored', 'approved', 'dissent', 'abstained', 'cannot-judge', 'reviewed' as const),
      isVoid: fc.boolean(),
      version: fc.constantFrom(1, 1, 2),
    });
    fc.assert(
      fc.property(
        fc.array(anySignature, { maxLength: 8 }),
        fc.constantFrom('engine', 'onco', 'patho'),
        fc.subarray(['onco', 'patho', 'gene']),
        (drawn, author, recused) => {
          const signatures = drawn.map(({ signer, meaning, isVoid, version }, index) =>
            signature(signer, meaning as Signature['meaning'], { id: `s${index}`, version, ...(isVoid ? VOID : {}) }),
          );
          const state = review(signatures, {
            author: { kind: author === 'engine' ? 'engine' : 'person', ref: author },
            recusals: recused.map((one) => ({ member: one, reason: 'r', at: '' })),
          });
          if (reviewVerdict(state).kind !== 'met') return;
          const approving = signatures.filter(
            (one) =>
              one.meaning === 'approved' &&
              one.voidedAt === null &&
              one.version === 1 &&
              one.signer !== author &&
              !recused.includes(one.signer),
          );
          expect(new Set(approving.map(({ signer }) => signer)).size).toBeGreaterThanOrEqual(2);
          expect(new Set(approving.map(({ specialty }) => specialty)).size).toBeGreaterThanOrEqual(2);
        },
      ),
    );
  });
});

describe('signDecision', () => {
  it('makes a signed decision of a met quorum over exactly its content', () => {
    const signed = signDecision(decision(), DIGEST, review(both));
    expect(signed.ok && signed.value instanceof SignedDecision && signed.value.isSigned).toBe(true);
    expect(signed.ok && signed.value.signatures.map(({ signer }) => signer)).toEqual(['onco', 'patho']);
  });

  it.each<[string, Parameters<typeof signDecision>, string]>([
    ['a quorum that is open', [decision(), DIGEST, review([signature('onco')])], 'SIGN_OFF.QUORUM_NOT_MET'],
    ['content that was changed after signing', [decision(), 'e'.repeat(64), review(both)], 'SIGN_OFF.DIGEST_MISMATCH'],
    ['signatures over another digest', [decision({ sha256: 'e'.repeat(64) }), 'e'.repeat(64), review(both)], 'SIGN_OFF.DIGEST_MISMATCH'],
    ['a void version', [decision({ voidedAt: '2026-03-02T00:00:00.000Z' }), DIGEST, review(both)], 'SIGN_OFF.VERSION_SUPERSEDED'],
    ['another version', [decision({ version: 2 }), DIGEST, review(both)], 'SIGN_OFF.VERSION_SUPERSEDED'],
    ['another case', [decision(), DIGEST, review(both, { caseId: 'other' })], 'SIGN_OFF.VERSION_SUPERSEDED'],
    [
      'a veto',
      [decision(), DIGEST, review([...both, signature('gene', 'dissent')], { policy: policy({ vetoSeats: ['genetics'] }) })],
      'SIGN_OFF.VETOED',
    ],
  ])('refuses %s', (_, args, code) => expect(signDecision(...args)).toMatchObject({ ok: false, refusal: { code } }));
});
