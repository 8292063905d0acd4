/**
 * Runs one course for each name, all at the same time: the first test that asks starts them, and each waits for its own. For courses that mostly
 * wait for a page or an engine.
 */
export function sideBySide<T, R>(inputs: Readonly<Record<string, T>>, course: (input: T) => Promise<R>): (name: string) => Promise<R> {
  let begun: Map<string, Promise<R>> | undefined;
  return (name) => {
    begun ??= new Map(
      Object.entries(inputs).map(([key, input]) => {
        const run = course(input);
        run.catch(() => undefined); // its own test hears of it
        return [key, run];
      }),
    );
    const run = begun.get(name);
    if (!run) throw new Error(`there is no course ${name}`);
    return run;
  };
}

/** Prepares the first ones at the same time, so that a suite does not wait for each in turn; further ones are made when asked for. */
export function prepared<T>(make: () => Promise<T>, atOnce: number): () => Promise<T> {
  const ready = Array.from({ length: atOnce }, () => {
    const one = make();
    one.catch(() => undefined); // whoever takes it hears of it
    return one;
  });
  return () => ready.shift() ?? make();
}
