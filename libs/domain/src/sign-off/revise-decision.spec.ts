import type { Actor } from '../access/actor.ts';
import type { DecisionRevision } from '../ports/human-acts.ts';
import type { TherapyOption } from '../prioritize/explanation.ts';
import { content } from './builders.spec-support.ts';
import { amendmentOf } from './open-amendment.ts';
import { reviseDecision } from './revise-decision.ts';
import type { RevisionSource } from './revise-decision.ts';

const author: Actor = { id: 'onco', kind: 'person', name: 'Dr Onco', roles: ['oncologist'], specialty: 'oncology', boards: ['molecular'] };
const engineOption: TherapyOption = {
  rank: 1,
  therapies: ['dabrafenib', 'trametinib'],
  direction: 'sensitivity',
  tier: 'I',
  level: 'A',
  findings: ['f1'],
  items: [],
  contested: false,
  lowConfidence: false,
  notes: [],
};
const findings = [{ finding: 'f1' }, { finding: 'f2' }] as unknown as RevisionSource['prioritization']['findings'];
const sentence = { id: 's2', section: 'options', kind: 'engine', text: 'Left out before.', citations: [] } as const;
const source = (more: Partial<RevisionSource> = {}): RevisionSource => ({
  current: content(),
  draft: { sentences: [...content().sentences, sentence], options: [engineOption] },
  prioritization: { findings, options: [engineOption] },
  author,
  recused: false,
  ...more,
});
const option = { rank: 1, therapies: ['dabrafenib', 'trametinib'], tier: null, level: null, findings: ['f1'], rationale: '' };
const because = [{ field: 'options', reason: 'comorbidity', text: '' }] as const;
const revision = (more: Partial<DecisionRevision> = {}): DecisionRevision => ({
  origin: 'changed',
  basedOn: 1,
  recommendation: 'therapy',
  options: [option],
  boardText: 'We advise it.',
  keepSentences: ['s1'],
  overrides: [],
  ...more,
});

