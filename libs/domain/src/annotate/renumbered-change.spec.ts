import { aVariant, anItem, run, tierIn } from '../prioritize/engine.fixture.ts';

const AT_V600E = { chrom: 'chr7', pos: 140453136, ref: 'A', alt: 'T' };

describe('a known change under the number of another transcript', () => {
  it.each([
    ['is told by its allele', 'BRAF', 'p.Val640Glu', AT_V600E, 'I-A', 'BRAF V600E'],
    ['is not told without its allele', 'BRAF', 'p.V640E', {}, 'none', 'BRAF V640E'],
    ['is not told at another allele', 'BRAF', 'p.V640E', { ...AT_V600E, alt: 'G' }, 'none', 'BRAF V640E'],
    ['is not told of other residues', 'BRAF', 'p.V640K', AT_V600E, 'none', 'BRAF V640K'],
    ['is not told of another gene', 'MET', 'p.V640E', AT_V600E, 'none', 'MET V640E'],
  ])('%s', (_what, gene, protein, place, tier, label) => {
    const outcome = run([anItem('p:BRAF:V600E')], [aVariant(gene, protein, place)]);
    expect([tierIn(outcome), outcome.findings[0]?.label]).toEqual([tier, label]);
  });
});
