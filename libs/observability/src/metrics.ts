/** Values of a metric's labels. Keep them few and closed: routes as patterns, never ids. */
export type Labels = Readonly<Record<string, string | number>>;

export interface Counter {
  inc(labels?: Labels, by?: number): void;
}
export interface Histogram {
  /** @param seconds observed duration */
  observe(labels: Labels, seconds: number): void;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;
interface Distribution {
  readonly labels: Labels;
  readonly buckets: number[];
  sum: number;
  count: number;
}

/** Metrics in the Prometheus text format 0.0.4. */
export class Metrics {
  private readonly parts: (() => readonly string[])[] = [];

  counter(name: string, help: string): Counter {
    const values = new Map<string, number>();
    this.parts.push(() => [...head(name, help, 'counter'), ...[...values].map(([labels, value]) => `${name}${labels} ${value}`)]);
    return { inc: (labels = {}, by = 1) => void values.set(braces(labels), (values.get(braces(labels)) ?? 0) + by) };
  }

  gauge(name: string, help: string, read: () => number): void {
    this.parts.push(() => [...head(name, help, 'gauge'), `${name} ${read()}`]);
  }

  histogram(name: string, help: string): Histogram {
    const values = new Map<string, Distribution>();
    this.parts.push(() => [...head(name, help, 'histogram'), ...[...values.values()].flatMap((one) => distributionLines(name, one))]);
    return {
      observe(labels, seconds) {
        const key = braces(labels);
        const one = values.get(key) ?? { labels, buckets: SECONDS.map(() => 0), sum: 0, count: 0 };
        values.set(key, one);
        SECONDS.forEach((limit, at) => {
          if (seconds <= limit) one.buckets[at] = (one.buckets[at] ?? 0) + 1;
        });
        one.sum += seconds;
        one.count += 1;
      },
    };
  }

  render(): string {
    return `${this.parts.flatMap((part) => part()).join('\n')}\n`;
  }
}

const head = (name: string, help: string, type: string): readonly string[] => [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];

function distributionLines(name: string, { labels, buckets, sum, count }: Distribution): readonly string[] {
  const limits = [...SECONDS.map((limit, at) => [String(limit), buckets[at] ?? 0] as const), ['+Inf', count] as const];
  return [
    ...limits.map(([le, value]) => `${name}_bucket${braces({ ...labels, le })} ${value}`),
    `${name}_sum${braces(labels)} ${sum}`,
    `${name}_count${braces(labels)} ${count}`,
  ];
}

function braces(labels: Labels): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${name}="${String(value).replace(/[\\"\n]/g, (char) => (char === '\n' ? '\\n' : `\\${char}`))}"`,
  );
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
