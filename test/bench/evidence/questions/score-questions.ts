import type { EvidenceAnswer } from '@consilium/domain/evidence';

/** A question with its answer, as the README of this folder tells. */
export interface Question {
  readonly id: string;
  readonly question: string;
  readonly slip: boolean;
  readonly answerable: boolean;
  readonly asks: 'therapy' | 'drug' | 'resistance' | 'diagnosis' | 'prognosis';
  readonly expect: {
    readonly options?: readonly (readonly string[])[];
    readonly avoid?: readonly (readonly string[])[];
    readonly drug?: readonly string[];
    readonly verdict?: string;
    readonly resistance?: readonly (readonly string[])[];
    readonly significance?: string;
    readonly direction?: string;
  };
}

/** What an answerer said, in the form in which it is scored. */
export interface Said {
  readonly abstained: boolean;
  /** Sets of therapies, a verdict on a drug, or a direction; each one text. */
  readonly answers: readonly string[];
  readonly avoid: readonly string[];
}

export interface Score {
  readonly id: string;
  readonly slip: boolean;
  readonly answerable: boolean;
  readonly exact: boolean;
  readonly f1: number;
  readonly rightAbstention: boolean;
  readonly abstained: boolean;
}

const keyOf = (therapies: readonly string[]): string => [...therapies].sort().join(' + ');
const keysOf = (sets: readonly (readonly string[])[]): readonly string[] => [...new Set(sets.map(keyOf))].sort();

/** The part of an answer that the question asked for. */
export function saidOf({ expect }: Question, { abstained, options, resistance, drugs, meanings }: EvidenceAnswer): Said {
  const avoid = keysOf(resistance.map(({ therapies }) => therapies));
  const answers = expect.options
    ? keysOf(options.map(({ therapies }) => therapies))
    : expect.resistance
      ? avoid
      : expect.drug
        ? drugs.map(({ therapies, verdict }) => `${keyOf(therapies)}: ${verdict}`)
        : meanings.slice(0, 1).map(({ significance, direction }) => `${significance}: ${direction}`);
  return { abstained: abstained !== null, answers, avoid };
}

export const wantedOf = ({ expect }: Question): readonly string[] => {
  if (expect.options) return keysOf(expect.options);
  if (expect.resistance) return keysOf(expect.resistance);
  return expect.drug ? [`${keyOf(expect.drug)}: ${expect.verdict ?? ''}`] : [`${expect.significance ?? ''}: ${expect.direction ?? ''}`];
};

export function scoreOf(question: Question, said: Said): Score {
  const { id, slip, answerable } = question;
  const base = { id, slip, answerable, abstained: said.abstained, rightAbstention: said.abstained === !answerable };
  if (!answerable || said.abstained) return { ...base, exact: false, f1: 0 };
  const wanted = wantedOf(question);
  const hits = said.answers.filter((answer) => wanted.includes(answer)).length;
  const isSame = hits === wanted.length && said.answers.length === wanted.length;
  const isWarned = keysOf(question.expect.avoid ?? []).every((therapy) => said.avoid.includes(therapy));
  return { ...base, exact: isSame && isWarned, f1: hits === 0 ? 0 : (2 * hits) / (wanted.length + said.answers.length) };
}
