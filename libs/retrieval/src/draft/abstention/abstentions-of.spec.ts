import type { FindingResult, MatchedItem, Prioritization, Retrieval } from '@consilium/domain';
import { aFinding, aMatch, aPrioritization, aResult, anItem } from '../../case.fixture.ts';
import { documentOf } from '../../document/evidence-document.ts';
import { recordsOf } from '../../document/evidence-record.ts';
import { DEFAULT_ABSTENTION_POLICY } from './abstention-rule.ts';
import { abstentionsOf } from './abstentions-of.ts';
import { belowFloor } from './below-floor.ts';
import { contestedAtTheTop } from './contested-at-the-top.ts';
import { knowledgeTooOld } from './knowledge-too-old.ts';
import { noTierFormingMatch } from './no-tier-forming-match.ts';
import { tumorTypeUnresolved } from './tumor-type-unresolved.ts';
import { unknownComponent } from './unknown-component.ts';

const policy = DEFAULT_ABSTENTION_POLICY;
const AT = '2026-03-01T08:00:00.000Z';
const option = (given: Partial<Prioritization['options'][number]> = {}) => ({
  rank: 1,
  therapies: ['vemurafenib'],
  direction: 'sensitivity' as const,
  tier: 'I' as const,
  level: 'B' as const,
  findings: ['f1'],
  items: ['civic:EID1'],
  contested: false,
  lowConfidence: false,
  notes: [],
  ...given,
});
const passage = (score: number, flagged = false) => {
  const [record] = recordsOf([anItem({ id: 'civic:EID1', flagged })]).values();
  if (!record) throw new Error('no record');
  return { rank: 1, document: documentOf(record), stance: 'for' as const, score, findings: ['f1'] };
};
const reads = (given: Partial<Retrieval> = {}): Retrieval => ({
  schema: 'consilium/retrieval/1',
  passages: [passage(1.4)],
  warnings: [],
  ...given,
});
const of = (prioritization: Partial<Prioritization>, retrieval: Partial<Retrieval> = {}) => ({
  prioritization: aPrioritization(prioritization),
  retrieval: reads(retrieval),
  at: AT,
  policy,
});
const withOption = { options: [option()] };

describe('tumorTypeUnresolved', () => {
  it.each([
    ['', '', true],
    ['TISSUE', 'Tissue', true],
    ['MEL', 'Melanoma', false],
    ['CUP', 'Cancer of Unknown Primary', false],
  ])('of the code %p says silence: %p', (code, name, fires) => {
    expect(tumorTypeUnresolved(of({ ...withOption, tumorType: { code, name } })) !== null).toBe(fires);
  });
});

const PENDING: Partial<FindingResult> = {
  tier: null,
  level: null,
  rejected: [{ item: 'civic:EID9', reason: 'PROFILE_UNKNOWN', note: 'n' }],
  missingTests: [{ test: 'EGFR T790M', why: 'civic:EID9 asks for EGFR L858R and EGFR T790M' }],
  counterfactual: 'would be I-A if EGFR T790M were present',
};
const hangs = (given: Partial<FindingResult> = {}) => [aFinding({ tier: null, results: [aResult({ ...PENDING, ...given })] })];

describe('unknownComponent', () => {
  it.each<[string, Partial<Prioritization>, boolean]>([
    ['an option of Tier I beside the candidate', { ...withOption, findings: hangs() }, false],
    ['a candidate of Tier I', { findings: hangs() }, true],
    ['a candidate of Tier II', { findings: hangs({ counterfactual: 'would be II-C if EGFR T790M were present' }) }, true],
    ['only a candidate of Tier III', { findings: hangs({ counterfactual: 'would be III if EGFR T790M were present' }) }, false],
    [
      'a histology that would help',
      { findings: hangs({ counterfactual: 'would be I-A if the histology were LUAD', rejected: [] }) },
      false,
    ],
    ['a candidate for resistance', { findings: hangs({ direction: 'resistance' }) }, false],
    ['no candidate', {}, false],
    ['only an option of Tier III', { options: [option({ tier: 'III', level: null })], findings: hangs() }, true],
  ])('with %s', (_name, prioritization, fires) => {
    expect(unknownComponent(of(prioritization))?.rule ?? null).toBe(fires ? 'draft.required-component-unknown' : null);
  });

  it('names the component and the test that would tell it', () => {
    expect(unknownComponent(of({ findings: hangs() }))).toEqual({
      rule: 'draft.required-component-unknown',
      because: 'BRAF V600E would be I-A if EGFR T790M were present.',
      wouldResolve: 'EGFR T790M: civic:EID9 asks for EGFR L858R and EGFR T790M',
    });
  });
});

describe('noTierFormingMatch', () => {
  it.each([
    ['I', false],
    ['II', false],
    ['III', true],
    ['IV', true],
    [null, true],
  ] as const)('with a best option of tier %p says silence: %p', (tier, fires) => {
    expect(noTierFormingMatch(of({ options: tier === null ? [] : [option({ tier, level: null })] })) !== null).toBe(fires);
  });
});

