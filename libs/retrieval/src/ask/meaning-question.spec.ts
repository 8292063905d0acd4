import type { FindingResult } from '@consilium/domain';
import type { UnderstoodQuestion } from '@consilium/domain/evidence';
import { aFinding, aMatch, aPrioritization, aResult, aSnapshot, anItem } from '../case.fixture.ts';
import { retrieveEvidence } from '../retrieve-evidence.ts';
import { composeDraft } from '../draft/compose-draft.ts';
import { buildDocumentIndex } from '../search/document-index.ts';
import { composeAnswer } from './compose-answer.ts';

const understood: UnderstoodQuestion = {
  kind: 'meaning',
  findings: [{ id: 'f1', kind: 'small-variant', gene: 'BRAF', protein: 'p.V600E' }],
  tumorType: { code: 'MEL', name: 'Melanoma' },
  drugs: [],
  prior: [],
  line: null,
  stage: null,
  language: 'en',
  parts: [],
  unknown: [],
};
const item = (direction: 'positive' | 'poor') =>
  anItem({
    id: `civic:${direction}`,
    significance: direction === 'poor' ? 'prognostic' : 'diagnostic',
    direction,
    therapies: [],
    level: 'A',
  });
const result = (direction: 'positive' | 'poor'): FindingResult =>
  aResult({
    significance: direction === 'poor' ? 'prognostic' : 'diagnostic',
    direction,
    therapies: [],
    matched: [aMatch(item(direction), { gives: 'I-A' })],
  });

const answered = async (results: readonly FindingResult[]) => {
  const snapshot = aSnapshot([item('positive'), item('poor')]);
  const prioritization = aPrioritization({ findings: [aFinding({ results })] });
  const retrieval = await retrieveEvidence(prioritization, snapshot, buildDocumentIndex(snapshot));
  const draft = composeDraft(prioritization, retrieval, '2026-03-01T08:00:00.000Z');
  return composeAnswer({ understood, prioritization, retrieval, draft, knowledge: snapshot, silence: null });
};

describe('a question on what a finding means', () => {
  it('is answered for diagnosis and for outcome, each with its record', async () => {
    const { abstained, meanings, sentences, options } = await answered([result('positive'), result('poor')]);
    expect({ abstained, options }).toEqual({ abstained: null, options: [] });
    expect(meanings.map(({ significance, direction }) => [significance, direction])).toEqual([
      ['diagnostic', 'positive'],
      ['prognostic', 'poor'],
    ]);
    expect(sentences.map(({ section }) => section)).toEqual(expect.arrayContaining(['diagnostic', 'prognostic']));
  });

  it('is met by silence where no record tells', async () => {
    expect((await answered([])).abstained).toMatchObject({ rule: 'draft.no-tier-forming-match' });
  });
});
