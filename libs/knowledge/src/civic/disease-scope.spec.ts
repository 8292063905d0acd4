import { civicFileUrls } from './civic-file-urls.ts';
import { diseaseScope, normalDoid, outsideReason } from './disease-scope.ts';

describe('diseaseScope', () => {
  it.each([
    ['DOID:3910', 'Lung Adenocarcinoma', { scope: 'types', codes: ['LUAD'] }],
    ['DOID:3908', 'whatever it is called', { scope: 'types', codes: ['NSCLC'] }],
    [null, 'lung adenocarcinoma', { scope: 'types', codes: ['LUAD'] }],
    [null, 'Solid Tumor', { scope: 'solid' }],
    ['DOID:162', 'Cancer', { scope: 'any' }],
    ['DOID:14175', 'Von Hippel-Lindau Disease', { scope: 'unmapped', name: 'Von Hippel-Lindau Disease' }],
    ['DOID:99999999', 'Zebra Tumor', { scope: 'unmapped', name: 'Zebra Tumor' }],
    [null, '', { scope: 'unmapped', name: 'no disease stated' }],
  ])('%s %s', (doid, name, scope) => {
    expect(diseaseScope(doid, name)).toEqual(scope);
  });

  it.each([
    ['Metastatic Castration Resistant Prostate Cancer', { scope: 'types', codes: ['PRAD'] }],
    ['Gallbladder Carcinoma', { scope: 'types', codes: ['GBC'] }],
    ['Myxofibrosarcoma', { scope: 'types', codes: ['MFS'] }],
    ['Advanced Solid Tumor', { scope: 'solid' }],
  ])('reads %s of a newer release, whose DOID the crosswalk does not carry, by its name', (name, scope) => {
    expect(diseaseScope('DOID:99999999', name)).toMatchObject(scope);
  });

  it('gives the reason where a known disease is no tumor type', () => {
    expect(outsideReason('Lynch Syndrome')).toContain('hereditary syndrome');
    expect(outsideReason('Melanoma')).toBeNull();
  });

  it.each([
    ['3908', 'DOID:3908'],
    ['doid:0060079', 'DOID:0060079'],
    ['MONDO:1', null],
    ['', null],
  ])('reads the DOID %p as %p', (written, doid) => {
    expect(normalDoid(written)).toBe(doid);
  });
});

describe('civicFileUrls', () => {
  it('names the tables of a release', () => {
    expect(civicFileUrls('https://example.org/downloads/01-Aug-2025/')?.map((file) => file.url)).toContain(
      'https://example.org/downloads/01-Aug-2025/01-Aug-2025-VariantSummaries.tsv',
    );
  });
  it.each(['https://example.org/downloads', 'file:///etc/01-Aug-2025', '01-Aug-2025'])('refuses %p', (address) => {
    expect(civicFileUrls(address)).toBeNull();
  });
});