describe('belowFloor', () => {
  it.each<[string, Partial<Prioritization>, Retrieval['passages'], boolean]>([
    ['no option', {}, [], false],
    ['an option and nothing read', withOption, [], true],
    ['only a retracted source', withOption, [passage(1.4, true)], true],
    ['a source under the floor', withOption, [passage(policy.scoreFloor - 0.01)], true],
    ['a source at the floor', withOption, [passage(policy.scoreFloor)], false],
    ['a record that the explanation names', withOption, [passage(1)], false],
  ])('with %s', (_name, prioritization, passages, fires) => {
    expect(belowFloor(of(prioritization, { passages })) !== null).toBe(fires);
  });
});

const match = (given: Partial<MatchedItem>) => aMatch(anItem({ id: 'civic:EID1' }), given);
const contested = (matched: Partial<MatchedItem>, against: Partial<MatchedItem>): Partial<Prioritization> => ({
  ...withOption,
  findings: [
    aFinding({ finding: 'f1', results: [aResult({ matched: [match(matched)], against: [match({ item: 'civic:EID2', ...against })] })] }),
  ],
});
const RULED_OUT = {
  therapies: ['vemurafenib'],
  finding: 'f2',
  strength: 'full',
  tier: 'I',
  level: 'A',
  items: [],
  rulesOut: ['vemurafenib'],
} as const;

describe('contestedAtTheTop', () => {
  it.each<[string, Partial<Prioritization>, boolean]>([
    ['no option', {}, false],
    [
      'an option that nothing speaks against',
      { ...withOption, findings: [aFinding({ results: [aResult({ matched: [match({})] })] })] },
      false,
    ],
    ['level B against level B', contested({ evidenceLevel: 'B' }, { evidenceLevel: 'B' }), true],
    ['level A against level B', contested({ evidenceLevel: 'B' }, { evidenceLevel: 'A' }), true],
    ['level C against level B', contested({ evidenceLevel: 'B' }, { evidenceLevel: 'C' }), false],
    ['level A against a label', contested({ kind: 'label', evidenceLevel: null }, { evidenceLevel: 'A' }), false],
    ['a guideline against a label', contested({ kind: 'label', evidenceLevel: null }, { kind: 'guideline', evidenceLevel: null }), true],
    [
      'level A of another tumor against level B',
      contested({ evidenceLevel: 'B' }, { evidenceLevel: 'A', diseaseRelation: 'other' }),
      false,
    ],
    ['level C against what only another tumor says', contested({ diseaseRelation: 'other' }, { evidenceLevel: 'C' }), true],
    ['resistance of Tier I that rules it out', { ...withOption, resistance: [RULED_OUT] }, true],
    ['resistance of Tier II against Tier I', { ...withOption, resistance: [{ ...RULED_OUT, tier: 'II', level: 'C' }] }, false],
    ['resistance seen in other tumors', { ...withOption, resistance: [{ ...RULED_OUT, inClass: false }] }, false],
    ['resistance to another drug', { ...withOption, resistance: [{ ...RULED_OUT, rulesOut: ['erlotinib'] }] }, false],
  ])('with %s', (_name, prioritization, fires) => {
    expect(contestedAtTheTop(of(prioritization))?.rule ?? null).toBe(fires ? 'draft.contested-at-the-top' : null);
  });
});

describe('knowledgeTooOld', () => {
  const dated = (...dates: readonly (string | null)[]) => ({
    knowledgeDates: dates.map((releasedOn, index) => ({ id: `r${index}`, releasedOn })),
  });
  it.each([
    ['no dates', {}, false],
    ['releases without a date', dated(null, null), false],
    ['one of 540 days ago', dated('2024-09-07'), false],
    ['one of 541 days ago', dated('2024-09-06'), true],
    ['an old one beside a young one', dated('2020-01-01', '2026-01-01'), false],
    ['one that is dated after the draft', dated('2027-01-01'), false],
    ['a date that is none', dated('soon'), false],
  ])('with %s', (_name, retrieval, fires) => {
    expect(knowledgeTooOld(of(withOption, retrieval)) !== null).toBe(fires);
  });
});

describe('abstentionsOf', () => {
  it('is silent about a case that has an option, its source and young knowledge', () => {
    expect(abstentionsOf(of(withOption))).toEqual([]);
  });

  it('names every rule that fires, what has to be settled first before the others', () => {
    const rules = abstentionsOf(
      of({ findings: hangs(), tumorType: { code: 'TISSUE', name: '' } }, { knowledgeDates: [{ id: 'r', releasedOn: '2020-01-01' }] }),
    );
    expect(rules.map(({ rule }) => rule)).toEqual([
      'draft.tumor-type-unresolved',
      'draft.required-component-unknown',
      'draft.no-tier-forming-match',
      'draft.knowledge-too-old',
    ]);
    expect(rules.filter(({ because, wouldResolve }) => !because || !wouldResolve)).toEqual([]);
  });
});
