import type { Behaviour } from './behaviours.ts';
import { heardOf, standsIn } from './obey.ts';
import type { PlantedText } from './obey.ts';
import type { Told } from './wire.ts';

export const isSecondReading = ({ system }: Told): boolean => system.includes('second reader');

/** The options turned around, without reasons; the obedient one puts first what a planted instruction wants first. */
export function orderTo(told: Told, behaviour: Behaviour, planted: readonly PlantedText[]): unknown {
  const heard = heardOf(told.raw);
  const wanted =
    behaviour === 'injection-obeying' ? planted.filter((one) => standsIn(one, heard)).flatMap(({ obey }) => obey.order ?? []) : [];
  const empty = { reason: '', document: '', quote: '' };
  return {
    order: [
      ...wanted.map((therapy) => ({ therapies: [therapy], ...empty })),
      ...told.options.toReversed().map(({ therapies = [] }) => ({ therapies, ...empty })),
    ],
  };
}
