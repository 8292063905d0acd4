import type { DecisionContent, DraftRecommendation } from '@consilium/domain';
import { decisionDiff } from './decision-diff.ts';

const option = (...therapies: string[]) => ({ rank: 1, therapies, tier: 'I', level: 'A', findings: [], rationale: '' });
const draftOption = (...therapies: string[]) =>
  ({
    rank: 1,
    therapies,
    direction: 'sensitivity',
    tier: 'I',
    level: 'A',
    findings: [],
    items: [],
    contested: false,
    lowConfidence: false,
    notes: [],
  }) as const;
const sentence = (id: string) => ({ id, kind: 'engine', section: 'options', text: id, citations: [] }) as const;

const draft: Pick<DraftRecommendation, 'options' | 'sentences'> = {
  options: [draftOption('dabrafenib', 'trametinib'), draftOption('vemurafenib')],
  sentences: [sentence('s1'), sentence('s2')],
};

const decision = (change: Partial<DecisionContent>): DecisionContent => ({
  schema: 'consilium/decision/1', caseId: 'c', caseRef: 'C-0001', version: 1, run: 1, kind: 'original', kindReason: null, question: 'q',
  patient: { pseudonym: 'P', sex: 'female', birthYear: null }, diagnosis: { code: 'MEL', name: null }, origin: 'draft',
  author: { kind: 'engine', ref: 'template@1', name: 'Consilium draft' }, recommendation: 'therapy',
  options: [option('trametinib', 'dabrafenib'), option('vemurafenib')], resistance: [], boardText: '', sentences: draft.sentences,
  overrides: [], additionalTests: [], notAssessed: [], warnings: [], waivers: [], knowledge: [],
  ruleSet: { id: 'r', version: '1', sha256: '0' }, draftSha256: null, ...change,
}); // prettier-ignore

describe('decisionDiff', () => {
  it.each<[string, Partial<DecisionContent>, readonly string[]]>([
    ['nothing for a draft taken over, whatever the order within a combination', {}, []],
    [
      'a therapy the board added',
      { options: [option('dabrafenib', 'trametinib'), option('vemurafenib'), option('nivolumab')] },
      ['optionAdded'],
    ],
    ['a therapy the board removed', { options: [option('vemurafenib')] }, ['optionRemoved']],
    ['another order of the same therapies', { options: [option('vemurafenib'), option('dabrafenib', 'trametinib')] }, ['order']],
    ['no therapy at all', { recommendation: 'further-testing', options: [] }, ['recommendation', 'optionRemoved', 'optionRemoved']],
    ['sentences left out', { sentences: [] }, ['sentencesRemoved']],
    ['words of the board', { boardText: 'Discuss with the patient.' }, ['boardText']],
  ])('tells the board member of %s', (_name, change, differences) => {
    expect(decisionDiff(decision(change), draft).map(({ what }) => what)).toEqual(differences);
  });
});
