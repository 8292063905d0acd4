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

  it.each([
    ['7-55259515-T-G', 'GRCh37'],
    ['chr7:g.55259515T>G', 'GRCh37'],
    ['7-55191822-T-G', 'GRCh38'],
  ])('takes the only build on which an allele is known, and says so: %s', (text, build) => {
    const line = normalized({ id: 1, text });
    expect(line).toMatchObject({ gene: 'EGFR', category: 'g' });
    expect(line.keys).toEqual(expect.arrayContaining(['p:EGFR:L858R', 'g:GRCh37:7-55259515-T-G', 'g:GRCh38:7-55191822-T-G']));
    expect(line.notes?.join()).toContain(`${build} was taken`);
  });

  it.each(['1-12345-A-T', '7-55259515-T-C', '7-55259514-T-G'])(
    'leaves an allele without a build that is known on neither as text, and asks for the build: %s',
    (text) => {
      expect(normalized({ id: 1, text })).toMatchObject({ id: 1, gene: null, category: 'text', keys: ['text'] });
      expect(normalized({ id: 1, text }).notes?.join()).toContain('known one on neither build');
    },
  );

  it('leaves an allele that is another known change on each build as text', () => {
    const [one, two] = snapshot.hotspots.slice(0, 2).map(({ gene, protein, cdna, source }) => ({ gene, protein, cdna, source }));
    if (!one || !two) throw new Error('the pack has hotspots');
    const at = (build: 'GRCh37' | 'GRCh38') => [{ build, chrom: '9', pos: 1000, ref: 'A', alt: 'T' }];
    const planted = [{ ...one, positions: at('GRCh37') }, { ...two, positions: at('GRCh38') }]; // prettier-ignore
    const line = normalizer({ ...snapshot, hotspots: planted })({ id: 1, text: '9-1000-A-T' });
    expect(line.keys).toEqual(['text']);
    expect(line.notes?.join()).toContain('on both builds');
  });

  it('says of several changes whether they are alternatives, and what no key says', () => {
    expect(normalized({ id: 1, text: 'KRAS p.G12C, p.G12D' }).notes?.join()).toContain('alternatives');
    const both = normalized({ id: 1, text: 'EGFR T790M AND C797S (cis)' });
    expect(both).toMatchObject({ gene: 'EGFR', category: 'p', keys: ['p:EGFR:T790M', 'p:EGFR:C797S'] });
    expect(both.notes?.join()).toContain('all of these hold');
    expect(both.notes?.join()).toContain('cis');
    expect(normalized({ id: 1, text: 'EGFR L858R' }).notes).toBeUndefined();
    expect(normalized({ id: 1, text: 'PTEN loss' }).notes).toBeUndefined();
  });

  it('gives the promoter changes of TERT by their positions on either build, and no protein change', () => {
    for (const [text, build] of [
      ['5-1295228-G-A', 'GRCh37'],
      ['5-1295113-G-A', 'GRCh38'],
    ] as const)
      // prettier-ignore
      expect(keysOf(text, build)).toEqual(
        expect.arrayContaining(['c:TERT:c.-124C>T', 'g:GRCh37:5-1295228-G-A', 'g:GRCh38:5-1295113-G-A']),
      );
    expect(keysOf('TERT C228T')).toEqual(['c:TERT:c.-124C>T']);
    expect(keysOf('TERT C250T')).toEqual(['c:TERT:c.-146C>T']);
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
