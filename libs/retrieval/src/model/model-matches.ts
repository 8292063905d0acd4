import type { ModelSettings } from './model-settings.ts';

/**
 * Whether the model that answered is the one that was asked.
 *
 * | match | asked | answered | same |
 * |---|---|---|---|
 * | exact | m-1 | m-1 | yes |
 * | exact | m-1 | m-1-2025-08-01 | no |
 * | prefix | m-1 | m-1-2025-08-01, vendor/m-1, m-1:latest | yes |
 * | prefix | m-1 | m-10, m-2 | no |
 * | exact, prefix | any | not told | no |
 * | any | any | any, not told | yes |
 */
export function modelMatches(settings: Pick<ModelSettings, 'model' | 'modelMatch' | 'answersAs'>, answeredBy: string | null): boolean {
  const match = settings.modelMatch ?? 'prefix';
  if (match === 'any') return true;
  if (answeredBy === null) return false;
  const asked = settings.answersAs ?? settings.model;
  if (match === 'exact') return answeredBy === asked;
  const family = lastPart(asked);
  const answered = lastPart(answeredBy);
  return answered === family || (answered.startsWith(family) && /^[-@:.]/.test(answered.slice(family.length)));
}

const lastPart = (name: string): string => name.toLowerCase().split('/').at(-1) ?? '';
