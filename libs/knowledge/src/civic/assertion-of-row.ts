import type { Direction, Significance } from '@consilium/domain';

/** What a row says, in the terms of the tier table. */
export interface RowAssertion {
  readonly significance: Significance;
  readonly direction: Direction;
  readonly strength?: 'reduced';
  readonly supports: boolean;
  readonly tierForming: boolean;
  /** For evidence that never forms a tier: what the source calls it, e.g. `functional: loss of function`. */
  readonly nature?: string;
}

const DIRECTIONS: Readonly<Record<string, Readonly<Record<string, Direction>>>> = {
  Predictive: {
    'Sensitivity/Response': 'sensitivity',
    Resistance: 'resistance',
    'Reduced Sensitivity': 'resistance',
    'Adverse Response': 'adverse',
  },
  Diagnostic: { Positive: 'positive', Negative: 'negative' },
  Prognostic: { 'Better Outcome': 'better', 'Poor Outcome': 'poor' },
};
const SIGNIFICANCE: Readonly<Record<string, Significance>> = {
  Predictive: 'therapeutic',
  Diagnostic: 'diagnostic',
  Prognostic: 'prognostic',
};
const NEVER_TIER = new Set(['Functional', 'Oncogenic', 'Predisposing']);

/**
 * Maps CIViC's evidence type, direction and significance.
 *
 * | type | significance | direction here |
 * |---|---|---|
 * | Predictive | Sensitivity/Response · Resistance · Adverse Response | sensitivity · resistance · adverse |
 * | Predictive | Reduced Sensitivity | resistance, strength reduced |
 * | Diagnostic | Positive · Negative | positive · negative |
 * | Prognostic | Better Outcome · Poor Outcome | better · poor |
 * | Prognostic | N/A (no prognostic value) | does not support better, does not support poor |
 * | Functional, Oncogenic, Predisposing | any | never tier-forming; `nature` keeps what it says |
 *
 * @returns the reason in words when the row says nothing the program knows
 */
export function assertionsOfRow(type: string, direction: string, significance: string): readonly RowAssertion[] | string {
  if (!['Supports', 'Does Not Support', 'N/A'].includes(direction)) return `evidence direction "${direction}" is not known`;
  const supports = direction !== 'Does Not Support';
  if (NEVER_TIER.has(type)) {
    return [
      { significance: 'diagnostic', direction: 'positive', supports, tierForming: false, nature: `${type}: ${significance}`.toLowerCase() },
    ];
  }
  const kind = Object.hasOwn(SIGNIFICANCE, type) ? SIGNIFICANCE[type] : undefined;
  if (kind === undefined) return `evidence type "${type}" is not known`;
  if (type === 'Prognostic' && significance === 'N/A') {
    return (['better', 'poor'] as const).map((outcome) => ({
      significance: kind,
      direction: outcome,
      supports: false,
      tierForming: false,
    }));
  }
  const read = new Map(Object.entries(DIRECTIONS[type] ?? {})).get(significance);
  if (read === undefined) return `significance "${significance}" is not known for ${type.toLowerCase()} evidence`;
  if (direction === 'N/A') return `evidence direction is missing for ${type.toLowerCase()} evidence`;
  return [
    {
      significance: kind,
      direction: read,
      supports,
      tierForming: true,
      ...(significance === 'Reduced Sensitivity' ? { strength: 'reduced' as const } : {}),
    },
  ];
}
