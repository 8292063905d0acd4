/** The part of a chromosome that a junction keeps: what lies left of the position, or right of it. */
export type Kept = 'left' | 'right';

export interface Breakend {
  readonly chrom: string;
  readonly pos: number;
  /** Null where the record does not say. */
  readonly keeps: Kept | null;
}

/** What a breakend ALT says of its own record and of the mate; `mate` is null for a single breakend. */
export interface BreakendAlt {
  readonly keeps: Kept;
  readonly mate: Breakend | null;
}

const PAIRED = /^([A-Za-z.]*)([[\]])(.+):(\d+)[[\]]([A-Za-z.]*)$/;
const SINGLE = /^(?:\.[A-Za-z]+|[A-Za-z]+\.)$/;

/**
 * Breakend notation (VCF 4.3 §5.4).
 *
 * | ALT | own side keeps | mate keeps |
 * |---|---|---|
 * | `t[p[` | left | right |
 * | `t]p]` | left | left |
 * | `]p]t` | right | left |
 * | `[p[t` | right | right |
 * | `t.` | left | no mate |
 * | `.t` | right | no mate |
 *
 * @returns null when the text is no breakend
 */
export function parseBreakend(alt: string): BreakendAlt | null {
  if (SINGLE.test(alt)) return { keeps: alt.startsWith('.') ? 'right' : 'left', mate: null };
  const [, before = '', bracket, chrom = '', pos = '', after = ''] = PAIRED.exec(alt) ?? [];
  if (bracket === undefined || (before === '') === (after === '')) return null;
  const mate = {
    chrom: chrom.replace(/^<(.*)>$/, '$1'),
    pos: Number(pos),
    keeps: bracket === '[' ? ('right' as const) : ('left' as const),
  };
  return { keeps: before === '' ? 'right' : 'left', mate };
}

/** `+-` of LUMPY, Severus and SAVANA and `3to5` of DELLY: which end of each side joins, as kept parts; null when the text says neither. */
export function keptByStrands(text: string): readonly [Kept, Kept] | null {
  const [, own, mate] = /^([+-])([+-])(?::\d+)?$/.exec(text) ?? /^([35])to([35])$/.exec(text) ?? [];
  if (own === undefined || mate === undefined) return null;
  const kept = (end: string): Kept => (end === '+' || end === '3' ? 'left' : 'right');
  return [kept(own), kept(mate)];
}
