import { drugsWritten, genericDrugName } from './drug-name.ts';
import { DRUG_SYNONYMS } from './drug-synonyms.ts';

describe('genericDrugName', () => {
  it.each([
    ['Tagrisso', 'osimertinib'],
    ['AZD9291', 'osimertinib'],
    ['Osimertinib Mesylate', 'osimertinib'],
    ['Dabrafenib (Tafinlar)', 'dabrafenib'],
    ['Tafinlar (dabrafenib)', 'dabrafenib'],
    ['Tafinlar®', 'dabrafenib'],
    ['fam-trastuzumab deruxtecan-nxki', 'trastuzumab deruxtecan'],
    ['ado-trastuzumab emtansine', 'trastuzumab emtansine'],
    ['T-DXd', 'trastuzumab deruxtecan'],
    ['zenocutuzumab-zbco', 'zenocutuzumab'],
    ['Abiraterone acetate', 'abiraterone'],
    ['cyproterone acetate', 'cyproterone acetate'],
    ['5-FU', 'fluorouracil'],
    ['Lutetium (177Lu) dotatate', 'lutetium (177lu) dotatate'],
    ['LUTATHERA', 'lutetium (177lu) dotatate'],
    ['erlotinib', 'erlotinib'],
    ['Larotrectinib Regimen', 'larotrectinib'],
    ['FOLFOX-4 Regimen', 'folfox-4 regimen'],
    ['an unknown drug (code 7)', 'an unknown drug (code 7)'],
    ['trastuzumab', 'trastuzumab'],
  ])('reads %s as %s', (written, generic) => {
    expect(genericDrugName(written)).toBe(generic);
  });

  it('maps each name to one drug, and no generic name to another', () => {
    const names = Object.values(DRUG_SYNONYMS).flat();
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(names.filter((name) => name in DRUG_SYNONYMS)).toEqual([]);
    expect([...names, ...Object.keys(DRUG_SYNONYMS)].filter((name) => name !== name.toLowerCase().trim())).toEqual([]);
  });

  it('is stable: the generic name of a generic name is itself', () => {
    const changed = Object.keys(DRUG_SYNONYMS).filter((name) => genericDrugName(name) !== name);
    expect(changed).toEqual([]);
  });
});

describe('drugsWritten', () => {
  it.each([
    ['Dabrafenib + Trametinib', ['dabrafenib', 'trametinib']],
    ['Tafinlar/Mekinist', ['dabrafenib', 'trametinib']],
    ['Braftovi plus Erbitux', ['encorafenib', 'cetuximab']],
    ['carboplatin, Alimta and Keytruda', ['carboplatin', 'pemetrexed', 'pembrolizumab']],
    ['osimertinib', ['osimertinib']],
    ['', []],
  ])('reads %s as %j', (entry, drugs) => {
    expect(drugsWritten(entry)).toEqual(drugs);
  });
});
