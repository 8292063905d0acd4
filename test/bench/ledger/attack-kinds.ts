/** One kind of attack: the group of tests that try it, each under a name of its own. */
export interface AttackKind {
  readonly kind: string;
  /** Beginning of the group's name. */
  readonly group: string;
  /** Where the group holds controls or other promises as well: which of its tests are attacks. */
  readonly only?: RegExp;
}

/** Suites of the attacks on signatures, keys and publication. */
export const ATTACK_SUITES = [
  'test/api/signature-attacks',
  'libs/persistence/src/signing.live',
  'libs/persistence/src/binding-guards',
  'libs/persistence/src/course-guards',
  'test/integration/attacks',
];

/** Tests of these suites that stand in no group are no attacks on a signature and are not counted; nor are the controls that must be accepted. */
export const ATTACK_KINDS: readonly AttackKind[] = [
  { kind: 'an assertion that is forged, foreign, unverified or spoilt', group: 'an assertion that is not the one asked for' },
  {
    kind: 'an honest assertion replayed or moved: case, version, meaning, person, session, bulk',
    group: 'an honest assertion put elsewhere',
    only: /signs nothing$|used up|after five minutes|for many cases/,
  },
  { kind: 'a key that is unconfirmed, revoked or cloned', group: 'a key that may not sign' },
  { kind: 'a key or its evidence used twice at once', group: 'a key used twice at once' },
  { kind: 'one evidence sent many times at once', group: 'a signature by key', only: /one of eight|neither a password/ },
  { kind: 'an enrolment for another, without proof, or confirmed alone', group: 'an enrolment', only: /is refused$|second person only/ },
  { kind: 'a key confirmed by who made the account, or in a dead session', group: 'a key that its owner may not hold' },
  { kind: 'passwords where policy asks for keys', group: 'a policy of keys only' },
  { kind: 'requests to the verification process itself', group: 'the verification process, asked by', only: /answers with a code/ },
  {
    kind: 'signatures and keys by SQL, as API, worker, migration or verifier role',
    group: 'rows of signatures and keys by SQL',
    only: /^are refused|changed and deleted by nobody|keep their challenge/,
  },
  { kind: 'signatures by SQL as the verification process', group: 'signatures by raw SQL as the verification process' },
  { kind: 'a publication by SQL as API or worker', group: 'publication by raw SQL as the application' },
  { kind: 'a signer or a policy changed by SQL', group: 'a signer' },
  { kind: 'as superuser: found by fsck and by the next publication', group: 'a signature as superuser, past every guard' },
  { kind: 'as superuser: found by fsck', group: 'fsck' },
  { kind: 'forged updates, starts, signals and ends of workflows', group: 'a forged message to the workflow engine' },
  { kind: 'races and detours around the quorum by HTTP', group: 'the signed decision' },
];
