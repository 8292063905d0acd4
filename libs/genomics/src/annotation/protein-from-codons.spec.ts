import { proteinFromCodons } from './protein-from-codons.ts';

describe('proteinFromCodons', () => {
  it.each([
    ['V/E', '600', 'missense_variant', 'p.V600E'],
    ['R/*', '213', 'stop_gained', 'p.R213*'],
    ['V', '600', 'synonymous_variant', 'p.V600='],
    ['K/X', '745', 'frameshift_variant', 'p.K745fs'],
    ['ELREA/-', '746-750', 'inframe_deletion', 'p.E746_A750del'],
    ['KELREA/K', '745-750', 'inframe_deletion', 'p.E746_A750del'],
    ['ELREA/V', '746-750', 'protein_altering_variant', 'p.E746_A750delinsV'],
    ['D/DD', '770', 'inframe_insertion', 'p.D770dup'],
    ['ASV/ASVASV', '767-769', 'inframe_insertion', 'p.A767_V769dup'],
    ['D/DNPH', '770', 'inframe_insertion', 'p.D770_Xaa771insNPH'],
    ['-/GY', '772-773', 'inframe_insertion', 'p.Xaa772_Xaa773insGY'],
    ['', '', 'intron_variant', null],
    ['X/W', '', 'stop_lost', null],
  ])('%s at %s (%s) is %p', (aminoAcids, position, term, expected) => {
    expect(proteinFromCodons({ aminoAcids, position, terms: [term] })).toBe(expected);
  });
});
