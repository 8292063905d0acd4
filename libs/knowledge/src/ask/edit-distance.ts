/** Edits (letter added, left out, replaced, or two neighbours swapped) from one word to the other; `bound + 1` where there are more. */
export function editDistance(a: string, b: string, bound: number): number {
  if (Math.abs(a.length - b.length) > bound) return bound + 1;
  let older: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let least = Math.min((last[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        least = Math.min(least, (older[column - 2] ?? 0) + 1);
      next.push(least);
    }
    if (Math.min(...next) > bound) return bound + 1;
    [older, last] = [last, next];
  }
  return Math.min(last[b.length] ?? bound + 1, bound + 1);
}

/** Two neighbours swapped and nothing else. */
export function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const differ = [...a].flatMap((letter, at) => (letter === b[at] ? [] : [at]));
  const [first = -1, second = -1] = differ;
  return differ.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first];
}

/** One letter typed twice, or one of two equal letters left out, or one letter within the word left out or added; the ends stay. */
export function isOneInside(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.length !== short.length + 1) return false;
  for (let at = 0; at < long.length; at += 1) {
    if (long.slice(0, at) + long.slice(at + 1) !== short) continue;
    if ((at > 0 && at < long.length - 1) || long[at] === long[at - 1] || long[at] === long[at + 1]) return true;
  }
  return false;
}
