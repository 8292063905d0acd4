const FAILURES_TO_OPEN = 3;
export const OPEN_MS = 60_000;

interface Circuit {
  readonly failures: number;
  readonly openUntil: number;
  readonly probing: boolean;
}

const CLOSED: Circuit = { failures: 0, openUntil: 0, probing: false };

export interface CircuitBreaker {
  /** Whether a call may be made; an `opened` circuit lets one through after its time and no other until that one's outcome is told. */
  admits(destination: string): boolean;
  told(destination: string, outcome: 'answered' | 'failed'): void;
  /** A call that was admitted and not made gives its place back. */
  released(destination: string): void;
}

/**
 * Leaves a destination alone that failed several times in a row (LLM-14), in this process.
 *
 * | failures in a row | time since the last | a call |
 * |---|---|---|
 * | 0–2 | any | is made |
 * | 3 or more | under 60 s | is not made |
 * | 3 or more | 60 s or over | one is made; it answers: closed; it fails: another 60 s |
 */
export function circuitBreaker(now: () => number): CircuitBreaker {
  const circuits = new Map<string, Circuit>();
  const of = (destination: string): Circuit => circuits.get(destination) ?? CLOSED;
  return {
    admits: (destination) => {
      const circuit = of(destination);
      if (circuit.failures < FAILURES_TO_OPEN) return true;
      if (circuit.probing || now() < circuit.openUntil) return false;
      circuits.set(destination, { ...circuit, probing: true });
      return true;
    },
    told: (destination, outcome) => {
      const failures = outcome === 'answered' ? 0 : of(destination).failures + 1;
      circuits.set(destination, { failures, openUntil: now() + OPEN_MS, probing: false });
    },
    released: (destination) => {
      circuits.set(destination, { ...of(destination), probing: false });
    },
  };
}
