import { aPrioritization, aResult, melanoma } from '../case.fixture.ts';
import { engineSenseCodes } from './engine-sense.ts';
import { resolvePointer } from './json-pointer.ts';

const base = melanoma().prioritization;
const prioritization = {
  ...base,
  resistance: [...base.resistance, { ...base.resistance[0]!, therapies: ['binimetinib'], strength: 'reduced' as const }],
  findings: base.findings.map((finding, at) =>
    at === 2 ? { ...finding, results: [aResult({ significance: 'prognostic', direction: 'poor', therapies: [] })] } : finding,
  ),
};
const codes = (text: string, ...paths: readonly string[]) =>
  engineSenseCodes(
    text,
    paths.map((path) => ({ path, value: resolvePointer(prioritization, path) })),
    prioritization,
  );

describe('engineSenseCodes', () => {
  test.each([
    ['an option', 'The rules list dabrafenib + trametinib for BRAF V600E as Tier I-A, contested.', '/options/0'],
    ['resistance', 'NRAS Q61K: resistance to vemurafenib, Tier II-C.', '/resistance/0'],
    ['resistance as a verdict', 'NRAS Q61K speaks against vemurafenib.', '/resistance/0'],
    ['reduced sensitivity', 'NRAS Q61K: reduced sensitivity to binimetinib.', '/resistance/1'],
    ['a record against', 'One record speaks against dabrafenib + trametinib.', '/findings/0/results/0/against/0'],
    ['a poor outcome', 'TTN R1Q: poor outcome.', '/findings/2/results/0'],
    ['a finding', 'BRAF V600E is a finding of Tier I-A.', '/findings/0'],
    ['a missing test', 'PD-L1 expression is still needed.', '/findings/0/results/0/missingTests/0'],
    ['an empty list', 'No safety entry was found.', '/safety'],
  ])('lets pass what the run says: %s', (_, text, path) => {
    expect(codes(text, path)).toEqual([]);
  });

  test.each([
    ['a denied option', 'The rules do not list dabrafenib + trametinib for BRAF V600E.', '/options/0', 'CLAIM.POLARITY'],
    ['an option told as resistance', 'BRAF V600E: resistance to dabrafenib + trametinib, Tier I-A.', '/options/0', 'CLAIM.POLARITY'],
    ['an option told as against', 'BRAF V600E speaks against dabrafenib + trametinib.', '/options/0', 'CLAIM.POLARITY'],
    ['resistance told as sensitivity', 'NRAS Q61K: sensitivity to vemurafenib, Tier II-C.', '/resistance/0', 'CLAIM.POLARITY'],
    ['denied resistance', 'NRAS Q61K: no resistance to vemurafenib, Tier II-C.', '/resistance/0', 'CLAIM.POLARITY'],
    ['resistance left out', 'NRAS Q61K: vemurafenib, Tier II-C.', '/resistance/0', 'CLAIM.POLARITY'],
    ['full resistance told as reduced sensitivity', 'NRAS Q61K: reduced sensitivity to vemurafenib.', '/resistance/0', 'CLAIM.POLARITY'],
    ['reduced sensitivity told as sensitivity', 'NRAS Q61K: sensitivity to binimetinib.', '/resistance/1', 'CLAIM.POLARITY'],
    ['a record against told as for', 'One record supports dabrafenib + trametinib.', '/findings/0/results/0/against/0', 'CLAIM.POLARITY'],
    ['a poor outcome told as better', 'TTN R1Q: better outcome.', '/findings/2/results/0', 'CLAIM.POLARITY'],
    ['a drug hung on a whole finding', 'BRAF V600E: trametinib is Tier I-A.', '/findings/0', 'CLAIM.POLARITY'],
    ['a list with entries denied', 'No resistance marker among the findings.', '/resistance', 'CLAIM.POLARITY'],
    ['an empty list asserted', 'A safety entry was found.', '/safety', 'CLAIM.POLARITY'],
    ['another drug', 'The rules list letrozole for BRAF V600E as Tier I-A.', '/options/0', 'CLAIM.THERAPY_UNSUPPORTED'],
    ['a drug of no list', 'The rules list fictumab for BRAF V600E as Tier I-A.', '/options/0', 'CLAIM.THERAPY_UNSUPPORTED'],
    ['a drug that no list could know', 'The rules list compound zetra for BRAF V600E.', '/options/0', 'CLAIM.NOT_GROUNDED'],
    ['half of a combination', 'The rules list dabrafenib for BRAF V600E as Tier I-A.', '/options/0', 'CLAIM.NOT_GROUNDED'],
    ['a tier of nothing', 'Tier I-A for this.', '/options/0', 'CLAIM.NOT_GROUNDED'],
    ['a rank', 'The rules list dabrafenib + trametinib first for BRAF V600E.', '/options/0', 'CLAIM.NOT_GROUNDED'],
    ['a person', 'The tumor board agreed on dabrafenib + trametinib.', '/options/0', 'CLAIM.NOT_GROUNDED'],
  ])('drops %s', (_, text, path, code) => {
    expect(codes(text, path)).toContain(code);
  });

  it('drops a sentence that mixes an option with resistance, or two tiers, for none could tell which belongs to which', () => {
    expect(codes('NRAS Q61K: resistance to vemurafenib, Tier I-A.', '/options/0', '/resistance/0')).toEqual(
      expect.arrayContaining(['CLAIM.POLARITY', 'CLAIM.TIER_UNSUPPORTED']),
    );
  });

  it('drops an option that a resistance rules out: alone it reads like an offer', () => {
    const [entry] = base.resistance;
    const ruledOut = { ...base, resistance: [{ ...entry!, rulesOut: ['dabrafenib + trametinib'] }] };
    const text = 'The rules list dabrafenib + trametinib for BRAF V600E as Tier I-A, contested.';
    const cited = [{ path: '/options/0', value: resolvePointer(ruledOut, '/options/0') }];
    expect(engineSenseCodes(text, cited, base)).toEqual([]);
    expect(engineSenseCodes(text, cited, ruledOut)).toEqual(['CLAIM.POLARITY']);
  });

  it('says nothing on a path that leads nowhere, which is refused elsewhere', () => {
    expect(engineSenseCodes('The rules list it.', [{ path: '/x', value: undefined }], aPrioritization())).toEqual([]);
  });
});
