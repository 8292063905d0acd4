import type { BodyFacts } from './body-shape.ts';

const TEXT = '"[ !#-\\[\\]-~]*"';
const TEXTS = `\\[(?:${TEXT}(?:,${TEXT})*)?\\]`;
const TEXT_OR_NULL = `(?:null|${TEXT})`;
const HASH_OR_NULL = '(null|"[0-9a-f]{64}")';
const BODY = new RegExp(
  [
    `^\\{"act":(${TEXT})`,
    `"actor":\\{"amr":${TEXTS},"kind":(${TEXT}),"ref":(${TEXT}),"roles":${TEXTS}\\}`,
    `"after":${HASH_OR_NULL},"ai":null,"before":${HASH_OR_NULL},"detail":${HASH_OR_NULL}`,
    `"id":(${TEXT}),"log":(${TEXT})`,
    `"obj":\\{"id":(${TEXT}),"type":(${TEXT}),"ver":(null|0|[1-9][0-9]{0,14})\\}`,
    `"outcome":"(done|refused|failed)","purpose":${TEXT_OR_NULL},"reason":${TEXT_OR_NULL},"req":${TEXT_OR_NULL}`,
    `"subj":(${TEXT_OR_NULL}),"ts":(${TEXT}),"tz":${TEXT},"v":2,"wf":(?:null|\\{"run":${TEXT},"step":${TEXT}\\})\\}$`,
  ].join(','),
);

const bare = (quoted = ''): string => quoted.slice(1, -1);
const bareOrNull = (quoted?: string): string | null => (quoted === 'null' ? null : bare(quoted));

/**
 * A body of version 2 in its most frequent form: printable ASCII without an escape, no part of a model. A text that matches is canonical and whole, in
 * one pass instead of a parse, a second writing and a look at each member. Null says nothing: the slow way decides.
 */
export function quickBody(text: string): BodyFacts | null {
  const found = BODY.exec(text);
  if (!found) return null;
  const [, act, kind, ref, after, before, detail, id, log, objId, type, ver, outcome, subj, ts] = found;
  return {
    v: 2,
    log: bare(log),
    id: bare(id),
    ts: bare(ts),
    actor: { ref: bare(ref), kind: bare(kind) },
    act: bare(act),
    obj: { type: bare(type), id: bare(objId), ver: ver === 'null' ? null : Number(ver) },
    subj: bareOrNull(subj),
    outcome: outcome === 'done' || outcome === 'refused' ? outcome : 'failed',
    before: bareOrNull(before),
    after: bareOrNull(after),
    detail: bareOrNull(detail),
  };
}
