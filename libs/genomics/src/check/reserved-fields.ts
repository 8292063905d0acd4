/** A field's meaning as far as its values can be checked. */
export interface FieldRule {
  /** A count, or A, R, G and `.` as in the specification. */
  readonly number: string;
  readonly type: string;
}

interface Reserved extends FieldRule {
  /** Minor versions of VCF 4 that reserve it. */
  readonly from?: number;
  readonly to?: number;
}

const rule = (number: string, type: string, from?: number, to?: number): Reserved => ({
  number,
  type,
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});

/** Reserved INFO keys (VCF specification 4.3 §1.6.1; 4.1 and 4.2 §1.4.1). */
const INFO: Readonly<Record<string, Reserved>> = {
  AA: rule('1', 'String'), AC: rule('A', 'Integer'), AD: rule('R', 'Integer', 3), ADF: rule('R', 'Integer', 3), ADR: rule('R', 'Integer', 3),
  AF: rule('A', 'Float'), AN: rule('1', 'Integer'), BQ: rule('1', 'Float'), CIGAR: rule('A', 'String'), DB: rule('0', 'Flag'),
  DP: rule('1', 'Integer'), END: rule('1', 'Integer'), H2: rule('0', 'Flag'), H3: rule('0', 'Flag'), MQ: rule('1', 'Float'),
  MQ0: rule('1', 'Integer'), NS: rule('1', 'Integer'), SOMATIC: rule('0', 'Flag'), VALIDATED: rule('0', 'Flag'), '1000G': rule('0', 'Flag'),
}; // prettier-ignore

/** Reserved FORMAT keys (VCF specification 4.3 §1.6.2; 4.1 and 4.2 §1.4.2). */
const FORMAT: Readonly<Record<string, Reserved>> = {
  AD: rule('R', 'Integer', 3), ADF: rule('R', 'Integer', 3), ADR: rule('R', 'Integer', 3), DP: rule('1', 'Integer'), EC: rule('A', 'Integer'),
  FT: rule('1', 'String'), GL: rule('G', 'Float'), GLE: rule('G', 'String', 1, 2), GP: rule('G', 'Float'), GQ: rule('1', 'Integer'),
  GT: rule('1', 'String'), HQ: rule('2', 'Integer'), MQ: rule('1', 'Integer'), PL: rule('G', 'Integer'), PQ: rule('1', 'Integer'),
  PS: rule('1', 'Integer'),
}; // prettier-ignore

/** The rule of a reserved key in VCF 4.`minor`, or null when the key is free there. */
export function reservedField(kind: 'INFO' | 'FORMAT', id: string, minor: number): FieldRule | null {
  const found = Object.entries(kind === 'INFO' ? INFO : FORMAT).find(([name]) => name === id)?.[1];
  return found && minor >= (found.from ?? 0) && minor <= (found.to ?? 9) ? found : null;
}

/** Reserved INFO keys that count or measure and are never negative. */
export const NEVER_NEGATIVE: ReadonlySet<string> = new Set(['AC', 'AF', 'AN', 'BQ', 'DP', 'END', 'MQ', 'MQ0', 'NS']);
