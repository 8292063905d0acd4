const AT_MOST = 50_000;

/** A judgement of one word, made once: words come again and again, and the tables are long. */
export function perWord<T>(judge: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const verdict = judge(word);
    if (known.size < AT_MOST) known.set(word, verdict);
    return verdict;
  };
}
