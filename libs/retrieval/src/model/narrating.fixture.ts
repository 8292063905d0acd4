import { createNarrator } from './create-narrator.ts';
import type { NarratorParts } from './create-narrator.ts';
import type { ModelSettings } from './model-settings.ts';
import { aClock, someGuards } from './narrator.fixture.ts';

/** Apart from the data of the tests, for it loads the providers' clients. */
export const aNarrator = (settings: ModelSettings | null, given: Partial<NarratorParts> = {}) =>
  createNarrator({ settings, guards: someGuards(), fetch: globalThis.fetch, clock: aClock(), ...given });
