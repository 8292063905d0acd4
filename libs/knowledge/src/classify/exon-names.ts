import type { ClassifiedName } from './classified-name.ts';
import { anyOf, single, TEXT } from './classified-name.ts';

const EXON = /^ex(?:on)?s?\.?\s*(?<from>\d{1,3})(?:\s*[-–]\s*(?<to>\d{1,3}))?\s*(?<what>.*)$/i;

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:|mut|mutations?|mutated|alterations?|variants?)$/i, 'mutation'],
  [/^(?:in-?frame )?(?:del|deletions?)(?: mutations?)?$/i, 'deletion'],
  [/^(?:in-?frame )?(?:ins|insertions?)(?: mutations?)?$/i, 'insertion'],
  [/^(?:skip|skipping)(?: mutations?| alterations?| variants?)?$/i, 'skipping'],
  [/^frame-?shifts?(?: mutations?)?$/i, 'frameshift'],
];

/**
 * | name | keys |
 * |---|---|
 * | `Exon 19 Deletion`, `ex19del` | `exon:EGFR:19:deletion` |
 * | `Exon 14 Skipping Mutation` | `exon:MET:14:skipping` |
 * | `EXON 1-2 MUTATION` | `exon:STK11:1:mutation` or `exon:STK11:2:mutation` |
 * | `Exon 2-18 Deletion` | `exon:ALK:2-18:deletion`: all of them are lost, so one exon's deletion does not match |
 * | `Exon 18 Overexpression` | text |
 */
export function exonName(gene: string, name: string): ClassifiedName | null {
  const groups = EXON.exec(name)?.groups;
  if (groups === undefined) return null;
  const kind = KINDS.find(([pattern]) => pattern.test((groups['what'] ?? '').trim()))?.[1];
  if (kind === undefined) return TEXT;
  const from = Number(groups['from']);
  const to = Number(groups['to'] ?? from);
  if (to < from) return TEXT;
  if (to === from) return single('exon', `exon:${gene}:${from}:${kind}`);
  if (kind !== 'mutation') return single('exon', `exon:${gene}:${from}-${to}:${kind}`);
  return anyOf(
    'exon',
    Array.from({ length: to - from + 1 }, (_, index) => `exon:${gene}:${from + index}:mutation`),
  );
}
