import { standingChecks } from './standing-checks.ts';
import type { CaseFactsForAudit, SignatureFacts } from './standing-checks.ts';

const at = (minutes: number): string => new Date(Date.UTC(2026, 0, 1, 8, minutes)).toISOString();
const NOW = at(60);
const signature = (more: Partial<SignatureFacts> = {}): SignatureFacts => ({
  id: 's1',
  signer: 'anna',
  version: 1,
  meaning: 'approved',
  at: at(10),
  openedAt: at(5),
  hasOpenedEvidence: true,
  assurance: 'cryptographic',
  ...more,
});
const quiet: CaseFactsForAudit = {
  caseId: 'c1',
  caseRef: 'C-0001',
  versions: [{ version: 1, author: 'engine', at: at(0) }],
  signatures: [signature()],
  publications: [{ version: 1, at: at(12), isQuorumMet: true }],
  breakGlass: [],
  drafters: [{ drafter: 'openai:m1', at: at(0) }],
  waitingSince: null,
};

describe('standingChecks', () => {
  it('says nothing about a case that was read, weighed and signed by the quorum', () => expect(standingChecks(quiet, NOW)).toEqual([]));

  it.each([
    ['authored-and-approved-by-one', { versions: [{ version: 1, author: 'anna', at: at(0) }] }],
    ['signed-within-30-seconds', { signatures: [signature({ openedAt: new Date(Date.parse(at(10)) - 29_000).toISOString() })] }],
    ['signed-within-30-seconds', { signatures: [signature({ openedAt: null })] }],
    ['signed-without-evidence', { signatures: [signature({ hasOpenedEvidence: false })] }],
    ['published-without-quorum', { publications: [{ version: 1, at: at(12), isQuorumMet: false }] }],
    ['break-glass-used', { breakGlass: [{ id: 'b1', person: 'paul', at: at(3), isReviewed: true }] }],
    ['model-changed-mid-case', { drafters: [{ drafter: 'openai:m1', at: at(0) }, { drafter: 'openai:m2', at: at(1) }] }], // prettier-ignore
    ['unsigned-after-seven-days', { waitingSince: '2025-12-25T00:00:00.000Z' }],
  ] as const)('%s', (check, more) =>
    expect(standingChecks({ ...quiet, ...more }, NOW).map((finding) => [finding.check, finding.caseRef])).toEqual([[check, 'C-0001']]),
  );

  it.each([
    [
      'a signature after exactly 30 seconds',
      { signatures: [signature({ openedAt: new Date(Date.parse(at(10)) - 30_000).toISOString() })] },
    ],
    ['a dissent without evidence opened', { signatures: [signature({ meaning: 'dissent', hasOpenedEvidence: false })] }],
    ["an author's own signature as author", { versions: [{ version: 1, author: 'anna', at: at(0) }], signatures: [signature({ meaning: 'authored' })] }], // prettier-ignore
    ['a template in place of the model', { drafters: [{ drafter: 'openai:m1', at: at(0) }, { drafter: 'template', at: at(1) }, { drafter: 'openai:m1', at: at(2) }] }], // prettier-ignore
    ['a version that waits for exactly seven days', { waitingSince: new Date(Date.parse(NOW) - 7 * 86_400_000).toISOString() }],
  ] as const)('stays silent on %s', (_name, more) => expect(standingChecks({ ...quiet, ...more }, NOW)).toEqual([]));
});
