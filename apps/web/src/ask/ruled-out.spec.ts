import type { EvidenceAnswerBody } from '@consilium/contracts';
import { isRuledOut } from './ruled-out.ts';

const against = (rulesOut: readonly string[]): EvidenceAnswerBody['resistance'][number] => ({
  therapies: ['erlotinib'],
  finding: 'f1',
  strength: 'full',
  tier: 'I',
  level: 'A',
  items: [],
  rulesOut,
});

describe('an option that a resistance rules out', () => {
  it.each<[string, readonly string[], readonly string[], boolean]>([
    ['the drug itself', ['erlotinib'], ['erlotinib'], true],
    ['a combination with it', ['erlotinib', 'ramucirumab'], ['erlotinib', 'erlotinib + ramucirumab'], true],
    ['a combination that the rules did not rule out', ['erlotinib', 'x'], ['erlotinib'], false],
    ['another drug', ['osimertinib'], ['erlotinib'], false],
  ])('%s', (_name, therapies, rulesOut, isOut) => {
    expect(isRuledOut({ therapies }, { resistance: [against(rulesOut)], explanation: null })).toBe(isOut);
  });
});
