import type { SmallVariant } from '../annotate/finding.ts';
import { aSnapshot, aVariant, GENES, SETTING } from './engine.fixture.ts';
import { indexKnowledge } from './index-knowledge.ts';
import { prioritize } from './prioritize.ts';

const knowledge = indexKnowledge({
  ...aSnapshot([]),
  genes: GENES.map((gene) => (gene.symbol === 'PTEN' ? { ...gene, germlineTumors: ['AML'] } : gene)),
});

const isSuspected = (finding: SmallVariant, code = 'LUAD', tumorOnly = true): boolean => {
  const outcome = prioritize({ case: 'c', tumorType: { code }, sample: { tumorOnly }, findings: [finding] }, knowledge, SETTING);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value.warnings.some((sentence) => sentence.includes('may be germline'));
};

describe('suspicion of a germline variant', () => {
  test.each<[string, SmallVariant, string, boolean]>([
    ['a truncating BRCA1 variant in any tumor', aVariant('BRCA1', 'E23fs'), 'LUAD', true],
    ['at half of the reads', aVariant('BRCA1', 'E23fs', { vaf: 0.48 }), 'LUAD', true],
    ['not at 5 % of the reads', aVariant('BRCA1', 'E23fs', { vaf: 0.05 }), 'LUAD', false],
    ['not one of unknown meaning', aVariant('BRCA1', 'S20T'), 'LUAD', false],
    ['not TP53, whose somatic change is the rule', aVariant('TP53', 'R213*'), 'LUAD', false],
    ['not an oncogene hotspot', aVariant('BRAF', 'V600E'), 'LUAD', false],
    ['a gene of the list of this tumor type', aVariant('PTEN', 'R130*'), 'AML', true],
    ['not that gene elsewhere', aVariant('PTEN', 'R130*'), 'LUAD', false],
    ['not a filtered record', aVariant('BRCA1', 'E23fs', { filter: 'LowQual' }), 'LUAD', false],
    ['not one shown somatic', aVariant('BRCA1', 'E23fs', { origin: 'somatic' }), 'LUAD', false],
  ])('%s', (_name, finding, code, expected) => {
    expect(isSuspected(finding, code)).toBe(expected);
  });

  it('is settled by a matched normal', () => {
    expect(isSuspected(aVariant('BRCA1', 'E23fs'), 'LUAD', false)).toBe(false);
  });
});
