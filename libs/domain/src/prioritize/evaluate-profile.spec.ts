import { readFinding } from '../annotate/read-finding.ts';
import { readingContext } from '../annotate/reading-context.ts';
import type { Finding } from '../annotate/finding.ts';
import { buildCaseFacts } from './case-facts.ts';
import { evaluateProfile } from './evaluate-profile.ts';
import { aVariant } from './engine.fixture.ts';
import type { Profile, Truth } from './variant-key.ts';

const context = readingContext();
const evaluate = (
  profile: Profile,
  findings: readonly Finding[],
  assayed: readonly string[] | null = null,
  wildTypeGenes: readonly string[] = [],
) =>
  evaluateProfile(
    profile,
    buildCaseFacts(
      findings.map((finding) => readFinding(finding, context)),
      assayed === null ? null : new Set(assayed),
      wildTypeGenes,
    ),
  );

const key = (text: string): Profile => ({ op: 'key', key: text });
const T = key('p:EGFR:L858R');
const F = key('p:KRAS:G12C');
const U = key('p:ALK:F1174L');
const not = (of: Profile): Profile => ({ op: 'not', of });
const found = [aVariant('EGFR', 'L858R')];
/** EGFR L858R is found; KRAS was assayed and is clean; ALK was not assayed. */
const truthOf = (profile: Profile): Truth => evaluate(profile, found, ['EGFR', 'KRAS']).truth;

