import type { FindingResult, LevelView } from '../explanation.ts';
import { escatOf } from './escat.ts';
import { nctDktkOf } from './nct-dktk.ts';
import { plainLevelOf } from './plain-levels.ts';

/** A result in the other schemes, each with its id and version: derived, proposed, and none where a scheme has no word for it (2-domain-rules §4). */
export const viewsOf = (result: FindingResult): readonly LevelView[] =>
  [escatOf(result), nctDktkOf(result), plainLevelOf(result)].filter((view) => view !== null);
