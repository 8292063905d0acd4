import { blankFacts } from '../annotate/finding-facts.ts';
import type { PopulationFrequency, SmallVariant } from '../annotate/finding.ts';
import { populationCriteria } from './population-criteria.ts';

const at = (population: string, frequency: number, source = `gnomADe_${population.toUpperCase()}_AF`): PopulationFrequency => ({
  population,
  frequency,
  source,
});
const weigh = (rows: readonly PopulationFrequency[] | undefined, single: number | null = null) => {
  const finding: SmallVariant = { id: 'v', kind: 'small-variant', ...(rows ? { populationFrequencies: rows } : {}) };
  const { met, open } = populationCriteria({ ...blankFacts(finding, 'v'), populationFrequency: single });
  return [met.map(({ code }) => code).join(' '), open.map(({ code }) => code).join(' ')];
};

describe('populationCriteria', () => {
  test.each<[string, readonly PopulationFrequency[] | undefined, number | null, string, string]>([
    ['over 5 % in a continental group', [at('afr', 0.0501), at('nfe', 0)], null, 'SBVS1', ''],
    ['exactly 5 %', [at('afr', 0.05)], null, 'SBS1', ''],
    ['exactly 1 %', [at('sas', 0.01)], null, '', ''],
    ['over 1 %', [at('sas', 0.011)], null, 'SBS1', ''],
    ['over 5 % in a founder group only, low elsewhere', [at('fin', 0.2), at('nfe', 0.00001)], null, '', ''],
    ['only founder groups', [at('asj', 0.2), at('oth', 0.3)], null, '', 'SBVS1 SBS1'],
    ['only all together', [at('all', 0.02, 'gnomADe_AF')], null, 'SBS1', ''],
    ['all together counts for nothing beside a continental group', [at('all', 0.02, 'gnomADe_AF'), at('nfe', 0.005)], null, '', ''],
    ['popmax of gnomAD leaves founder groups out', [at('max', 0.02, 'AF_popmax')], null, 'SBS1', 'OP4'],
    ['the highest of VEP does not', [at('max', 0.02, 'MAX_AF')], null, '', 'SBVS1 SBS1 OP4'],
    ['extremely rare in every group', [at('afr', 0.00001), at('fin', 0)], null, 'OP4', ''],
    ['rare, but not in a founder group', [at('afr', 0), at('fin', 0.002)], null, '', ''],
    ['rare in 1000 Genomes, gnomAD not looked up', [at('eur', 0, 'EUR_AF')], null, '', 'OP4'],
    ['looked up and not found', [], null, 'OP4', ''],
    ['one number over 5 %', undefined, 0.06, 'SBVS1', ''],
    ['one number, zero', undefined, 0, 'OP4', ''],
    ['nothing annotated', undefined, null, '', 'SBVS1 SBS1 OP4'],
  ])('%s', (_name, rows, single, met, open) => {
    expect(weigh(rows, single)).toEqual([met, open]);
  });

  it('says so where the number is of no continental group', () => {
    const facts = (rows: readonly PopulationFrequency[] | undefined, single: number | null) =>
      populationCriteria({
        ...blankFacts({ id: 'v', kind: 'small-variant', ...(rows ? { populationFrequencies: rows } : {}) }, 'v'),
        populationFrequency: single,
      }).met[0]?.source;
    expect(facts([at('all', 0.02, 'gnomADe_AF')], null)).toContain('no continental group');
    expect(facts(undefined, 0.02)).toContain('population not stated');
    expect(facts([at('afr', 0.06)], null)).toContain('afr (gnomADe_AFR_AF)');
  });
});
