import { aVariant } from '../prioritize/engine.fixture.ts';
import { keysOfFinding } from './read-finding.ts';
import { isLastExon } from './tolerated-truncations.ts';

describe('tolerated truncations', () => {
  test.each([
    ['K3326*', false],
    ['E3309*', true],
    ['I3330fs', false],
    ['S1982fs', true],
  ])('BRCA2 %s as a loss of function: %s', (protein, isLoss) => {
    expect(keysOfFinding(aVariant('BRCA2', protein), null).includes('lof:BRCA2')).toBe(isLoss);
  });

  test.each([
    ['16/16', true],
    ['15-16/16', true],
    ['15/16', false],
    ['1/1', false],
    ['16', false],
    [null, false],
  ])('exon %s is the last of several: %s', (exon, expected) => {
    expect(isLastExon(exon)).toBe(expected);
  });
});
