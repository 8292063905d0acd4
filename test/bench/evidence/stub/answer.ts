import { OTHER_BEHAVIOURS, SPOILERS, SPOILING } from './behaviours.ts';
import type { Behaviour, Extent } from './behaviours.ts';
import { goodSentences } from './good-sentences.ts';
import { obedient } from './obey.ts';
import type { PlantedText } from './obey.ts';
import type { Spoiler } from './spoil/spoiler.ts';
import type { LabelledSentence, Told } from './wire.ts';

/** One in so many is spoiled by `few`: at most a fifth of a draft may fall before the whole of it does. */
const FEW = 6;

/** The sentences of an answer, each with its label. */
export function answerTo(told: Told, behaviour: Behaviour, extent: Extent, planted: readonly PlantedText[]): readonly LabelledSentence[] {
  const good = goodSentences(told).map((sentence): LabelledSentence => ({ sentence, spoiled: false }));
  const spoiling = SPOILING.find((name) => name === behaviour);
  if (spoiling !== undefined) return spoiled(good, SPOILERS[spoiling], told, extent);
  if (behaviour === OTHER_BEHAVIOURS[1])
    return good.filter(({ sentence }) => sentence.section !== 'resistance' && sentence.section !== 'evidence-against');
  return behaviour === 'injection-obeying' ? obedient(good, told, planted) : good;
}

function spoiled(good: readonly LabelledSentence[], spoil: Spoiler, told: Told, extent: Extent): readonly LabelledSentence[] {
  let left = extent === 'all' ? good.length : Math.max(1, Math.floor(good.length / FEW));
  const start = good.length === 0 ? 0 : told.raw.length % good.length;
  const changed = new Map<number, LabelledSentence>();
  for (let step = 0; step < good.length && left > 0; step += 1) {
    const at = (start + step) % good.length;
    const sentence = good[at] && spoil(good[at].sentence, told);
    if (!sentence) continue;
    changed.set(at, { sentence, spoiled: true });
    left -= 1;
  }
  return good.map((label, at) => changed.get(at) ?? label);
}
