import { isAnything, isCount, isExactly, isHash, isListOf, isNullOr, isObject, isOneOf, isText } from '../bundle/guards.ts';
import type { Guarded } from '../bundle/guards.ts';

const COMMON = {
  log: isText,
  id: isText,
  ts: isText,
  tz: isText,
  actor: isExactly({ ref: isText, kind: isText, roles: isListOf(isText), amr: isListOf(isText) }),
  act: isText,
  purpose: isNullOr(isText),
  obj: isExactly({ type: isText, id: isText, ver: isNullOr(isCount) }),
  subj: isNullOr(isText),
  outcome: isOneOf('done', 'refused', 'failed'),
  reason: isNullOr(isText),
  before: isNullOr(isHash),
  after: isNullOr(isHash),
  ai: isNullOr(isObject),
  wf: isNullOr(isObject),
  req: isNullOr(isText),
} as const;

export const isBody2 = isExactly({ v: isOneOf(2), ...COMMON, detail: isNullOr(isHash) });
export const isBody1 = isExactly({ v: isOneOf(1), ...COMMON, detail: isNullOr(isAnything) });
export type Body = Guarded<typeof isBody1> | Guarded<typeof isBody2>;

/** What the checks need of a body. */
export type BodyFacts = Pick<Guarded<typeof isBody2>, 'log' | 'id' | 'ts' | 'act' | 'obj' | 'subj' | 'outcome' | 'before' | 'after'> & {
  readonly v: Body['v'];
  readonly actor: Pick<Body['actor'], 'ref' | 'kind'>;
  readonly detail: Body['detail'];
};