describe('reviseDecision', () => {
  it('makes the next version with its author', () =>
    expect(reviseDecision(source(), revision())).toMatchObject({
      value: { version: 2, origin: 'changed', author: { kind: 'person', ref: 'onco' }, boardText: 'We advise it.' },
    }));

  it.each<[string, Partial<RevisionSource>, Partial<DecisionRevision>, string]>([
    ['a recused author', { recused: true }, {}, 'SIGN_OFF.RECUSED'],
    ['an edit of a version that changed meanwhile', {}, { basedOn: 7 }, 'SIGN_OFF.VERSION_SUPERSEDED'],
    ['a therapy recommendation without option', {}, { options: [] }, 'SIGN_OFF.OPTIONS_REQUIRED'],
    ['an option without a therapy', {}, { options: [{ ...option, therapies: [] }] }, 'SIGN_OFF.OPTIONS_REQUIRED'],
    ['options beside "further testing"', {}, { recommendation: 'further-testing', overrides: because }, 'SIGN_OFF.OPTIONS_NOT_ALLOWED'],
    ['a sentence nobody drafted', {}, { keepSentences: ['invented'] }, 'SIGN_OFF.SENTENCE_UNKNOWN'],
    ['a finding the case lacks', {}, { options: [{ ...option, findings: ['f9'] }] }, 'SIGN_OFF.FINDING_UNKNOWN'],
    ['another therapy without coded reason', {}, { options: [{ ...option, therapies: ['pembrolizumab'] }] }, 'SIGN_OFF.REASON_REQUIRED'],
    ['a hand-written decision without coded reason', {}, { origin: 'hand-written' }, 'SIGN_OFF.REASON_REQUIRED'],
    ['"other" without text', {}, { overrides: [{ field: 'options', reason: 'other', text: ' ' }] }, 'SIGN_OFF.REASON_REQUIRED'],
    ['"no recommendation" without reason', {}, { recommendation: 'no-recommendation', options: [] }, 'SIGN_OFF.REASON_REQUIRED'],
    [
      '"no recommendation" without words',
      {},
      { recommendation: 'no-recommendation', options: [], overrides: because, boardText: ' ' },
      'SIGN_OFF.TEXT_REQUIRED',
    ],
    [
      'a rescission that recommends a therapy after all',
      { current: content({ kind: 'rescission', recommendation: 'no-recommendation', options: [] }) },
      { overrides: because },
      'SIGN_OFF.RESCISSION_RECOMMENDS',
    ],
    [
      'an addendum that swaps the therapy',
      { current: content({ kind: 'addendum' }) },
      { options: [{ ...option, therapies: ['pembrolizumab'] }], overrides: because },
      'SIGN_OFF.ADDENDUM_CHANGES',
    ],
    [
      'an addendum that drops the recommendation',
      { current: content({ kind: 'addendum' }) },
      { recommendation: 'no-recommendation', options: [], overrides: because },
      'SIGN_OFF.ADDENDUM_CHANGES',
    ],
  ])('refuses %s', (_, more, wanted, code) =>
    expect(reviseDecision(source(more), revision(wanted))).toMatchObject({ ok: false, refusal: { code } }),
  );

  it.each([
    ['takes the tier of the rules for the same therapies in any order and case', ['Trametinib', 'Dabrafenib'], { tier: 'I', level: 'A' }],
    ['gives no tier to a therapy that no rule tiers, whatever was typed', ['pembrolizumab'], { tier: null, level: null }],
  ])('%s', (_, therapies, tier) => {
    const typed = { ...option, therapies, tier: 'I', level: 'A' };
    expect(reviseDecision(source(), revision({ options: [typed], overrides: because }))).toMatchObject({
      value: { options: [{ rank: 1, ...tier }] },
    });
  });

  it.each([
    ['the finding that the rules tiered it for', ['f1'], 'I'],
    ['another finding of the case', ['f2'], null],
    ['both', ['f1', 'f2'], null],
    ['none named', [], 'I'],
  ])('prints the tier of a therapy beside %s: %p → %p', (_, named, tier) =>
    expect(reviseDecision(source(), revision({ options: [{ ...option, findings: named }] }))).toMatchObject({
      value: { options: [{ tier, level: tier && 'A' }] },
    }),
  );

  it('lets an addendum add words and a further option', () =>
    expect(
      reviseDecision(
        source({ current: content({ kind: 'addendum' }) }),
        revision({ options: [option, { ...option, therapies: ['pembrolizumab'], findings: [] }], overrides: because }),
      ),
    ).toMatchObject({ ok: true }));

  it('can bring back a sentence of the draft that an earlier version left out, and drops what is not kept', () => {
    const next = reviseDecision(source(), revision({ keepSentences: ['s2'] }));
    expect(next.ok && next.value.sentences.map(({ id }) => id)).toEqual(['s2']);
  });
});

describe('amendmentOf', () => {
  it('refuses an amendment without reason', () =>
    expect(amendmentOf(content(), 'addendum', ' ', author, { version: 2, run: 2 })).toMatchObject({
      refusal: { code: 'SIGN_OFF.REASON_REQUIRED' },
    }));
  it('keeps the content of an addendum and names its author, who can not approve it', () =>
    expect(amendmentOf(content(), 'addendum', 'late result', author, { version: 2, run: 2 })).toMatchObject({
      value: {
        kind: 'addendum',
        kindReason: 'late result',
        options: content().options,
        author: { kind: 'person', ref: 'onco' },
        version: 2,
        run: 2,
      },
    }));
  it('recommends nothing in a rescission', () =>
    expect(amendmentOf(content(), 'rescission', 'swap', author, { version: 2, run: 2 })).toMatchObject({
      value: { recommendation: 'no-recommendation', options: [], sentences: [] },
    }));
});
