/** Composition, polarity and volume of the side chains (Grantham 1974, PMID 4843792). */
const SIDE_CHAINS: Readonly<Record<string, readonly [composition: number, polarity: number, volume: number]>> = {
  S: [1.42, 9.2, 32],
  R: [0.65, 10.5, 124],
  L: [0, 4.9, 111],
  P: [0.39, 8, 32.5],
  T: [0.71, 8.6, 61],
  A: [0, 8.1, 31],
  V: [0, 5.9, 84],
  G: [0.74, 9, 3],
  I: [0, 5.2, 111],
  F: [0, 5.2, 132],
  Y: [0.2, 6.2, 136],
  C: [2.75, 5.5, 55],
  H: [0.58, 10.4, 96],
  Q: [0.89, 10.5, 85],
  N: [1.33, 11.6, 56],
  K: [0.33, 11.3, 119],
  D: [1.38, 13, 54],
  E: [0.92, 12.3, 83],
  M: [0, 5.7, 105],
  W: [0.13, 5.4, 170],
};

/** How far two amino acids are apart in chemistry, about 5 (leucine, isoleucine) to 215 (cysteine, tryptophan); null for a letter that is none. */
export function residueDistance(a: string, b: string): number | null {
  const [from, to] = [SIDE_CHAINS[a], SIDE_CHAINS[b]];
  if (from === undefined || to === undefined) return null;
  const [composition, polarity, volume] = [from[0] - to[0], from[1] - to[1], from[2] - to[2]];
  return 50.723 * Math.sqrt(1.833 * composition ** 2 + 0.1018 * polarity ** 2 + 0.000399 * volume ** 2);
}
