import { keyOf } from './listed-options.ts';
import type { ListedOption } from './listed-options.ts';

const TOLD = 6;

/**
 * Where the model's order differs from the rules', in our own words: the fewest options that had to be moved to make one order of the other, then
 * those that the model left out.
 */
export function disagreementsOf(order: readonly (readonly string[])[], listed: readonly ListedOption[]): readonly string[] {
  const keys = order.map(keyOf);
  const given = listed.filter(({ therapies }) => keys.includes(keyOf(therapies)));
  const ranks = keys.map((key) => given.findIndex(({ therapies }) => keyOf(therapies) === key));
  const stays = longestRising(ranks);
  const moved = ranks.flatMap((rank, place) => {
    const option = given[rank];
    return option === undefined || stays.has(rank) ? [] : [movedText(option, place, rank)];
  });
  const missing = listed.filter(({ therapies }) => !keys.includes(keyOf(therapies))).map(missingText);
  return [...moved, ...missing].slice(0, TOLD);
}

const nameOf = ({ therapies, grade }: ListedOption): string => `${therapies.join(' + ')} (${grade})`;

const movedText = (option: ListedOption, place: number, rank: number): string =>
  `The model puts ${nameOf(option)} at place ${place + 1}, the rules at place ${rank + 1}.`;

const missingText = (option: ListedOption): string => `The model leaves ${nameOf(option)} out of its order.`;

/** Members of one longest rising subsequence: what keeps its order. Lists are short, so the quadratic way will do. */
function longestRising(ranks: readonly number[]): ReadonlySet<number> {
  const chains = ranks.reduce<readonly (readonly number[])[]>((found, rank) => {
    const longest = found
      .filter((chain) => (chain.at(-1) ?? -1) < rank)
      .reduce<readonly number[]>((best, chain) => (chain.length > best.length ? chain : best), []);
    return [...found, [...longest, rank]];
  }, []);
  return new Set(chains.reduce<readonly number[]>((best, chain) => (chain.length > best.length ? chain : best), []));
}
