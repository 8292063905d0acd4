import type { ReleaseContent } from '@consilium/domain';
import { uniteReleases } from './unite-releases.ts';

const content = (source: string, genes: ReleaseContent['genes']): ReleaseContent => ({
  source, releasedOn: null, items: [], tumorTypes: [], genes, hotspots: [], refusedRows: [],
}); // prettier-ignore

describe('uniteReleases', () => {
  it('lets no imported table of genes take the role of a gene from the pack', () => {
    const pack = content('starter', [{ symbol: 'BRAF', aliases: ['B-RAF1'], role: 'oncogene' }]);
    const table = content('genes', [
      { symbol: 'BRAF', aliases: [], role: 'other' },
      { symbol: 'ZZZ1', aliases: ['B-RAF1', 'ZZA'], role: 'other' },
    ]);
    expect(uniteReleases([], [table, pack]).genes).toEqual([
      { symbol: 'BRAF', aliases: ['B-RAF1'], role: 'oncogene' },
      { symbol: 'ZZZ1', aliases: ['ZZA'], role: 'other' },
    ]);
  });
});
