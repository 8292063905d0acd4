import { buildGeneTable, keysOfFinding } from '@consilium/domain';
import { KnowledgeStore, classifyText } from '@consilium/knowledge';
import { normalizer } from './normalizer.ts';

const loaded = await new KnowledgeStore('nowhere').load(['none']);
if (!loaded.ok) throw new Error('the built-in vocabulary is missing');
const snapshot = loaded.value;
const normalized = normalizer(snapshot);
const keysOf = (text: string, build?: 'GRCh37' | 'GRCh38') => normalized({ id: 1, text, build }).keys;

describe('normalize', () => {
  it('gives gene and change to an allele at a known position, on either build', () => {
    for (const [text, build] of [
      ['NC_000007.13:g.55259515T>G', undefined],
      ['7-55259515-T-G', 'GRCh37'],
      ['chr7:55191822 T>G', 'GRCh38'],
    ] as const) {
      expect(normalized({ id: 1, text, build })).toMatchObject({ gene: 'EGFR', category: 'g' });
      expect(keysOf(text, build)).toEqual(expect.arrayContaining(['p:EGFR:L858R', 'g:GRCh37:7-55259515-T-G', 'g:GRCh38:7-55191822-T-G']));
    }
  });

  it('leaves an allele without a build as text: the same position is another base on the other build', () => {
    expect(normalized({ id: 1, text: '7-55259515-T-G' })).toEqual({ id: 1, gene: null, category: 'text', keys: ['text'] });
  });

  it('keeps an allele at an unknown position as it is', () => {
    expect(normalized({ id: 1, text: '1-12345-A-T', build: 'GRCh38' })).toEqual({
      id: 1,
      gene: null,
      category: 'g',
      keys: ['g:GRCh38:1-12345-A-T'],
    });
  });

  it.each([
    'EGFR p.Leu858Arg',
    'HER2 amp',
    'ETV6--NTRK3',
    'MSI-H',
    'PTEN loss',
    'BRAF non-V600',
    'KRAS wildtype',
    'MET ex14 skipping',
    'KRAS G12C',
  ])('answers %s with the keys that the engine matches by', (text) => {
    const genes = buildGeneTable(snapshot.genes);
    const asserted = keysOfFinding({ id: 't', kind: 'text', text }, null, { genes, classifyText });
    const [first = ''] = keysOf(text);
    expect(first.startsWith('not(') ? asserted.length > 0 : asserted.includes(first)).toBe(true);
  });
});
