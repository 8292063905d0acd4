import { aFinding, aMatch, aPrioritization, aResult, aSnapshot, anItem } from '../case.fixture.ts';
import { drugVerdict } from './drug-verdict.ts';

const LATER = anItem({ id: 'label:later', kind: 'label', therapies: ['pembrolizumab'] });
const prioritization = aPrioritization({
  findings: [
    aFinding({
      results: [aResult({ therapies: ['pembrolizumab'], matched: [aMatch(LATER, { gives: 'I-A', line: 'after platinum chemotherapy' })] })],
    }),
  ],
  options: [
    {
      rank: 1,
      therapies: ['pembrolizumab'],
      direction: 'sensitivity',
      tier: 'I',
      level: 'A',
      findings: ['f1'],
      items: ['label:later'],
      contested: false,
      lowConfidence: false,
      notes: [],
    },
  ],
  resistance: [
    {
      therapies: ['pembrolizumab'],
      finding: 'f1',
      strength: 'reduced',
      tier: 'I',
      level: 'B',
      items: ['starter:r'],
      inClass: true,
      rulesOut: [],
    },
  ],
});
const verdictIn = (line: number | null) =>
  drugVerdict('pembrolizumab', prioritization, aSnapshot([LATER]), { line, prior: [], stage: null }).verdict;

describe('drugVerdict', () => {
  it.each([
    [1, 'resistance'],
    [2, 'supported'],
    [null, 'supported'],
  ])('lets a label for another line of therapy not outweigh resistance: line %p, %s', (line, verdict) => {
    expect(verdictIn(line)).toBe(verdict);
  });
});
