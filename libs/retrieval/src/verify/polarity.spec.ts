import { polarityCodes } from './polarity.ts';

const FOR = { therapies: 'osimertinib', disease: 'Lung Cancer', significance: 'sensitivity', direction: 'supports' };
const RESISTANT = { ...FOR, disease: 'Castration-resistant Prostate Cancer', significance: 'resistance' };
const REDUCED = { ...RESISTANT, strength: 'reduced' };
const DISPUTES = { ...FOR, direction: 'does not support' };

describe('polarityCodes', () => {
  test.each([
    ['sensitivity of a record that supports it', 'Lung Cancer: sensitivity to osimertinib.', FOR],
    ['resistance of a record that supports it', 'Castration-resistant Prostate Cancer: resistance to osimertinib.', RESISTANT],
    ['reduced sensitivity', 'Reduced sensitivity to osimertinib, reduced sensitivity.', REDUCED],
    ['a record that does not support', 'The record does not support sensitivity to osimertinib.', DISPUTES],
    ['against, of a record that does not support', 'Against osimertinib: does not support sensitivity.', DISPUTES],
    ['what is not stated', 'Tumor type not stated, sensitivity to osimertinib.', FOR],
  ])('lets pass %s', (_, text, fields) => {
    expect(polarityCodes(text, fields)).toEqual([]);
  });

  test.each([
    ['resistance told of a sensitive record', 'Lung Cancer: resistance to osimertinib.', FOR],
    ['sensitivity told of a resistant record', 'Castration-resistant Prostate Cancer: sensitivity to osimertinib.', RESISTANT],
    ['sensitivity told of a reduced one', 'Sensitivity to osimertinib.', REDUCED],
    ['a denial of what the record supports', 'No sensitivity to osimertinib.', FOR],
    ['a denial of reduced sensitivity', 'No reduced sensitivity to osimertinib.', REDUCED],
    ['support told of a record that does not support', 'Sensitivity to osimertinib.', DISPUTES],
    ['does not support told of a record that does', 'Does not support sensitivity to osimertinib.', FOR],
    ['against told of a record that is for', 'FDA label against osimertinib.', FOR],
  ])('drops %s', (_, text, fields) => {
    expect(polarityCodes(text, fields)).toEqual(['CLAIM.POLARITY']);
  });
});
