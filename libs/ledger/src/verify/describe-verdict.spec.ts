import { describeVerdict } from './describe-verdict.ts';
import type { BundleVerdict } from './verify-bundle.ts';

const SIGNER = { name: 'Dr. Olga Test', specialty: 'oncology', meaning: 'approved', at: '2026-01-02T03:04:05.000Z', entry: 7 };

const verdict = (change: Partial<BundleVerdict> = {}): BundleVerdict => ({
  schema: 'consilium/audit-verdict/1',
  verdict: 'valid',
  exit: 0,
  codes: [],
  firstBad: null,
  findings: [],
  origin: 'localhost/consilium',
  scope: 'log',
  checkpoint: { size: 9, root: 'AAAA' },
  keys: 'pinned',
  keysSeen: [],
  entries: 9,
  erased: 0,
  records: 0,
  documents: 0,
  decisions: [],
  notJudged: [],
  ...change,
});
const limits = (of: BundleVerdict): readonly string[] => {
  const lines = describeVerdict(of).split('\n');
  const start = lines.indexOf('not proven by this:');
  return start < 0 ? [] : lines.slice(start + 1).map((line) => line.trim().split(/[,:]/)[0] ?? '');
};

describe('describeVerdict', () => {
  it('tells an auditor what even a valid bundle does not prove (AUD-15)', () => {
    const decision = { case: 'c', version: 1, digest: 'd', publishedAt: 't' };
    expect(limits(verdict())).toEqual(['that what people entered is true']);
    expect(limits(verdict({ keys: 'not pinned' }))[0]).toBe('whose log this is');
    expect(limits(verdict({ scope: 'case' }))[0]).toMatch(/^that nothing was read or refused beyond/);
    const signers = [{ ...SIGNER, assurance: 'attested' as const }];
    expect(limits(verdict({ decisions: [{ ...decision, assurance: 'attested', signers }] }))[0]).toBe('that the signer was there');
    const own = [{ ...SIGNER, assurance: 'cryptographic' as const }];
    expect(limits(verdict({ decisions: [{ ...decision, assurance: 'cryptographic', signers: own }] }))).toHaveLength(1);
  });

  it('speaks of no proof where something was changed', () => {
    expect(limits(verdict({ verdict: 'tampered', exit: 1 }))).toEqual([]);
  });

  it('prints no control character that a bundle brought along', () => {
    expect(describeVerdict(verdict({ origin: 'bad\u001b[2Jname' }))).toContain('bad?[2Jname');
  });
});
