import type { Corpus } from '@consilium/domain/evidence';
import type { RetrievedPassage } from '@consilium/domain';
import { firstPassages, passageLists } from './passage-lists.ts';

const passage = (id: string, corpus?: Corpus): RetrievedPassage => ({
  rank: 1,
  document: {
    id,
    source: 'test',
    text: id,
    quotable: true,
    sha256: '0'.repeat(64),
    facts: {},
    retracted: false,
    ...(corpus ? { corpus } : {}),
  },
  stance: 'context',
  score: 1,
  findings: [],
});

describe('lists of passages', () => {
  it("keeps a patient's notes and former decisions apart from what is published", () => {
    const lists = passageLists({
      schema: 'consilium/retrieval/1',
      passages: [passage('pubmed:90000001', 'literature'), passage('civic:EID1'), passage('guideline:a/1', 'guideline')],
      history: [passage('note:1', 'history')],
      decisions: [passage('decision:1', 'decision')],
      warnings: [],
    });
    expect(lists.map(({ corpus, passages }) => [corpus, passages.map(({ document }) => document.id)])).toEqual([
      ['knowledge', ['civic:EID1']],
      ['guideline', ['guideline:a/1']],
      ['literature', ['pubmed:90000001']],
      ['history', ['note:1']],
      ['decision', ['decision:1']],
    ]);
  });

  it('shows the passages of a case from before there were corpora', () => {
    expect(passageLists({ schema: 'consilium/retrieval/1', passages: [passage('civic:EID1')], warnings: [] })).toHaveLength(1);
  });

  it('never folds away a passage that speaks against', () => {
    const many = Array.from({ length: 30 }, (_, index) => passage(`civic:EID${index}`));
    const against = { ...passage('civic:EID99'), stance: 'against' as const };
    const shown = firstPassages([...many, against]);
    expect(shown).toHaveLength(11);
    expect(shown.at(-1)).toBe(against);
  });
});
