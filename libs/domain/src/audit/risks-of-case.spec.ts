import { risksOfCase } from './risks-of-case.ts';
import type { RiskFacts } from './risks-of-case.ts';
import type { CaseFactsForAudit, SignatureFacts } from './standing-checks.ts';

const NOW = '2026-01-01T12:00:00.000Z';
const signature: SignatureFacts = {
  id: 's1', signer: 'anna', version: 1, meaning: 'approved', at: '2026-01-01T09:00:00.000Z', openedAt: '2026-01-01T08:00:00.000Z',
  hasOpenedEvidence: true, assurance: 'cryptographic',
}; // prettier-ignore
const quiet: CaseFactsForAudit = {
  caseId: 'c1', caseRef: 'C-0001', versions: [], signatures: [signature], publications: [], breakGlass: [],
  drafters: [{ drafter: 'template', at: NOW }], waitingSince: null,
}; // prettier-ignore
const none: RiskFacts = { hasOverride: false, hasResistance: false, hasWaiver: false, revision: 0 };

describe('risksOfCase (AUD-28)', () => {
  it('finds none in a quiet case', () => expect(risksOfCase(quiet, none, NOW)).toEqual([]));
  it.each([
    ['override', {}, { hasOverride: true }],
    ['dissent', { signatures: [{ ...signature, meaning: 'dissent' }] }, {}],
    ['attested-signature', { signatures: [{ ...signature, assurance: 'attested' }] }, {}],
    ['fast-signature', { signatures: [{ ...signature, openedAt: '2026-01-01T08:59:50.000Z' }] }, {}],
    ['unread-evidence', { signatures: [{ ...signature, hasOpenedEvidence: false }] }, {}],
    ['break-glass', { breakGlass: [{ id: 'b1', person: 'paul', at: NOW, isReviewed: false }] }, {}],
    ['worded-by-model', { drafters: [{ drafter: 'openai:m1', at: NOW }] }, {}],
    ['resistance-in-decision', {}, { hasResistance: true }],
    ['waiver', {}, { hasWaiver: true }],
    ['amended-after-issue', {}, { revision: 1 }],
  ] as const)('finds %s', (risk, facts, more) => expect(risksOfCase({ ...quiet, ...facts }, { ...none, ...more }, NOW)).toEqual([risk]));
});
