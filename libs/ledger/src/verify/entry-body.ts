import { isCount, isObject } from '../bundle/guards.ts';
import { isBody1, isBody2 } from './body-shape.ts';
import type { BodyFacts } from './body-shape.ts';
import { parseCanonical } from './canonical-text.ts';
import { Refused } from './finding.ts';
import { quickBody } from './quick-body.ts';

const MAX_BODY_BYTES = 65_535;

/** Log name of the entries of version 1, which were written before the log had a name. */
const LOG_OF_VERSION_1 = 'consilium';

/** The body of an entry, canonical and whole. @throws Refused */
export function readBody(text: string, bytes: number, origin: string): BodyFacts {
  if (bytes > MAX_BODY_BYTES) throw new Refused('ENTRY.NOT_CANONICAL', `a body is at most ${MAX_BODY_BYTES} bytes`);
  const body = quickBody(text) ?? fullBody(text);
  const log = body.v === 1 ? LOG_OF_VERSION_1 : origin;
  if (body.log !== log) throw new Refused('ENTRY.LOG', `the body was written for another log than ${log}`);
  return body;
}

/** The slow way, which decides. @throws Refused */
export function fullBody(text: string): BodyFacts {
  const parsed = parseCanonical(text);
  if ('flaw' in parsed) throw new Refused('ENTRY.NOT_CANONICAL', 'the body is not canonical JSON (RFC 8785)');
  const { value } = parsed;
  if (!isObject(value)) throw new Refused('ENTRY.SHAPE', 'the body is no object');
  if (isCount(value.v) && value.v !== 1 && value.v !== 2)
    throw new Refused('ENTRY.UNSUPPORTED_VERSION', `the body is of version ${value.v}, which this verifier lacks: use a newer one`);
  if (!isBody2(value) && !isBody1(value))
    throw new Refused('ENTRY.SHAPE', 'the body lacks a member, or has one that is unknown or of another type');
  return value;
}
