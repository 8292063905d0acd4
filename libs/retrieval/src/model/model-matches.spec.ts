import { describe, expect, it } from '@jest/globals';
import { modelMatches } from './model-matches.ts';

describe('modelMatches', () => {
  it.each([
    ['exact', 'm-1', 'm-1', true],
    ['exact', 'm-1', 'm-1-2025-08-01', false],
    ['prefix', 'm-1', 'm-1', true],
    ['prefix', 'm-1', 'm-1-2025-08-01', true],
    ['prefix', 'm-1', 'vendor/m-1', true],
    ['prefix', 'vendor/M-1', 'm-1', true],
    ['prefix', 'm-1', 'm-1:latest', true],
    ['prefix', 'm-1', 'm-10', false],
    ['prefix', 'm-1', 'm-2', false],
    ['prefix', 'm-1-large', 'm-1', false],
    ['prefix', 'm-1', null, false],
    ['exact', 'm-1', null, false],
    ['any', 'm-1', 'other', true],
    ['any', 'm-1', null, true],
  ] as const)('%s: asked %s, answered by %s: %p', (modelMatch, model, answeredBy, same) => {
    expect(modelMatches({ model, modelMatch }, answeredBy)).toBe(same);
  });

  it('holds the answer against the name of the deployment where one is given', () => {
    expect(modelMatches({ model: 'our-deployment', answersAs: 'm-1' }, 'm-1-2025-08-01')).toBe(true);
    expect(modelMatches({ model: 'm-1', answersAs: 'm-2' }, 'm-1')).toBe(false);
  });
});