describe('evaluateProfile', () => {
  it.each<[string, Profile, Truth]>([
    ['true', T, 'true'],
    ['false', F, 'false'],
    ['unknown', U, 'unknown'],
    ['true and true', { op: 'and', of: [T, T] }, 'true'],
    ['true and unknown', { op: 'and', of: [T, U] }, 'unknown'],
    ['true and false', { op: 'and', of: [T, F] }, 'false'],
    ['unknown and unknown', { op: 'and', of: [U, U] }, 'unknown'],
    ['unknown and false', { op: 'and', of: [U, F] }, 'false'],
    ['false and false', { op: 'and', of: [F, F] }, 'false'],
    ['true or true', { op: 'or', of: [T, T] }, 'true'],
    ['true or unknown', { op: 'or', of: [T, U] }, 'true'],
    ['true or false', { op: 'or', of: [T, F] }, 'true'],
    ['unknown or unknown', { op: 'or', of: [U, U] }, 'unknown'],
    ['unknown or false', { op: 'or', of: [U, F] }, 'unknown'],
    ['false or false', { op: 'or', of: [F, F] }, 'false'],
    ['not true', not(T), 'false'],
    ['not unknown', not(U), 'unknown'],
    ['not false', not(F), 'true'],
    ['L858R and not T790M, EGFR assayed', { op: 'and', of: [T, not(key('p:EGFR:T790M'))] }, 'true'],
    ['L858R and (F or not F)', { op: 'and', of: [T, { op: 'or', of: [F, not(F)] }] }, 'true'],
    ['text is never true', key('text'), 'unknown'],
  ])('%s', (_name, profile, truth) => {
    expect(truthOf(profile)).toBe(truth);
  });

  it.each<[string, string, readonly Finding[], readonly string[] | null, Truth]>([
    ['assayed and clean', 'wt:KRAS', [], ['KRAS'], 'true'],
    ['stated by the laboratory', 'wt:KRAS', [{ id: 'w', kind: 'wild-type', gene: 'KRAS' }], null, 'true'],
    ['not assayed', 'wt:KRAS', [], ['EGFR'], 'unknown'],
    ['assay unknown', 'wt:KRAS', [], null, 'unknown'],
    ['mutated', 'wt:KRAS', [aVariant('KRAS', 'G12D')], ['KRAS'], 'false'],
    ['stated, but a mutation is there', 'wt:KRAS', [{ id: 'w', kind: 'wild-type', gene: 'KRAS' }, aVariant('KRAS', 'G12D')], null, 'false'],
    ['only a synonymous change', 'wt:KRAS', [aVariant('KRAS', 'G12=')], ['KRAS'], 'true'],
    ['only a common polymorphism', 'wt:KRAS', [aVariant('KRAS', 'V14I', { populationFrequency: 0.2 })], ['KRAS'], 'true'],
    ['a filtered mutation leaves it open', 'wt:KRAS', [aVariant('KRAS', 'G12D', { filter: 'LowQual' })], ['KRAS'], 'unknown'],
    [
      'an amplification is no mutation',
      'wt:KRAS',
      [{ id: 'a', kind: 'copy-number', gene: 'KRAS', change: 'amplification' }],
      ['KRAS'],
      'true',
    ],
  ])('wild type, %s', (_name, wanted, findings, assayed, truth) => {
    expect(evaluate(key(wanted), findings, assayed, ['KRAS']).truth).toBe(truth);
  });

  it.each<[string, string, readonly Finding[], readonly string[] | null, Truth]>([
    ['a change in an assayed gene is absent', 'p:KRAS:G12C', [], ['KRAS'], 'false'],
    ['a change in a gene stated wild type is absent', 'p:KRAS:G12C', [{ id: 'w', kind: 'wild-type', gene: 'KRAS' }], null, 'false'],
    [
      'a change of which a filtered record was seen is open',
      'p:KRAS:G12C',
      [aVariant('KRAS', 'G12C', { filter: 'LowQual' })],
      ['KRAS'],
      'unknown',
    ],
    ['MSI-H when the tumor is stable', 'bio:MSI-H', [{ id: 'm', kind: 'biomarker', name: 'MSI', status: 'stable' }], null, 'false'],
    ['MSI-H when nobody looked', 'bio:MSI-H', [], ['KRAS'], 'unknown'],
    ['methylation when nobody looked', 'methylation:MGMT', [], ['MGMT'], 'unknown'],
    ['"Non-V600" when the gene is clean is not a BRAF mutation', 'not(codon:BRAF:V600)', [], ['BRAF'], 'false'],
    ['"Non-V600" with V600E alone', 'not(codon:BRAF:V600)', [aVariant('BRAF', 'V600E')], ['BRAF'], 'false'],
    ['"Non-V600" with K601E', 'not(codon:BRAF:V600)', [aVariant('BRAF', 'K601E')], ['BRAF'], 'true'],
  ])('%s', (_name, wanted, findings, assayed, truth) => {
    expect(evaluate(key(wanted), findings, assayed).truth).toBe(truth);
  });

  it('names the component that is not known, and which way it would have to be', () => {
    const { truth, unknown } = evaluate({ op: 'and', of: [T, U, not(key('p:MET:D1228N'))] }, found);
    expect(truth).toBe('unknown');
    expect(unknown).toEqual([
      { key: 'p:ALK:F1174L', wanted: 'present' },
      { key: 'p:MET:D1228N', wanted: 'absent' },
    ]);
  });

  it('meets an equivalent key of another isoform and says so', () => {
    const { matches } = evaluate({ op: 'key', key: 'p:EZH2:Y646F', alternatives: ['p:EZH2:Y641F'] }, [aVariant('EZH2', 'Y641F')]);
    expect(matches[0]).toMatchObject({ key: 'p:EZH2:Y641F', isOtherIsoform: true, match: { level: 'PROTEIN_EXACT' } });
  });

  it('does not take the same coding position on another transcript for the change', () => {
    const item: Profile = { op: 'key', key: 'p:ABL1:T315I', alternatives: ['c:ABL1:c.944C>T'] };
    expect(evaluate(item, [aVariant('ABL1', null, { cdna: 'c.944C>T' })]).truth).toBe('true');
    expect(evaluate(item, [aVariant('ABL1', 'A315V', { cdna: 'c.944C>T' })]).truth).toBe('unknown');
  });
});
