import { assertionsOfRow } from './assertion-of-row.ts';

describe('assertionsOfRow', () => {
  it.each([
    [
      'Predictive',
      'Supports',
      'Sensitivity/Response',
      { significance: 'therapeutic', direction: 'sensitivity', supports: true, tierForming: true },
    ],
    [
      'Predictive',
      'Does Not Support',
      'Resistance',
      { significance: 'therapeutic', direction: 'resistance', supports: false, tierForming: true },
    ],
    [
      'Predictive',
      'Supports',
      'Reduced Sensitivity',
      { significance: 'therapeutic', direction: 'resistance', strength: 'reduced', supports: true, tierForming: true },
    ],
    [
      'Predictive',
      'Supports',
      'Adverse Response',
      { significance: 'therapeutic', direction: 'adverse', supports: true, tierForming: true },
    ],
    ['Diagnostic', 'Supports', 'Negative', { significance: 'diagnostic', direction: 'negative', supports: true, tierForming: true }],
    ['Prognostic', 'Supports', 'Poor Outcome', { significance: 'prognostic', direction: 'poor', supports: true, tierForming: true }],
    [
      'Functional',
      'Supports',
      'Loss of Function',
      { significance: 'diagnostic', direction: 'positive', supports: true, tierForming: false, nature: 'functional: loss of function' },
    ],
    [
      'Predisposing',
      'N/A',
      'N/A',
      { significance: 'diagnostic', direction: 'positive', supports: true, tierForming: false, nature: 'predisposing: n/a' },
    ],
  ])('%s, %s, %s', (type, direction, significance, assertion) => {
    expect(assertionsOfRow(type, direction, significance)).toEqual([assertion]);
  });

  it('reads "no prognostic value" as evidence against either outcome', () => {
    expect(assertionsOfRow('Prognostic', 'Does Not Support', 'N/A')).toEqual([
      { significance: 'prognostic', direction: 'better', supports: false, tierForming: false },
      { significance: 'prognostic', direction: 'poor', supports: false, tierForming: false },
    ]);
  });

  it.each([
    ['Predictive', 'Supports', 'N/A'],
    ['Predictive', 'N/A', 'Resistance'],
    ['Predictive', 'Maybe', 'Resistance'],
    ['Astrological', 'Supports', 'Positive'],
  ])('gives a reason for %s, %s, %s instead of a guess', (type, direction, significance) => {
    expect(typeof assertionsOfRow(type, direction, significance)).toBe('string');
  });
});
