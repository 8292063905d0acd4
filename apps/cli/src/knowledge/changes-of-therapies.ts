import type { KnowledgeAffectedLine } from '@consilium/contracts';
import type { Prioritization } from '@consilium/domain';

type Therapies = Pick<KnowledgeAffectedLine, 'options' | 'resistance' | 'safety'>;
type TherapyChange = NonNullable<Therapies['options']>[number];
type Standing = TherapyChange['from'];

interface Entry {
  readonly therapies: readonly string[];
  readonly finding?: string;
  readonly standing: NonNullable<Standing>;
  readonly items: readonly string[];
}

/**
 * What a patient would notice although no finding changes tier or level: an option, a resistance or a warning of safety that comes, goes, or stands
 * otherwise. A list that has no change is left out. Ranks are no standing: they follow from the others. Resistance of other tumor types is context.
 */
export function changesOfTherapies(was: Prioritization, is: Prioritization, changed: ReadonlySet<string>): Therapies {
  const options = differing(optionsOf(was), optionsOf(is), changed);
  const resistance = differing(resistanceOf(was), resistanceOf(is), changed);
  const safety = differing(safetyOf(was), safetyOf(is), changed);
  return {
    ...(options.length > 0 ? { options } : {}),
    ...(resistance.length > 0 ? { resistance } : {}),
    ...(safety.length > 0 ? { safety } : {}),
  };
}

const optionsOf = ({ options }: Prioritization): readonly Entry[] =>
  options.map(({ therapies, tier, level, contested, items }) => ({ therapies, standing: { tier, level, contested }, items }));

const resistanceOf = ({ resistance }: Prioritization): readonly Entry[] =>
  resistance.flatMap(({ therapies, finding, tier, level, strength, inClass, items }) =>
    inClass === false ? [] : [{ therapies, finding, standing: { tier, level, strength }, items }],
  );

const safetyOf = ({ safety }: Prioritization): readonly Entry[] =>
  safety.map(({ therapies, finding, items }) => ({ therapies, finding, standing: {}, items }));

/** Entries that differ, each with the changed documents it rests on before or after. */
function differing(before: readonly Entry[], after: readonly Entry[], changed: ReadonlySet<string>): readonly TherapyChange[] {
  const [old, next] = [byName(before), byName(after)];
  return [...new Set([...old.keys(), ...next.keys()])].flatMap((name) => {
    const [was, is] = [old.get(name), next.get(name)];
    const entry = is ?? was;
    const [from, to] = [was?.standing ?? null, is?.standing ?? null];
    if (entry === undefined || JSON.stringify(from) === JSON.stringify(to)) return [];
    const items = new Set([...(was?.items ?? []), ...(is?.items ?? [])]);
    const because = [...items].filter((item) => changed.has(item)).sort();
    const { therapies, finding } = entry;
    return [{ therapies, ...(finding === undefined ? {} : { finding }), from, to, because }];
  });
}

const byName = (entries: readonly Entry[]): ReadonlyMap<string, Entry> =>
  new Map(entries.map((entry) => [`${entry.finding ?? ''} ${entry.therapies.join(' + ')}`, entry]));
